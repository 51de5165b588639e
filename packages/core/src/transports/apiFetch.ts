import { SignInError } from '../errors.ts'
import { readHttpReply } from '../wire/httpReply.ts'
import { CSRF_HEADER, PROTOCOL_HEADER } from '../wire/protocol.ts'
import { readStepUpDemand, type StepUpDemand } from '../wire/stepUpDemand.ts'

export interface ApiFetchOptions {
  /** The path of the backend's proxy to your API. @default '/api' */
  readonly basePath?: string
  /** @default globalThis.fetch */
  readonly fetch?: typeof globalThis.fetch
  /**
   * Lets the user sign in again because your API asks for it. Resolves to true after the user has signed in, and to false
   * if the user has cancelled. @default no step-up: the request rejects with `step_up_required`
   */
  readonly stepUp?: (demand: StepUpDemand) => Promise<boolean>
}

/**
 * Sends a request to your API. `path` is a path of the API: `/orders`. A path with `..` that leaves the API is not sent.
 * Resolves to every response of the API, also to an error. Rejects with a {@link SignInError} if the request did not
 * reach the API, or with the reason of `init.signal`.
 */
export type ApiFetch = (path: string, init?: RequestInit) => Promise<Response>

/**
 * Returns a function like `fetch` that calls your own API through the backend, which adds the access token. If your API
 * asks for a step-up (RFC 9470), the request is sent again after the step-up, because your API has not processed it. No
 * other request is sent twice.
 *
 * @example
 * const api = createApiFetch()
 * const orders = await (await api('/orders')).json()
 */
export function createApiFetch(options: ApiFetchOptions = {}): ApiFetch {
  const { basePath = '/api', stepUp } = options
  const hrefOf = (path: string): string => new URL(basePath + path, 'http://x').href

  async function send(path: string, init: RequestInit): Promise<Response> {
    // A path may contain text of another user. With `..` in the text, the request would reach the calls of the sign-in.
    if (!hrefOf(path).startsWith(hrefOf('/'))) throw new SignInError('bad_request', { detail: 'path' })
    const { fetch = globalThis.fetch } = options
    const headers = new Headers(init.headers)
    headers.set(CSRF_HEADER, '1')
    try {
      return await fetch(`${basePath}${path}`, {
        ...init,
        headers,
        credentials: 'same-origin',
        redirect: 'error',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      })
    } catch (cause) {
      if (init.signal?.aborted) throw init.signal.reason
      throw new SignInError('network', { cause })
    }
  }

  return async (path, init = {}) => {
    const response = await send(path, init)
    if (!isFromBackend(response)) return response
    const text = await response.text()
    const demand = readStepUpDemand(text)
    // A stream is empty after the first request, so that request cannot be sent again.
    const mayRepeat = !(init.body instanceof ReadableStream)
    if (!demand || !mayRepeat || !(await stepUp?.(demand))) throw errorOf(response, text)
    const second = await send(path, init)
    if (!isFromBackend(second)) return second
    throw errorOf(second, await second.text())
  }
}

// The backend removes this header from the responses of the API.
const isFromBackend = ({ headers }: Response): boolean => headers.has(PROTOCOL_HEADER)

/** The error that the backend reports. */
function errorOf(response: Response, text: string): unknown {
  try {
    readHttpReply(response, text)
  } catch (thrown) {
    return thrown
  }
  return new SignInError('bad_response', { detail: 'the backend replied instead of the API' })
}

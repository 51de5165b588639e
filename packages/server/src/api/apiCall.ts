import { SignInError, type SignInErrorCode } from '@challenge-kit/core'

/** One request to the API. */
export interface ApiCall {
  readonly url: URL
  readonly method: string
  readonly headers: Headers
  /** Null for a request without a body. */
  readonly body: ReadableStream<Uint8Array> | null
  /** Aborted when the browser no longer waits. */
  readonly signal: AbortSignal
}

interface ApiCallerParts {
  readonly fetch: (request: Request) => Promise<Response>
  /** Milliseconds without progress. */
  readonly timeout: number
  readonly maxBodyBytes: number
}

/** Thrown if the body is too long. Part of the body may have been sent. */
export const BODY_TOO_LARGE: Error = new Error('the body is larger than maxBodyBytes')

/** Whether a request only reads, so that it can be sent twice. */
export const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD'

/** Sends one request to the API. Resolves when the headers of the response are there. The body then streams. */
export type CallApi = (call: ApiCall) => Promise<Response>

/** Redirects are never followed, because a redirect would take the token to another address. */
export function createApiCaller({ fetch, timeout, maxBodyBytes }: ApiCallerParts): CallApi {
  return async ({ url, method, headers, body, signal }) => {
    const timer = progressTimer(timeout)
    let tooLarge = false
    const limited = body?.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>(
        sizeLimit(maxBodyBytes, () => {
          tooLarge = true
          timer.abort()
        }),
      ),
    )
    try {
      // A stream as the body requires `duplex`, which TypeScript's DOM types lack.
      const init = { method, headers, body: limited ?? null, redirect: 'manual', duplex: 'half' } as const
      const response = await fetch(new Request(url, { ...init, signal: AbortSignal.any([timer.signal, signal]) }))
      if (isRedirect(response)) {
        timer.abort()
        throw new SignInError(redirectCode(method, response), {
          detail: 'the API redirects: give its final URL as `upstream`',
        })
      }
      return new Response(streamed(response.body, timer), { status: response.status, headers: response.headers })
    } catch (thrown) {
      timer.stop()
      throw tooLarge ? BODY_TOO_LARGE : thrown
    }
  }
}

// Some runtimes hide a redirect that is not followed: they report the type `opaqueredirect` and the status 0.
const isRedirect = ({ status, type }: Response): boolean =>
  type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304)

/** An API that has acted on a request often redirects to the result. 307 and 308 ask for the same request again. */
function redirectCode(method: string, { status }: Response): SignInErrorCode {
  return isSafe(method) || status === 307 || status === 308 ? 'upstream_invalid' : 'outcome_unknown'
}

interface ProgressTimer {
  readonly signal: AbortSignal
  /** Starts the time again. */
  progress(): void
  stop(): void
  abort(): void
}

function progressTimer(timeout: number): ProgressTimer {
  const controller = new AbortController()
  const abort = (): void => controller.abort()
  let handle = setTimeout(abort, timeout)
  return {
    signal: controller.signal,
    progress: () => {
      clearTimeout(handle)
      handle = setTimeout(abort, timeout)
    },
    stop: () => clearTimeout(handle),
    abort: () => {
      clearTimeout(handle)
      abort()
    },
  }
}

function sizeLimit(maxBytes: number, onTooLarge: () => void): Transformer<Uint8Array, Uint8Array> {
  let size = 0
  return {
    transform: (chunk, controller) => {
      size += chunk.byteLength
      if (size <= maxBytes) return controller.enqueue(chunk)
      onTooLarge()
      throw BODY_TOO_LARGE
    },
  }
}

/** The body of the response. Each chunk starts the time again. If the browser stops reading, the request to the API is aborted. */
function streamed(body: ReadableStream<Uint8Array> | null, timer: ProgressTimer): ReadableStream<Uint8Array> | null {
  const reader = body?.getReader()
  if (!reader) {
    timer.stop()
    return null
  }
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const part = await reader.read()
        timer.progress()
        if (!part.done) return controller.enqueue(part.value)
        timer.stop()
        controller.close()
      } catch (thrown) {
        timer.stop()
        controller.error(thrown)
      }
      return undefined
    },
    cancel: () => timer.abort(),
  })
}

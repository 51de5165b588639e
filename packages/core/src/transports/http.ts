import type { CallName, Calls, Transport } from '../wire/calls'
import { isSignInErrorCode, SignInError } from '../errors.ts'
import { readIssues } from '../issue.ts'
import { readObject } from '../json.ts'
import { CSRF_HEADER, PROTOCOL_HEADER, PROTOCOL_VERSION, REQUEST_ID_HEADER } from '../wire/protocol'

export interface HttpTransportOptions {
  /** Where the backend's calls are. @default '/auth' */
  readonly basePath?: string
  /** @default globalThis.fetch */
  readonly fetch?: typeof globalThis.fetch
  /** Milliseconds after which a call is given up. @default 12000 */
  readonly timeout?: number
}

const LARGEST_REPLY = 64 * 1024

/** Talks JSON to the backend over `fetch`, same origin, cookies included. Nothing is ever sent twice. */
export function httpTransport(options: HttpTransportOptions = {}): Transport {
  const { basePath = '/auth', timeout = 12_000 } = options
  return async <K extends CallName>(call: K, input: Calls[K]['in'], { signal }: { signal: AbortSignal }) => {
    const send = options.fetch ?? globalThis.fetch
    const readers = await loadReaders()
    let response: Response
    let text: string
    try {
      response = await send(`${basePath}/${call}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [CSRF_HEADER]: '1', [PROTOCOL_HEADER]: PROTOCOL_VERSION },
        body: JSON.stringify(input),
        credentials: 'same-origin',
        redirect: 'error',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
      })
      text = await response.text()
    } catch (cause) {
      // An abort that was asked for is no failure; a time-out, a refused or a broken connection is.
      if (signal.aborted) throw signal.reason
      throw new SignInError('network', { cause })
    }
    return readers[call](readBody(response, text))
  }
}

// A page that only shows the credentials needs none. Before anything is sent: what cannot be read must not be asked.
async function loadReaders() {
  try {
    return (await import('../wire/readers.ts')).readers
  } catch (cause) {
    throw new SignInError('chunk', { cause })
  }
}

function readBody(response: Response, text: string): unknown {
  const requestId = response.headers.get(REQUEST_ID_HEADER) ?? undefined
  if (!requestId)
    throw new SignInError('bad_response', { detail: 'something between the page and the backend answered' })
  if (response.headers.get(PROTOCOL_HEADER) !== PROTOCOL_VERSION)
    throw new SignInError('bad_response', { detail: 'the backend is of another version', requestId })
  let json: unknown
  try {
    if (text.length > LARGEST_REPLY) throw new RangeError('too long')
    json = JSON.parse(text)
  } catch {
    throw new SignInError('bad_response', { detail: 'the reply is not JSON', requestId })
  }
  if (response.ok) return json
  throw readError(json, requestId)
}

function readError(json: unknown, requestId: string): SignInError {
  const { code, retryAfter, issues } = readObject(readObject(json, 'bad_response')['error'], 'bad_response')
  return new SignInError(isSignInErrorCode(code) ? code : 'unexpected', {
    requestId,
    retryAfter: typeof retryAfter === 'number' ? retryAfter : undefined,
    issues: readIssues(issues),
  })
}

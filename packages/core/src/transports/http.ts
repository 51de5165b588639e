import { SignInError } from '../errors.ts'
import { importChunk } from '../importChunk.ts'
import type { CallName, Calls } from '../wire/calls.ts'
import { CSRF_HEADER, PROTOCOL_HEADER, PROTOCOL_VERSION } from '../wire/protocol.ts'
import type { Transport } from './transport.ts'

export interface HttpTransportOptions {
  /** The path of the backend's calls. @default '/auth' */
  readonly basePath?: string
  /**
   * Names the session, if one origin has several backends or tenants under the same path: see `Transport`.
   *
   * @default '' under `/auth`, and else `basePath`
   */
  readonly sessionName?: string
  /** @default globalThis.fetch */
  readonly fetch?: typeof globalThis.fetch
  /** Milliseconds until a call fails with `network`. @default 12000 */
  readonly timeout?: number
}

const DEFAULT_PATH = '/auth'

/**
 * Returns a transport that sends JSON to the backend with `fetch`. Requests are same-origin and include cookies. The
 * transport never sends a call twice.
 *
 * @example
 * const transport = httpTransport({ basePath: '/api/auth', timeout: 20_000 })
 */
export function httpTransport(options: HttpTransportOptions = {}): Transport {
  const { basePath = DEFAULT_PATH, timeout = 12_000 } = options
  const { sessionName = basePath === DEFAULT_PATH ? '' : basePath } = options

  async function transport<K extends CallName>(
    call: K,
    input: Calls[K]['in'],
    { signal }: { signal: AbortSignal },
  ): Promise<Calls[K]['out']> {
    const send = options.fetch ?? globalThis.fetch
    // Loads the readers before the request, because the page would lose the reply if loading failed after the request.
    const { readers, readHttpReply } = await importChunk(() => import('../wire/readers.ts'))
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
      // An abort by the caller keeps its reason. A time-out or a failed connection becomes `network`.
      if (signal.aborted) throw signal.reason
      throw new SignInError('network', { cause })
    }
    return readers[call](readHttpReply(response, text))
  }
  return Object.assign(transport, { sessionName })
}

import { importChunk } from '../importChunk.ts'
import type { CallName, Calls } from '../wire/calls.ts'
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

const load = () => importChunk(() => import('./httpCall.ts'))

/**
 * Returns a transport that sends JSON to the backend with `fetch`. Requests are same-origin and include cookies. The
 * transport never sends a call twice.
 *
 * @example
 * const transport = httpTransport({ basePath: '/api/auth', timeout: 20_000 })
 */
export function httpTransport(options: HttpTransportOptions = {}): Transport {
  const { basePath = DEFAULT_PATH, sessionName = basePath === DEFAULT_PATH ? '' : basePath } = options

  async function transport<K extends CallName>(
    call: K,
    input: Calls[K]['in'],
    { signal }: { signal: AbortSignal },
  ): Promise<Calls[K]['out']> {
    // Loads all code of the call before the request, because the page would lose the reply if loading failed afterwards.
    const { sendHttpCall } = await load()
    return sendHttpCall(call, input, signal, { ...options, basePath })
  }
  return Object.assign(transport, { sessionName, prepare: async () => void (await load()) })
}

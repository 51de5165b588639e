import { SignInError } from '../errors.ts'
import type { CallName, Calls } from '../wire/calls.ts'
import { readHttpReply } from '../wire/httpReply.ts'
import { CSRF_HEADER, PROTOCOL_HEADER, PROTOCOL_VERSION } from '../wire/protocol.ts'
import { loadReader } from '../wire/readers.ts'

interface HttpCallOptions {
  readonly basePath: string
  readonly fetch?: typeof globalThis.fetch
  readonly timeout?: number
}

/** Sends one call as JSON to the backend, and reads the reply. Never sends a call twice. */
export async function sendHttpCall<K extends CallName>(
  call: K,
  input: Calls[K]['in'],
  signal: AbortSignal,
  options: HttpCallOptions,
): Promise<Calls[K]['out']> {
  const { basePath, timeout = 12_000 } = options
  const send = options.fetch ?? globalThis.fetch
  // Loaded before the request, because the page would lose the reply if loading failed afterwards.
  const read = await loadReader(call)
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
  return read(readHttpReply(response, text))
}

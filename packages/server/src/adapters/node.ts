import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestContext } from '../http/handler.ts'
import { jsonResponse } from '../http/respond.ts'
import { createClientAddress } from '../addresses/clientAddress.ts'
import type { TrustedProxies } from '../addresses/trustedProxies.ts'

export type { ProxyPreset, TrustedProxies } from '../addresses/trustedProxies.ts'

/** What a listener serves: the kit's handler, or any function from `Request` to `Response`. */
export type FetchHandler = (request: Request, context: RequestContext) => Promise<Response>

/**
 * Turns a handler into a listener for `node:http`. If your server has other paths too, call the listener only for paths
 * under the handler's `basePath`.
 *
 * @param proxies - The proxies in front of the server. They report the client's address, which limits need.
 * @example
 * ```ts
 * import { createServer } from 'node:http'
 * import { createSignInHandler, type SignInHandlerOptions } from '@challenge-kit/server'
 * import { toNodeListener } from '@challenge-kit/server/node'
 *
 * export function listen(options: SignInHandlerOptions): void {
 *   createServer(toNodeListener(createSignInHandler(options), { hops: 1 })).listen(8080)
 * }
 * ```
 */
export function toNodeListener(
  handler: FetchHandler,
  proxies: TrustedProxies = {},
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  const clientAddress = createClientAddress(proxies)
  return (incoming, outgoing) => {
    const context = { clientAddress: clientAddress(headersOf(incoming), incoming.socket.remoteAddress) }
    serve(incoming, outgoing, (request) => handler(request, context)).catch(() => {
      if (!outgoing.headersSent) outgoing.writeHead(500)
      outgoing.end()
    })
  }
}

/** The headers of a request, without a copy of them. */
const headersOf = ({ headers }: IncomingMessage): Pick<Headers, 'get'> => ({
  get: (name) => headers[name]?.toString() ?? null,
})

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handler: (request: Request) => Promise<Response>,
): Promise<void> {
  const response = await respondTo(incoming, handler)
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  // The body was refused before its end, and the rest of the body is not read.
  if (!incoming.complete) outgoing.setHeader('connection', 'close')
  outgoing.end(new Uint8Array(await response.arrayBuffer()))
}

// No `Request` can have these methods, because the Fetch standard forbids them. So the handler cannot be called.
const FORBIDDEN_METHODS = /^(?:CONNECT|TRACE|TRACK)$/i

async function respondTo(
  incoming: IncomingMessage,
  handler: (request: Request) => Promise<Response>,
): Promise<Response> {
  if (FORBIDDEN_METHODS.test(incoming.method ?? '')) return refuse(405, { allow: 'POST' })
  const url = urlOf(incoming)
  // A `Request` changes its path to normal form, without `..`. Any other form is refused, because a proxy may have
  // applied the rules of a different path.
  if (url.pathname !== (incoming.url ?? '/').split(/[?#]/)[0]) return refuse(400)
  return handler(toRequest(incoming, url))
}

function refuse(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  const requestId = crypto.randomUUID()
  return jsonResponse(status, { error: { code: 'bad_request', requestId } }, requestId, [], headers)
}

/** The URL of a request. Its host is a placeholder, because the handler never reads the Host header. */
const urlOf = ({ url = '/' }: IncomingMessage): URL => new URL(`http://localhost${url.startsWith('/') ? url : '/'}`)

function toRequest(incoming: IncomingMessage, url: URL): Request {
  const { method = 'GET', headers } = incoming
  const fields = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    // `Headers` cannot hold the pseudo-headers of HTTP/2, such as `:path`.
    if (name.startsWith(':')) continue
    for (const item of typeof value === 'string' ? [value] : (value ?? [])) fields.append(name, item)
  }
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers: fields })
  // A stream as the body requires `duplex`, which TypeScript's DOM types lack.
  const init = { method, headers: fields, body: bodyOf(incoming), duplex: 'half' }
  return new Request(url, init)
}

// The body is a stream, so that the handler can stop at its size limit even if Content-Length is wrong.
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const ended = new AbortController()
  return new ReadableStream({
    start(controller) {
      const listen = (event: string, listener: (value: Uint8Array) => void): void => {
        incoming.on(event, listener)
        ended.signal.addEventListener('abort', () => incoming.off(event, listener))
      }
      listen('data', (chunk) => {
        controller.enqueue(new Uint8Array(chunk))
        if ((controller.desiredSize ?? 0) <= 0) incoming.pause()
      })
      listen('end', () => controller.close())
      listen('close', () => incoming.complete || controller.error(new Error('the connection broke')))
    },
    pull: () => void incoming.resume(),
    cancel: () => ended.abort(),
  })
}

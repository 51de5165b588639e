import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestContext } from '../http/handler.ts'
import { jsonResponse } from '../http/respond.ts'
import { clientAddress, type TrustedProxies } from './clientAddress.ts'

export type { TrustedProxies } from './clientAddress.ts'

/** What a listener serves: a handler of ours, or any function from `Request` to `Response`. */
export type FetchHandler = (request: Request, context: RequestContext) => Promise<Response>

/**
 * Serves a handler over `node:http`: `createServer(toNodeListener(handler)).listen(3000)`. In an app with more to serve,
 * call the listener for the paths under the handler's `basePath`.
 */
export function toNodeListener(
  handler: FetchHandler,
  proxies: TrustedProxies = {},
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  const addressOf = clientAddress(proxies)
  return (incoming, outgoing) => {
    const address = addressOf(incoming.socket.remoteAddress, incoming.headers['x-forwarded-for'])
    const context = address === null ? {} : { clientAddress: address }
    serve(incoming, outgoing, (request) => handler(request, context)).catch(() => {
      if (!outgoing.headersSent) outgoing.writeHead(500)
      outgoing.end()
    })
  }
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handler: (request: Request) => Promise<Response>,
): Promise<void> {
  const response = NO_REQUEST.test(incoming.method ?? '') ? refused() : await handler(toRequest(incoming))
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  // A body that was refused unread is not waited for.
  if (!incoming.complete) outgoing.setHeader('connection', 'close')
  outgoing.end(new Uint8Array(await response.arrayBuffer()))
}

// What the Fetch standard forbids to a Request: the handler cannot be asked.
const NO_REQUEST = /^(?:CONNECT|TRACE|TRACK)$/i

function refused(): Response {
  const requestId = crypto.randomUUID()
  return jsonResponse(405, { error: { code: 'bad_request', requestId } }, requestId, [], { allow: 'POST' })
}

function toRequest(incoming: IncomingMessage): Request {
  const { method = 'GET', url = '/', headers } = incoming
  const fields = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    // `:path` and the like, of HTTP/2, are no headers.
    if (name.startsWith(':')) continue
    for (const item of typeof value === 'string' ? [value] : (value ?? [])) fields.append(name, item)
  }
  // Only the path counts: origins are configured, never taken from a Host header.
  const address = new URL(`http://localhost${url.startsWith('/') ? url : '/'}`)
  if (method === 'GET' || method === 'HEAD') return new Request(address, { method, headers: fields })
  // A body that streams must say so; the types of browsers do not know it yet.
  const init = { method, headers: fields, body: bodyOf(incoming), duplex: 'half' }
  return new Request(address, init)
}

// Chunk by chunk, and no faster than it is read: the handler stops at its limit, whatever Content-Length says.
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

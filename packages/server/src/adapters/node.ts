import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { PROTOCOL_HEADER } from '@challenge-kit/core'
import { createClientAddress } from '../addresses/clientAddress.ts'
import type { TrustedProxies } from '../addresses/trustedProxies.ts'
import { callHandler, type FetchHandler, refuse } from './fetchHandler.ts'
import { type IncomingRequest, type NodeRequest, readIncoming, toRequest } from './nodeRequest.ts'

export type { ProxyPreset, TrustedProxies } from '../addresses/trustedProxies.ts'
export type { FetchHandler } from './fetchHandler.ts'
export type { NodeRequest } from './nodeRequest.ts'

/** A response of `node:http`, of Express, or of Fastify. */
export type NodeResponse = ServerResponse | { readonly raw: ServerResponse; hijack(): unknown }

/** A listener for `node:http`, which is also a handler of Express and of Fastify. */
export type NodeListener = (request: NodeRequest, response: NodeResponse, next?: () => void) => void

/**
 * Turns a handler into a listener for `node:http`, Express or Fastify. In Express the listener may be mounted at a path or
 * at none, and a parser such as `express.json()` may have read the body before.
 *
 * If your server has other paths too, call the listener only for paths under the handler's `basePath`. Express does not
 * need this, because a listener that is not mounted passes requests for other paths to the next handler.
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
export function toNodeListener(handler: FetchHandler, proxies: TrustedProxies = {}): NodeListener {
  const clientAddress = createClientAddress(proxies)
  return (request, response, next) => {
    const incoming = readIncoming(request)
    // A request for another path reaches a mounted listener only by mistake. The handler refuses it.
    if (next && !incoming.isMounted && isElsewhere(incoming.target, handler.basePath)) return next()
    const { message } = incoming
    const context = { clientAddress: clientAddress(headersOf(message), message.socket.remoteAddress) }
    const outgoing = responseOf(response)
    serve(incoming, outgoing, (received) => handler(received, context)).catch(() => {
      // A response that is broken off must not look complete.
      if (outgoing.headersSent) outgoing.destroy()
      else outgoing.writeHead(500).end()
    })
  }
}

const isElsewhere = (target: string, basePath?: string): boolean =>
  basePath !== undefined && !target.startsWith(`${basePath}/`)

/** The headers of a request, without a copy of them. */
const headersOf = ({ headers }: IncomingMessage): Pick<Headers, 'get'> => ({
  get: (name) => headers[name]?.toString() ?? null,
})

function responseOf(response: NodeResponse): ServerResponse {
  if (!('hijack' in response)) return response
  // Fastify would otherwise send a reply of its own.
  response.hijack()
  return response.raw
}

async function serve(
  incoming: IncomingRequest,
  outgoing: ServerResponse,
  handler: (request: Request) => Promise<Response>,
): Promise<void> {
  const { message, target } = incoming
  const { method = 'GET' } = message
  const response = await callHandler({ method, target }, async (url) => {
    const request = toRequest(incoming, url)
    return request ? handler(request) : refuse(415)
  })
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  // The body was refused before its end, and the rest of the body is not read.
  if (!message.complete) outgoing.setHeader('connection', 'close')
  // The backend's own replies are short. A response of your API may be long, or may not end soon.
  if (response.headers.has(PROTOCOL_HEADER) || !response.body)
    outgoing.end(new Uint8Array(await response.arrayBuffer()))
  else await stream(response.body, outgoing)
}

async function stream(body: ReadableStream<Uint8Array>, outgoing: ServerResponse): Promise<void> {
  outgoing.flushHeaders()
  const reader = body.getReader()
  // If the client no longer reads, your API is told.
  const closed = once(outgoing, 'close')
    .then(() => reader.cancel())
    .catch(() => undefined)
  for (let part = await reader.read(); !part.done; part = await reader.read())
    if (!outgoing.write(part.value)) await Promise.race([once(outgoing, 'drain'), closed])
  outgoing.end()
}

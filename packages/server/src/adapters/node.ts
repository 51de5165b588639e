import type { ServerResponse } from 'node:http'
import { createClientAddress } from '../addresses/clientAddress.ts'
import type { TrustedProxies } from '../addresses/trustedProxies.ts'
import { answerOf } from '../request/fetchRequest.ts'
import { nodeHeaders } from '../request/headerRecord.ts'
import type { HttpReply, HttpRequest } from '../request/httpRequest.ts'
import { type FetchHandler, readTarget, refuse, toAnswer } from './fetchHandler.ts'
import { type IncomingRequest, type NodeRequest, readIncoming, toHttpRequest } from './nodeRequest.ts'
import { writeReply } from './nodeReply.ts'

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
  const answer = toAnswer(handler)
  // The kit's handler reads only JSON. It refuses any other body itself, and says why in development.
  const takesLostBody = answerOf(handler) !== undefined
  return (request, response, next) => {
    const incoming = readIncoming(request)
    // A request for another path reaches a mounted listener only by mistake. The handler refuses it.
    if (next && !incoming.isMounted && isElsewhere(incoming.target, handler.basePath)) return next()
    const { message } = incoming
    const context = { clientAddress: clientAddress(nodeHeaders(message.headers), message.socket.remoteAddress) }
    const outgoing = responseOf(response)
    reply(incoming, outgoing, { answer: (received) => answer(received, context), takesLostBody })
      // The body was refused before its end, and the rest of the body is not read.
      .then((replied) => writeReply(replied, outgoing, !message.complete))
      .catch(() => {
        // A response that is broken off must not look complete.
        if (outgoing.headersSent) outgoing.destroy()
        else outgoing.writeHead(500).end()
      })
  }
}

const isElsewhere = (target: string, basePath?: string): boolean =>
  basePath !== undefined && !target.startsWith(`${basePath}/`)

function responseOf(response: NodeResponse): ServerResponse {
  if (!('hijack' in response)) return response
  // Fastify would otherwise send a reply of its own.
  response.hijack()
  return response.raw
}

interface AnswerParts {
  answer(request: HttpRequest): Promise<HttpReply | Response>
  readonly takesLostBody: boolean
}

async function reply(
  incoming: IncomingRequest,
  outgoing: ServerResponse,
  { answer, takesLostBody }: AnswerParts,
): Promise<HttpReply | Response> {
  const target = readTarget(incoming.message.method ?? 'GET', incoming.target)
  if ('refused' in target) return target.refused
  const request = toHttpRequest(incoming, { url: target.url, signalOf: () => signalOf(outgoing), takesLostBody })
  return request ? answer(request) : refuse(415)
}

/** A signal that aborts if the client closes the connection before the response is written. */
function signalOf(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController()
  const abort = (): void => {
    if (!outgoing.writableFinished) controller.abort()
  }
  if (outgoing.closed) abort()
  else outgoing.once('close', abort)
  return controller.signal
}

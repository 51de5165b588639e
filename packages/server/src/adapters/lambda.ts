import { createClientAddress } from '../addresses/clientAddress.ts'
import type { TrustedProxies } from '../addresses/trustedProxies.ts'
import { nodeHeaders, toHeaders } from '../request/headerRecord.ts'
import type { BodyBytes, HttpReply, HttpRequest, RequestHeaders } from '../request/httpRequest.ts'
import { type FetchHandler, readTarget, refuse, toAnswer } from './fetchHandler.ts'
import { isV2, type LambdaEvent, type LambdaRequest, readEvent } from './lambdaEvent.ts'

export type { ProxyPreset, TrustedProxies } from '../addresses/trustedProxies.ts'
export type { FetchHandler } from './fetchHandler.ts'
export type { LambdaEvent, LambdaEventV1, LambdaEventV2 } from './lambdaEvent.ts'

/** The reply to an event. `cookies` is for format 2.0, and `multiValueHeaders` for format 1.0. */
export interface LambdaResult {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly cookies?: string[]
  readonly multiValueHeaders?: Record<string, string[]>
  readonly body: string
  readonly isBase64Encoded: boolean
}

/**
 * Turns a handler into a handler of AWS Lambda. It takes events of function URLs, of API Gateway REST APIs, and of HTTP
 * APIs with payload format 1.0 or 2.0.
 *
 * @param proxies - The proxies in front of AWS, such as CloudFront. Without proxies, the client's address is the one that AWS reports.
 * @example
 * ```ts
 * import { createSignInHandler, type SignInHandlerOptions } from '@challenge-kit/server'
 * import { type LambdaEvent, type LambdaResult, toLambdaHandler } from '@challenge-kit/server/lambda'
 *
 * declare const options: SignInHandlerOptions
 *
 * export const handler: (event: LambdaEvent) => Promise<LambdaResult> = toLambdaHandler(createSignInHandler(options))
 * ```
 */
export function toLambdaHandler(
  handler: FetchHandler,
  proxies: TrustedProxies = {},
): (event: LambdaEvent) => Promise<LambdaResult> {
  const clientAddress = createClientAddress(proxies)
  const answer = toAnswer(handler)

  async function replyTo(event: LambdaEvent): Promise<HttpReply | Response> {
    let received: LambdaRequest
    try {
      received = readEvent(event)
    } catch (thrown) {
      if (thrown instanceof TypeError) return refuse(400)
      throw thrown
    }
    const target = readTarget(received.method, received.target)
    if ('refused' in target) return target.refused
    const request = toHttpRequest(received, target.url)
    return answer(request, { clientAddress: clientAddress(withoutPeer(request, received), received.sourceIp) })
  }

  return async (event) => {
    if (!('headers' in event)) throw new Error('the event is not an HTTP request: see `LambdaEvent`')
    // Such an event has no `sourceIp`.
    if ('elb' in event.requestContext)
      throw new Error('the event is from an Application Load Balancer: use API Gateway or a function URL')
    return toResult(await replyTo(event), event)
  }
}

/** The headers without the last address of `X-Forwarded-For` if AWS has written `sourceIp` there. */
function withoutPeer({ headers }: HttpRequest, { sourceIp }: LambdaRequest): RequestHeaders {
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  const before = hops.at(-1) === sourceIp ? hops.slice(0, -1) : hops
  return { get: (name) => (name === 'x-forwarded-for' ? before.join(',') : headers.get(name)) }
}

function toHttpRequest({ method, headers: record, body }: LambdaRequest, url: URL): HttpRequest {
  const headers = nodeHeaders(record)
  const hasBody = method !== 'GET' && method !== 'HEAD'
  let request: Request | undefined
  return {
    method,
    path: url.pathname,
    headers,
    isBodyTaken: body === null && Number(headers.get('content-length')) > 0,
    readBody: ({ longest }) => Promise.resolve(bodyWithin(body, longest)),
    toRequest: () => (request ??= new Request(url, { method, headers: toHeaders(record), ...(hasBody && { body }) })),
  }
}

const bodyWithin = (body: LambdaRequest['body'], longest: number): BodyBytes =>
  body && body.length > longest ? 'too_long' : (body ?? new Uint8Array())

const IS_TEXT = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml)\b)/i

async function toResult(reply: HttpReply | Response, event: LambdaEvent): Promise<LambdaResult> {
  const { status, headers, setCookie, bytes } = 'setCookie' in reply ? ownReply(reply) : await readResponse(reply)
  const isBase64Encoded = bytes.length > 0 && !IS_TEXT.test(headers['content-type'] ?? '')
  return {
    statusCode: status,
    headers: { ...headers },
    ...(isV2(event) ? { cookies: [...setCookie] } : { multiValueHeaders: { 'set-cookie': [...setCookie] } }),
    body: bytes.toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  }
}

type ReplyBytes = Omit<HttpReply, 'body'> & { readonly bytes: Buffer }

const ownReply = ({ body, ...reply }: HttpReply): ReplyBytes => ({ ...reply, bytes: Buffer.from(body) })

async function readResponse(response: Response): Promise<ReplyBytes> {
  const { status, headers } = response
  const fields = [...headers].filter(([name]) => name !== 'set-cookie')
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status, headers: Object.fromEntries(fields), setCookie: headers.getSetCookie(), bytes }
}

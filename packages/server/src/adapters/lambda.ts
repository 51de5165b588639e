import { createClientAddress } from '../addresses/clientAddress.ts'
import type { TrustedProxies } from '../addresses/trustedProxies.ts'
import { callHandler, type FetchHandler, refuse } from './fetchHandler.ts'
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

  async function answer(event: LambdaEvent): Promise<Response> {
    let request: LambdaRequest
    try {
      request = readEvent(event)
    } catch (thrown) {
      if (thrown instanceof TypeError) return refuse(400)
      throw thrown
    }
    const context = { clientAddress: clientAddress(withoutPeer(request), request.sourceIp) }
    return callHandler(request, (url) => handler(toRequest(request, url), context))
  }

  return async (event) => {
    if (!('headers' in event)) throw new Error('the event is not an HTTP request: see `LambdaEvent`')
    // Such an event has no `sourceIp`.
    if ('elb' in event.requestContext)
      throw new Error('the event is from an Application Load Balancer: use API Gateway or a function URL')
    return toResult(await answer(event), event)
  }
}

/** The headers without the last address of `X-Forwarded-For` if AWS has written `sourceIp` there. */
function withoutPeer({ headers, sourceIp }: LambdaRequest): Pick<Headers, 'get'> {
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  const before = hops.at(-1) === sourceIp ? hops.slice(0, -1) : hops
  return { get: (name) => (name === 'x-forwarded-for' ? before.join(',') : headers.get(name)) }
}

function toRequest({ method, headers, body }: LambdaRequest, url: URL): Request {
  return new Request(url, method === 'GET' || method === 'HEAD' ? { method, headers } : { method, headers, body })
}

const IS_TEXT = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml)\b)/i

async function toResult(response: Response, event: LambdaEvent): Promise<LambdaResult> {
  const { status, headers } = response
  const fields = Object.fromEntries([...headers].filter(([name]) => name !== 'set-cookie'))
  const cookies = headers.getSetCookie()
  const bytes = Buffer.from(await response.arrayBuffer())
  const isBase64Encoded = bytes.length > 0 && !IS_TEXT.test(headers.get('content-type') ?? '')
  return {
    statusCode: status,
    headers: fields,
    ...(isV2(event) ? { cookies } : { multiValueHeaders: { 'set-cookie': cookies } }),
    body: bytes.toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  }
}

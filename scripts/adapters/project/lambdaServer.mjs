/** Stands for AWS: turns each HTTP request into an event, and the result of the Lambda function into the response. */
import { buffer } from 'node:stream/consumers'
import { toLambdaHandler } from '@challenge-kit/server/lambda'

export function lambdaServer(handler, format) {
  const lambda = toLambdaHandler(async (request, context) => {
    if (new URL(request.url).pathname !== '/me') return handler(request, context)
    return new Response((await handler.getSession(request))?.username, { headers: { 'content-type': 'text/plain' } })
  })
  return async (incoming, outgoing) => {
    const event = eventOf(format, incoming, await buffer(incoming))
    // An event of AWS is JSON.
    const result = JSON.parse(JSON.stringify(await lambda(JSON.parse(JSON.stringify(event)))))
    const { statusCode, headers, body, isBase64Encoded } = result
    const cookies = format === 'v1' ? result.multiValueHeaders['set-cookie'] : result.cookies
    outgoing.writeHead(statusCode, { ...headers, 'set-cookie': cookies })
    outgoing.end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'))
  }
}

function eventOf(format, { method, url, headers, socket: { remoteAddress: sourceIp } }, body) {
  const [path, query = ''] = url.split('?')
  const { cookie, ...others } = headers
  if (format === 'v1') {
    const lines = Object.entries(headers).map(([name, value]) => [name, [value].flat()])
    return {
      resource: '/{proxy+}',
      path,
      httpMethod: method,
      headers,
      multiValueHeaders: Object.fromEntries(lines),
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      requestContext: { stage: 'prod', path: `/prod${path}`, identity: { sourceIp } },
      body: body.toString() || null,
      isBase64Encoded: false,
    }
  }
  const stage = format === 'v2' ? 'prod' : '$default'
  const rawPath = format === 'v2' ? `/prod${path}` : path
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: query,
    ...(cookie && { cookies: cookie.split('; ') }),
    headers: others,
    requestContext: { stage, http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp } },
    ...(body.length > 0 && { body: body.toString('base64') }),
    isBase64Encoded: body.length > 0,
  }
}

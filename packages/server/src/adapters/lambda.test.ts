import type {
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
  APIGatewayProxyHandler,
  APIGatewayProxyHandlerV2,
  LambdaFunctionURLHandler,
} from 'aws-lambda'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { answer, challengeOf, createTestBackend, PASSWORD } from '../testing/testBackend.ts'
import { createTestBrowser } from '../testing/testBrowser.ts'
import {
  type LambdaEvent,
  type LambdaEventV1,
  type LambdaEventV2,
  type LambdaResult,
  toLambdaHandler,
} from './lambda.ts'

const sourceIp = '203.0.113.7'

/** A request of the browser, in the parts that events have. */
interface Parts {
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}

async function partsOf(request: Request): Promise<Parts> {
  const headers = Object.fromEntries(request.headers)
  return { path: new URL(request.url).pathname, headers, body: await request.text() }
}

function restEvent({ path, headers: { cookie, ...headers }, body }: Parts): LambdaEventV1 {
  const lines = Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]])
  const cookies = cookie === undefined ? {} : { Cookie: cookie.split('; ') }
  return {
    httpMethod: 'POST',
    path,
    headers,
    multiValueHeaders: { ...Object.fromEntries(lines), ...cookies },
    multiValueQueryStringParameters: null,
    requestContext: { stage: 'prod', identity: { sourceIp } },
    body,
    isBase64Encoded: false,
  }
}

const httpV1Event = (parts: Parts): LambdaEventV1 => ({
  ...restEvent({ ...parts, path: `/prod${parts.path}` }),
  version: '1.0',
})

const v2Event = ({ path, headers: { cookie, ...headers }, body }: Parts, stage: string): LambdaEventV2 => ({
  version: '2.0',
  rawPath: stage === '$default' ? path : `/${stage}${path}`,
  rawQueryString: '',
  headers,
  ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
  requestContext: { stage, http: { method: 'POST', sourceIp } },
  body: Buffer.from(body).toString('base64'),
  isBase64Encoded: true,
})

function toResponse({ statusCode, headers, cookies, multiValueHeaders, body }: LambdaResult): Response {
  const fields = new Headers(headers)
  for (const line of cookies ?? multiValueHeaders?.['set-cookie'] ?? []) fields.append('set-cookie', line)
  return new Response(body, { status: statusCode, headers: fields })
}

const kinds: readonly (readonly [string, (parts: Parts) => LambdaEvent])[] = [
  ['a function URL', (parts) => v2Event(parts, '$default')],
  ['an HTTP API with a stage, in format 2.0,', (parts) => v2Event(parts, 'prod')],
  ['an HTTP API with a stage, in format 1.0,', httpV1Event],
  ['a REST API', restEvent],
]

describe.each(kinds)('%s', (_, eventOf) => {
  test('signs a user in through the set-up of an authenticator app, and then through its code', async () => {
    const { pool, handler, events } = createTestBackend({ settings: { mfa: 'ON' } })
    const lambda = toLambdaHandler(handler)
    const newBrowser = () =>
      createTestBrowser(async (request) => toResponse(await lambda(eventOf(await partsOf(request)))))
    const credentials = { username: 'ada', password: PASSWORD }
    const browser = newBrowser()
    const setUp = challengeOf(await browser.call('start', credentials))
    const proof = { method: 'SOFTWARE_TOKEN_MFA', code: pool.currentCode('ada') }
    expect(await answer(browser, setUp, proof)).toMatchObject({ kind: 'signedIn' })
    expect(await browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })

    pool.clock.advance(30_000)
    const other = newBrowser()
    const asked = challengeOf(await other.call('start', credentials))
    expect(asked.challenge.name).toBe('SOFTWARE_TOKEN_MFA')
    expect(await answer(other, asked, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
    expect(events.map(({ network }) => network)).not.toContain(null)
  })

  test('a body of more than 32 KiB, a path that is not in normal form, and a header that HTTP cannot hold are refused', async () => {
    const lambda = toLambdaHandler(createTestBackend().handler)
    const headers = { 'content-type': 'application/json', 'x-ck-csrf': '1', origin: 'https://app.example.com' }
    const long = JSON.stringify({ username: 'a'.repeat(33_000) })
    expect((await lambda(eventOf({ path: '/auth/start', headers, body: long }))).statusCode).toBe(413)
    expect((await lambda(eventOf({ path: '/auth/./start', headers, body: '{}' }))).statusCode).toBe(400)
    const foreign = { ...headers, 'x-name': '\u{1F40B}' }
    expect((await lambda(eventOf({ path: '/auth/start', headers: foreign, body: '{}' }))).statusCode).toBe(400)
  })

  test('a cookie of the application may have characters of any script, and the session beside it is read', async () => {
    const { handler } = createTestBackend()
    const lambda = toLambdaHandler(handler)
    const browser = createTestBrowser(async (request) => {
      const parts = await partsOf(request)
      const cookie = [parts.headers['cookie'] ?? [], 'city=東京'].flat().join('; ')
      return toResponse(await lambda(eventOf({ ...parts, headers: { ...parts.headers, cookie } })))
    })
    await browser.call('start', { username: 'ada', password: PASSWORD })
    expect(await browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
  })

  test('a header may have the name of a member of every object', async () => {
    const { handler } = createTestBackend()
    const headers = { 'content-type': 'application/json', 'x-ck-csrf': '1', origin: 'https://app.example.com' }
    const body = JSON.stringify({ username: 'ada', password: PASSWORD })
    const event = eventOf({ path: '/auth/start', headers: { ...headers, constructor: 'x' }, body })
    expect((await toLambdaHandler(handler)(event)).statusCode).toBe(200)
  })
})

test('behind a proxy that AWS does not know, the address comes from the entry that the proxy wrote', async () => {
  const seen: unknown[] = []
  const lambda = toLambdaHandler(
    async (_, { clientAddress }) => {
      seen.push(clientAddress)
      return new Response()
    },
    { hops: 1 },
  )
  const proxied = { 'x-forwarded-for': `6.6.6.6, 198.51.100.9, ${sourceIp}` }
  for (const [, eventOf] of kinds) await lambda(eventOf({ path: '/', headers: proxied, body: '' }))
  expect(seen).toEqual(kinds.map(() => '198.51.100.9'))
})

test('the query, a GET request and a reply that is not text pass through', async () => {
  const lambda = toLambdaHandler(async ({ url, method }) => {
    expect([url, method]).toEqual(['http://localhost/image?a=1&a=2%263', 'GET'])
    return new Response(Uint8Array.of(0xff, 0), { headers: { 'content-type': 'image/png' } })
  })
  const rest = restEvent({ path: '/image', headers: {}, body: '' })
  const multiValueQueryStringParameters = { a: ['1', '2&3'] }
  const result = await lambda({ ...rest, httpMethod: 'GET', multiValueQueryStringParameters })
  expect(result).toMatchObject({ body: '/wA=', isBase64Encoded: true })
  const v2 = v2Event({ path: '/image', headers: {}, body: '' }, '$default')
  const http = { method: 'GET', sourceIp }
  const requestContext = { stage: '$default', http }
  await lambda({ ...v2, rawQueryString: 'a=1&a=2%263', requestContext })
})

test('an event that is no HTTP request is refused', async () => {
  const lambda = toLambdaHandler(createTestBackend().handler)
  await expect(Reflect.apply(lambda, null, [{ source: 'aws.events' }])).rejects.toThrow('not an HTTP request')
})

test('an event of an Application Load Balancer is refused with a reason', async () => {
  const lambda = toLambdaHandler(createTestBackend().handler)
  const event = { requestContext: { elb: {} }, httpMethod: 'POST', path: '/auth/start', headers: {}, body: '{}' }
  await expect(Reflect.apply(lambda, null, [event])).rejects.toThrow('Application Load Balancer')
})

test('the types accept the events and handlers of @types/aws-lambda', () => {
  expectTypeOf<APIGatewayProxyEvent | APIGatewayProxyEventV2>().toExtend<LambdaEvent>()
  const lambda = toLambdaHandler(createTestBackend().handler)
  expectTypeOf(lambda).toExtend<APIGatewayProxyHandler>()
  expectTypeOf(lambda).toExtend<APIGatewayProxyHandlerV2>()
  expectTypeOf(lambda).toExtend<LambdaFunctionURLHandler>()
})

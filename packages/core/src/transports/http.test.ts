import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SignInError } from '../errors.ts'
import { httpTransport } from './http.ts'

interface Canned {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly body?: string
  readonly hang?: boolean
  readonly destroy?: boolean
}

let server: Server
let canned: Canned = {}
let received: { url: string | undefined; headers: Record<string, unknown>; body: string } | null = null

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      received = { url: request.url, headers: request.headers, body }
      if (canned.destroy) return request.socket.destroy()
      if (canned.hang) return undefined
      response.writeHead(canned.status ?? 200, canned.headers ?? backendHeaders)
      return response.end(canned.body ?? '{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => server.close())

const backendHeaders = { 'x-ck-request-id': 'r-1', 'x-ck-protocol': '1', 'content-type': 'application/json' }
const withoutAbort = { signal: new AbortController().signal }

function transport(options: { timeout?: number } = {}) {
  return httpTransport({ basePath: `http://127.0.0.1:${(server.address() as AddressInfo).port}/auth`, ...options })
}

async function failure(work: Promise<unknown>): Promise<SignInError> {
  return work.then(
    () => expect.unreachable('the call must fail'),
    (error: SignInError) => error,
  )
}

it('posts JSON with the headers that the backend requires', async () => {
  canned = { body: '{"kind":"noFlow","username":null,"expired":false}' }
  expect(await transport()('resume', { flow: 'f' }, withoutAbort)).toEqual({
    kind: 'noFlow',
    username: null,
    expired: false,
  })
  expect(received).toMatchObject({
    url: '/auth/resume',
    body: '{"flow":"f"}',
    headers: { 'content-type': 'application/json', 'x-ck-csrf': '1', 'x-ck-protocol': '1' },
  })
})

it('the request stays on this origin, is never cached, follows no redirect and sends no referrer', async () => {
  const sent: RequestInit[] = []
  const fetch = (_: unknown, init: RequestInit = {}): Promise<Response> => {
    sent.push(init)
    return Promise.resolve(new Response('{"session":null}', { headers: backendHeaders }))
  }
  await httpTransport({ fetch })('session', {}, withoutAbort)
  expect(sent).toMatchObject([
    {
      method: 'POST',
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    },
  ])
  expect(sent[0]?.signal).toBeInstanceOf(AbortSignal)
})

it('an error reply rejects with its code, issues, retryAfter and request id', async () => {
  canned = { status: 429, headers: backendHeaders, body: '{"error":{"code":"throttled","retryAfter":30}}' }
  expect(await failure(transport()('session', {}, withoutAbort))).toMatchObject({
    code: 'throttled',
    retryAfter: 30,
    requestId: 'r-1',
  })
  canned = {
    status: 422,
    headers: backendHeaders,
    body: '{"error":{"code":"invalid_answer","issues":{"code":"missing","x":"nonsense"}}}',
  }
  expect(await failure(transport()('session', {}, withoutAbort))).toMatchObject({
    code: 'invalid_answer',
    issues: { code: 'missing' },
  })
  canned = { status: 500, headers: backendHeaders, body: '{"error":{"code":"a_future_code"}}' }
  expect(await failure(transport()('session', {}, withoutAbort))).toMatchObject({ code: 'unexpected' })
})

it.each<[string, Canned]>([
  ['a page from a proxy', { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' }],
  [
    'a page from a captive portal with status 200',
    { headers: { 'content-type': 'text/html' }, body: '<h1>Pay for wifi</h1>' },
  ],
  [
    'a reply of another protocol version',
    { headers: { ...backendHeaders, 'x-ck-protocol': '2' }, body: '{"session":null}' },
  ],
  ['a truncated body', { headers: backendHeaders, body: '{"kind":' }],
  ['an empty body', { headers: backendHeaders, body: '' }],
  ['JSON of the wrong shape', { headers: backendHeaders, body: '{"kind":"challenge","flow":7}' }],
  ['JSON that is not an object', { headers: backendHeaders, body: '"hello"' }],
  ['an error status without an error', { status: 500, headers: backendHeaders, body: '{}' }],
  ['a body over the maximum length', { headers: backendHeaders, body: `"${'x'.repeat(70_000)}"` }],
])('%s rejects with `bad_response`', async (_, answer) => {
  canned = answer
  expect(await failure(transport()('start', { username: 'a', password: 'b' }, withoutAbort))).toMatchObject({
    code: 'bad_response',
  })
})

it.each<[string, Canned, string]>([
  [
    'a reply without a request id',
    { status: 502, headers: {}, body: '<h1>Bad gateway</h1>' },
    'has no x-ck-request-id header',
  ],
  ['a body over the maximum length', { headers: backendHeaders, body: `"${'x'.repeat(70_000)}"` }, 'is longer than'],
  ['a body that is not JSON', { headers: backendHeaders, body: '{"kind":' }, 'is not JSON'],
])('the detail says what is wrong with %s', async (_, answer, detail) => {
  canned = answer
  expect((await failure(transport()('session', {}, withoutAbort))).message).toContain(detail)
})

it('an unknown challenge is read as `unsupported`', async () => {
  const body = {
    kind: 'challenge',
    flow: 'f',
    challengeIndex: 1,
    username: 'a',
    expiresIn: 180,
    challenge: { name: 'TELEPATHY' },
  }
  canned = { headers: backendHeaders, body: JSON.stringify(body) }
  expect(await transport()('start', { username: 'a', password: 'b' }, withoutAbort)).toMatchObject({
    kind: 'unsupported',
    name: 'TELEPATHY',
  })
})

it('a broken connection and a time-out reject with `network`', async () => {
  canned = { destroy: true }
  expect(await failure(transport()('session', {}, withoutAbort))).toMatchObject({ code: 'network' })
  canned = { hang: true }
  expect(await failure(transport({ timeout: 30 })('session', {}, withoutAbort))).toMatchObject({ code: 'network' })
})

it('an aborted call rejects with the reason of the signal', async () => {
  canned = { hang: true }
  const controller = new AbortController()
  const call = failure(transport()('session', {}, controller))
  controller.abort()
  expect(await call).toBe(controller.signal.reason)
})

it.each([
  [undefined, ''],
  [{ basePath: '/auth' }, ''],
  [{ basePath: '/acme/auth' }, '/acme/auth'],
  [{ basePath: '/acme/auth', sessionName: 'acme' }, 'acme'],
  [{ sessionName: 'acme' }, 'acme'],
])('the session name of httpTransport(%j) is %j', (options, sessionName) => {
  expect(httpTransport(options).sessionName).toBe(sessionName)
})

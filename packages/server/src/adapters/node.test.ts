import { request as send, createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestBackend, PASSWORD } from '../testing/testBackend.ts'
import { type FetchHandler, toNodeListener } from './node.ts'
import { objectContaining } from '../testing/matchers.ts'

const deviceTracking = { challengeRequiredOnNewDevice: false, onlyRememberedOnUserPrompt: false }
const origin = 'http://localhost:4567'
const options = { settings: { deviceTracking }, handler: { origins: [origin] } }
const headers = {
  'content-type': 'application/json',
  'x-ck-csrf': '1',
  origin,
  'x-forwarded-for': '6.6.6.6, 203.0.113.9',
}

/** A function around the handler, as an application writes it. It gets a `Request`. */
const wrap =
  (handler: FetchHandler): FetchHandler =>
  (request, context) =>
    handler(request, context)

describe.each([
  ['the handler', (handler: FetchHandler) => handler],
  ['a function around the handler', wrap],
])('a listener of %s', (_, served) => {
  const { handler, events } = createTestBackend(options)
  const server = createServer(toNodeListener(served(handler), { trustedProxies: ['127.0.0.0/8'] }))
  let base = ''

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  test('the listener passes a request on and writes each cookie as a line of its own, unprefixed on localhost', async () => {
    const body = JSON.stringify({ username: 'ada', password: PASSWORD })
    const response = await fetch(`${base}/auth/start`, { method: 'POST', headers, body })
    expect([response.status, await response.json()]).toEqual([200, objectContaining({ kind: 'signedIn' })])
    const names = response.headers.getSetCookie().map((line) => line.slice(0, line.indexOf('=')))
    expect(names).toEqual(['ck_flow', 'ck_device', 'ck_session'])
    expect(response.headers.getSetCookie().join()).not.toMatch(/secure/i)
    expect(events.at(-1)?.network).toBe('203.0.113.0')
  })

  test('an endless body is refused with 413', async () => {
    const status = await new Promise<number | undefined>((resolve) => {
      const endless = send(`${base}/auth/start`, { method: 'POST', headers }, (response) => {
        resolve(response.statusCode)
        endless.destroy()
      })
      endless.on('error', () => undefined)
      const feed = () => {
        while (!endless.destroyed && endless.write(' '.repeat(8_192)));
      }
      endless.on('drain', feed)
      feed()
    })
    expect(status).toBe(413)
  })

  test('a request without a body and a request for an unknown path get a reply', async () => {
    expect((await fetch(`${base}/auth/session`)).status).toBe(405)
    expect((await fetch(`${base}//evil.example/x`, { method: 'POST', headers, body: '{}' })).status).toBe(400)
    expect((await fetch(`${base}/auth/session`, { method: 'POST', headers })).status).toBe(400)
  })

  test.each(['/auth/../auth/session', '/auth/./session', '/auth/%2e%2e/auth/session', '/auth\\session'])(
    'a path that is not in normal form is refused with 400: %s',
    async (path) => {
      const { hostname, port } = new URL(base)
      const status = await new Promise<number | undefined>((resolve) => {
        const request = send({ hostname, port, path, method: 'POST', headers }, ({ statusCode }) => resolve(statusCode))
        request.end('{}')
      })
      expect(status).toBe(400)
    },
  )

  test('a method that the Fetch standard forbids is refused with 405 and the usual headers', async () => {
    const { status, fields } = await new Promise<{ status: number | undefined; fields: object }>((resolve) => {
      const trace = send(`${base}/auth/session`, { method: 'TRACE', headers }, ({ statusCode, headers: fields }) =>
        resolve({ status: statusCode, fields }),
      )
      trace.end()
    })
    expect(status).toBe(405)
    expect(fields).toMatchObject({ allow: 'POST', 'cache-control': 'no-store, private', 'x-ck-protocol': '1' })
  })
})

test('the pseudo-headers of HTTP/2 are not passed on as headers', async () => {
  const listener = toNodeListener(createTestBackend(options).handler)
  const second = createServer((incoming, outgoing) => {
    incoming.headers[':path'] = '/auth/session'
    listener(incoming, outgoing)
  })
  await new Promise<void>((resolve) => second.listen(0, '127.0.0.1', resolve))
  const address = second.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/auth/session`
  expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).toBe(200)
  second.close()
})

test('a handler that rejects results in a reply of status 500', async () => {
  const broken = createServer(toNodeListener(() => Promise.reject(new Error('secret'))))
  await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve))
  const address = broken.address()
  const response = await fetch(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
  expect([response.status, await response.text()]).toEqual([500, ''])
  broken.close()
})

test('a function that copies the properties of the handler is still called', async () => {
  const { handler } = createTestBackend(options)
  const refusing = Object.assign(() => Promise.resolve(new Response('closed', { status: 503 })), handler)
  const closed = createServer(toNodeListener(refusing))
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
  const address = closed.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/auth/session`
  expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).toBe(503)
  closed.close()
})

test('functions of the application get one `Request` with the method, the path, the query and the headers', async () => {
  const seen = new Set<Request>()
  const note = <T>(request: Request, result: T): Promise<T> => Promise.resolve((seen.add(request), result))
  const { handler } = createTestBackend({
    ...options,
    handler: {
      ...options.handler,
      clientMetadata: (request) => note(request, {}),
      session: {
        read: (request) => note(request, null),
        write: (_, { request }) => note(request, []),
        end: (request) => note(request, []),
      },
    },
  })
  const server = createServer(toNodeListener(handler))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/auth/start?x=1`
  const body = JSON.stringify({ username: 'ada', password: PASSWORD })
  await fetch(url, { method: 'POST', headers: { ...headers, 'x-tenant': 'acme' }, body })
  server.close()
  const [request, ...others] = seen
  expect(others).toEqual([])
  expect(request).toBeInstanceOf(Request)
  expect([request?.method, request?.url, request?.headers.get('x-tenant')]).toEqual([
    'POST',
    'http://localhost/auth/start?x=1',
    'acme',
  ])
})

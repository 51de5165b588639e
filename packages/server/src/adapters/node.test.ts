import { request as send, createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestBackend, PASSWORD } from '../testing/testBackend.ts'
import { toNodeListener } from './node.ts'
import { objectContaining } from '../testing/matchers.ts'

const deviceTracking = { challengeRequiredOnNewDevice: false, onlyRememberedOnUserPrompt: false }
const origin = 'http://localhost:4567'
const { handler } = createTestBackend({ settings: { deviceTracking }, handler: { origins: [origin] } })
const seen: (string | null | undefined)[] = []
const server = createServer(
  toNodeListener(
    (request, context) => {
      seen.push(context.clientAddress)
      return handler(request, context)
    },
    { trustedProxies: ['127.0.0.0/8'] },
  ),
)
const headers = {
  'content-type': 'application/json',
  'x-ck-csrf': '1',
  origin,
  'x-forwarded-for': '6.6.6.6, 203.0.113.9',
}
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
  expect(seen.at(-1)).toBe('203.0.113.9')
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

test('the pseudo-headers of HTTP/2 are not passed on as headers', async () => {
  const listener = toNodeListener(handler)
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

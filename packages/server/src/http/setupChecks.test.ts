import { rmSync } from 'node:fs'
import { createServer, request as send } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, expect, test } from 'vitest'
import { toNodeListener } from '../adapters/node.ts'
import type { TrustedProxies } from '../addresses/trustedProxies.ts'
import { createTestBackend, PASSWORD } from '../testing/testBackend.ts'

const origin = 'http://localhost:4567'
const page = { 'content-type': 'application/json', 'x-ck-csrf': '1', 'sec-fetch-site': 'same-origin', origin }
const cleanUp: (() => void)[] = []
afterAll(() => cleanUp.forEach((close) => close()))

const createHandler = () => {
  const lines: string[] = []
  const { handler } = createTestBackend({ handler: { origins: [origin], warn: (line) => lines.push(line) } })
  return { handler, lines }
}

/** The ids of the lines that this request makes the handler print. */
async function printed(path: string, headers: Readonly<Record<string, string>>, clientAddress?: string) {
  const { handler, lines } = createHandler()
  const body = JSON.stringify({ username: 'ada', password: PASSWORD })
  const request = new Request(`${origin}${path}`, { method: 'POST', headers: { ...page, ...headers }, body })
  await handler(request, clientAddress === undefined ? {} : { clientAddress })
  return { ids: lines.map((line) => /^\[challenge-kit\] (\w+):/.exec(line)?.[1]), text: lines.join('\n') }
}

test.each<[string, string, Readonly<Record<string, string>>, string?]>([
  ['a right request', '/auth/start', {}],
  ['a request from the internet without a proxy', '/auth/start', {}, '203.0.113.9'],
  ['a forged `X-Forwarded-For` from the internet', '/auth/start', { 'x-forwarded-for': '6.6.6.6' }, '203.0.113.9'],
  [
    'an address of the intranet that a trusted proxy sent',
    '/auth/start',
    { 'x-forwarded-for': '10.1.1.1' },
    '10.1.1.1',
  ],
  [
    'a development server that passes on a request of this machine',
    '/auth/start',
    { 'x-forwarded-for': '::1' },
    '127.0.0.1',
  ],
  ['a proxy without a known address of the socket', '/auth/start', { 'x-forwarded-for': '203.0.113.9' }],
  ['an unknown call', '/auth/unknown', {}],
  ['a path of the application', '/api/orders', {}],
  ['a call of another client of the application', '/session', { 'x-ck-csrf': '0' }],
  ['an origin that is no origin', '/auth/start', { origin: 'https://user:secret@example.com/path' }],
  ['an opaque origin', '/auth/start', { origin: 'null' }],
])('%s prints nothing', async (_, path, headers, clientAddress) => {
  expect((await printed(path, headers, clientAddress)).ids).toEqual([])
})

test('a path is printed only if it consists of the base path and the name of a call', async () => {
  const { ids, text } = await printed('/secret-token/auth/start', {})
  expect(ids).toEqual(['path_other'])
  expect(text).not.toContain('secret-token')
})

test('the line about an origin names the origin that came, and a page on another origin has a line of its own', async () => {
  const unlisted = await printed('/auth/start', { origin: 'http://127.0.0.1:4567' })
  expect(unlisted.text).toContain('A page of http://127.0.0.1:4567 called the backend')
  expect(unlisted.text).toContain("add 'http://127.0.0.1:4567' to `origins`")
  const other = await printed('/auth/start', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:5173' })
  expect(other.ids).toEqual(['other_origin'])
})

test('a body that another reader has locked is reported', async () => {
  const { handler, lines } = createHandler()
  const request = new Request(`${origin}/auth/start`, { method: 'POST', headers: page, body: '{}' })
  request.body?.getReader()
  expect((await handler(request)).status).toBe(400)
  expect(lines).toEqual([expect.stringContaining('body_read')])
})

/** Sends a request through the Node listener, and resolves to the lines. */
async function overNode(proxies: TrustedProxies, headers: Readonly<Record<string, string>>, reads = false) {
  const { handler, lines } = createHandler()
  const listener = toNodeListener(handler, proxies)
  const server = createServer((incoming, outgoing) => {
    if (reads) incoming.resume().on('end', () => listener(incoming, outgoing))
    else listener(incoming, outgoing)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanUp.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  await new Promise<void>((resolve) => {
    const options = { host: '127.0.0.1', port, path: '/auth/session', method: 'POST', headers: { ...page, ...headers } }
    send(options, (response) => response.resume().on('end', resolve)).end('{}')
  })
  return lines
}

test('behind a proxy, a Node listener without settings for proxies prints a line, and with them prints none', async () => {
  const headers = { 'x-forwarded-for': '203.0.113.9' }
  expect(await overNode({}, headers)).toEqual([expect.stringContaining('proxy_unnamed')])
  expect(await overNode({ hops: 1 }, headers)).toEqual([])
  expect(await overNode({ trustProxy: 'nginx' }, headers)).toEqual([])
  expect(await overNode({ trustedProxies: ['127.0.0.0/8'] }, headers)).toEqual([])
  expect(await overNode({ trustedProxies: ['192.0.2.1'] }, headers)).toEqual([expect.stringContaining('proxy_unnamed')])
})

test('a Node middleware that has read the body and kept nothing is reported', async () => {
  expect(await overNode({}, { 'content-length': '2' }, true)).toEqual([expect.stringContaining('body_read')])
})

test('a form that Express has read is refused with the same line as a form that nothing has read', async () => {
  const { handler, lines } = createHandler()
  const app = express().use(express.urlencoded()).use('/auth', toNodeListener(handler))
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanUp.push(() => server.close())
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/auth/start`
  const body = new URLSearchParams({ username: 'ada', password: PASSWORD })
  expect((await fetch(url, { method: 'POST', body })).status).toBe(415)
  expect(lines).toEqual([expect.stringContaining('body_form')])
})

test.each<[TrustedProxies, readonly string[]]>([
  [{}, ['address_unknown']],
  [{ hops: 1 }, ['address_unknown']],
  [{ trustedProxies: ['10.0.0.0/8'] }, ['address_unknown']],
  [{ trustProxy: 'nginx' }, []],
])('behind a Unix socket, the option %o prints the lines %o', async (proxies, ids) => {
  const { handler, lines } = createHandler()
  const socketPath = join(tmpdir(), `ck-${process.pid}-${crypto.randomUUID().slice(0, 8)}.sock`)
  const server = createServer(toNodeListener(handler, proxies))
  await new Promise<void>((resolve) => server.listen(socketPath, resolve))
  cleanUp.push(() => {
    server.close()
    rmSync(socketPath, { force: true })
  })
  const headers = { ...page, 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.9', 'content-length': 2 }
  await new Promise<void>((resolve, reject) =>
    send({ socketPath, path: '/auth/session', method: 'POST', headers, agent: false }, (response) =>
      response.resume().on('end', resolve),
    )
      .on('error', reject)
      .end('{}'),
  )
  expect(lines.map((line) => /^\[challenge-kit\] (\w+):/.exec(line)?.[1])).toEqual(ids)
})

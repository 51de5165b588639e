import { createServer, type RequestListener } from 'node:http'
import express, { type Express } from 'express'
import { afterEach, expect, test } from 'vitest'
import { objectContaining } from '../testing/matchers.ts'
import { createTestBackend, PASSWORD } from '../testing/testBackend.ts'
import { toNodeListener } from './node.ts'

const origin = 'http://localhost:4567'
const { handler } = createTestBackend({ handler: { origins: [origin] } })
const listener = toNodeListener(handler)
const headers = { 'content-type': 'application/json', 'x-ck-csrf': '1', origin }
const credentials = JSON.stringify({ username: 'ada', password: PASSWORD })

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** Starts a server, and returns a function that sends a request to it. */
async function serve(app: RequestListener): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => server.close())
  const address = server.address()
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return (path, init) => fetch(`${base}${path}`, { method: 'POST', headers, ...init })
}

const signIn = { body: credentials }
const mounts: readonly (readonly [string, (app: Express) => unknown])[] = [
  ['mounted at /auth', (app) => app.use('/auth', listener)],
  ['not mounted', (app) => app.use(listener)],
  ['routed by a pattern', (app) => app.post('/auth/*call', listener)],
  ['in a router', (app) => app.use('/auth', express.Router().use(listener))],
  ['mounted after express.json()', (app) => app.use(express.json()).use('/auth', listener)],
  ['not mounted, after express.json()', (app) => app.use(express.json()).use(listener)],
  ['mounted after express.raw()', (app) => app.use(express.raw({ type: '*/*' })).use('/auth', listener)],
  ['mounted after express.text()', (app) => app.use(express.text({ type: '*/*' })).use('/auth', listener)],
  ['mounted after express.urlencoded()', (app) => app.use(express.urlencoded()).use('/auth', listener)],
]

test.each(mounts)('a user signs in through a listener that is %s', async (_, mount) => {
  const app = express()
  mount(app)
  const response = await (await serve(app))('/auth/start', signIn)
  expect([response.status, await response.json()]).toEqual([200, objectContaining({ kind: 'signedIn' })])
  expect(response.headers.getSetCookie()).not.toEqual([])
})

test('a listener that is not mounted leaves other paths to the next handler', async () => {
  const app = express()
  app.use(listener).use((request, response) => void response.send(`page ${request.path}`))
  const send = await serve(app)
  expect(await (await send('/authors')).text()).toBe('page /authors')
  expect((await send('/auth/unknown', signIn)).status).toBe(400)
})

test('a listener that is mounted at another path than `basePath` refuses with 400', async () => {
  const app = express()
  app.use('/api/auth', listener)
  expect((await (await serve(app))('/api/auth/start', signIn)).status).toBe(400)
})

test('`rawBody` of a cloud function is read in place of the parsed body', async () => {
  const app = express()
  const verify = (request: object, _: unknown, rawBody: Buffer): void => void Object.assign(request, { rawBody })
  app.use(express.json({ verify })).use((request, _, next) => {
    request.body = { changed: true }
    next()
  })
  app.use(listener)
  expect((await (await serve(app))('/auth/start', signIn)).status).toBe(200)
})

test.each([
  ['of another content type', 415, { ...signIn, headers: { ...headers, 'content-type': 'text/plain' } }],
  ['of more than 32 KiB', 413, { body: JSON.stringify({ username: 'a'.repeat(33_000), password: 'b' }) }],
  ['that is padded to more than 32 KiB', 413, { body: credentials.padEnd(33_000) }],
  ['with a key that changes the prototype', 400, { body: '{"__proto__":{"a":1}}' }],
  ['that is nested too deeply', 400, { body: `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}` }],
  ['that is empty', 400, { body: '' }],
  ['that is no object', 400, { body: '"text"' }],
] as const)('a parsed body %s is refused with %i, as without a parser', async (_, status, init) => {
  const parsed = await serve(express().use(express.json({ strict: false, type: '*/*' }), listener))
  const raw = await serve(express().use(listener))
  expect([(await raw('/auth/start', init)).status, (await parsed('/auth/start', init)).status]).toEqual([
    status,
    status,
  ])
})

test('a body that something else has read and not kept is refused at once', async () => {
  const app = express()
  app.use((request, _, next) => {
    request.on('end', next).resume()
  })
  app.use(listener)
  expect((await (await serve(app))('/auth/start', signIn)).status).toBe(400)
})

test.each([
  ['a form', 'application/x-www-form-urlencoded', 'item=7&item=8', express.urlencoded(), 415, null],
  ['JSON', 'application/vnd.api+json', '{"item":7}', express.json({ type: '*/*' }), 200, '{"item":7}'],
  ['text', 'text/csv', 'item\n7', express.text({ type: '*/*' }), 200, 'item\n7'],
] as const)(
  '%s that a parser has read reaches the handler as it was sent, or not at all',
  async (_, type, body, parser, status, sent) => {
    const seen: string[] = []
    const app = express().use(parser)
    app.use(toNodeListener(async (request) => new Response(void seen.push(await request.text()))))
    const response = await (await serve(app))('/api/orders', { body, headers: { 'content-type': type } })
    expect([response.status, seen]).toEqual([status, sent === null ? [] : [sent]])
  },
)

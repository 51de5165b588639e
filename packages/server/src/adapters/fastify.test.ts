import fastify, { type FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { objectContaining } from '../testing/matchers.ts'
import { createTestBackend, PASSWORD } from '../testing/testBackend.ts'
import { toNodeListener } from './node.ts'

const origin = 'http://localhost:4567'
const { handler } = createTestBackend({ handler: { origins: [origin] } })
const listener = toNodeListener(handler)
const headers = { 'content-type': 'application/json', 'x-ck-csrf': '1', origin }
const credentials = { username: 'ada', password: PASSWORD }

/** A plugin that leaves bodies to the listener. */
const unread = (scope: FastifyInstance, _: object, done: () => void): void => {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _body, parsed) => parsed(null))
  scope.all('/*', listener)
  done()
}

test.each([
  ['as the handler of a route', (app: FastifyInstance) => app.all('/auth/*', listener)],
  ['in a plugin that leaves bodies unread', (app: FastifyInstance) => app.register(unread, { prefix: '/auth' })],
])('a user signs in through a listener %s', async (_, mount) => {
  const app = fastify()
  mount(app)
  const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/auth/start`
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(credentials) })
  expect([response.status, await response.json()]).toEqual([200, objectContaining({ kind: 'signedIn' })])
  expect(response.headers.getSetCookie()).toHaveLength(2)
  await app.close()
})

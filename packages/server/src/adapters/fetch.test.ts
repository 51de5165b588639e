import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { createTestBackend, PASSWORD } from '../testing/testBackend.ts'
import { createTestBrowser } from '../testing/testBrowser.ts'

const { handler } = createTestBackend()
const credentials = { username: 'ada', password: PASSWORD }

test('a user signs in through a route of Hono, and a route of the application reads the session', async () => {
  const app = new Hono()
  app.all('/auth/*', ({ req }) => handler(req.raw))
  app.get('/me', async ({ req, json }) => json(await handler.getSession(req.raw)))
  const browser = createTestBrowser(async (request) => app.fetch(request))
  expect(await browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
  const response = await app.fetch(new Request('https://app.example.com/me', browser.request()))
  expect(await response.json()).toMatchObject({ username: 'ada' })
})

test('`basePath` of the handler has no slash at the end', () => {
  expect(createTestBackend({ handler: { basePath: '/api/auth/' } }).handler.basePath).toBe('/api/auth')
})

import { afterAll, expect, test } from 'vitest'
import { connectStore, createRedisBackend } from '../testing/redis/redisBackend.ts'
import { startRedis } from '../testing/redis/redisServer.ts'
import { browserWithApi } from '../testing/api/apiBackend.ts'
import { startTestApi } from '../testing/api/testApi.ts'
import { CLIENT_ID, PASSWORD } from '../testing/testBackend.ts'

const redis = await startRedis()
const { store, close } = await connectStore(redis)
const backend = createRedisBackend(store, { client: { rotation: { gracePeriodSeconds: 0 } } })
const { pool, instances, count } = backend
const api = await startTestApi(pool, CLIENT_ID)
const options = { upstream: api.url, routes: ['GET /orders'] }
const browser = backend.browserOf(0)
await browser.call('start', { username: 'ada', password: PASSWORD })

afterAll(async () => {
  api.close()
  close()
  await redis.stop()
})

/** Twelve reads of the API at once, spread over the instances. */
const twelveReads = () =>
  Promise.all(
    Array.from({ length: 12 }, (_, index) => {
      const handler = instances[index % 3 === 0 ? 0 : index % 3 === 1 ? 1 : 2]
      return browserWithApi({ handler }, options, browser).fetch('/api/orders', { method: 'GET' })
    }),
  )

test('twelve reads over three instances renew an expired session with one call to Cognito', async () => {
  pool.clock.advance(3_600_000)
  expect((await twelveReads()).map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200))
  expect([count('GetTokensFromRefreshToken'), api.received.length]).toEqual([1, 12])
})

test('twelve reads whose token the API refuses renew the session with one call to Cognito', async () => {
  pool.clock.advance(120_000)
  api.refuseOldTokens()
  pool.clock.advance(1_000)
  expect((await twelveReads()).map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200))
  expect(count('GetTokensFromRefreshToken')).toBe(2)
})

test('the ID token of a stored session is in `getSession`, for the server alone', async () => {
  const session = await instances[1].getSession(browser.request())
  const [, payload = ''] = (session?.idToken ?? '').split('.')
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ token_use: 'id', aud: CLIENT_ID })
})

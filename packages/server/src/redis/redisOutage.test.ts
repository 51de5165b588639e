import { afterAll, beforeEach, expect, test } from 'vitest'
import { connectStore, createRedisBackend } from '../testing/redis/redisBackend.ts'
import { startRedis } from '../testing/redis/redisServer.ts'
import { errorOf, PASSWORD } from '../testing/testBackend.ts'

const SESSION = '__Host-Http-ck_session'
const redis = await startRedis()
const { store, close } = await connectStore(redis, 100)
const credentials = { username: 'ada', password: PASSWORD }

beforeEach(() => redis.restart())
afterAll(async () => {
  close()
  await redis.stop()
})

async function signedIn() {
  const backend = createRedisBackend(store)
  const browser = backend.browserOf(0)
  await browser.call('start', credentials)
  return { ...backend, browser }
}

test('while Redis is unavailable no user counts as signed out: every call that reads a session fails', async () => {
  const { browser, instances, events } = await signedIn()
  await redis.stop()
  for (const ask of [instances[0].getSession, instances[0].refreshSession])
    expect((await errorOf(ask(browser.request()))).code).toBe('upstream_unavailable')
  const { status, headers } = await browser.send('session', {})
  expect([status, headers.get('retry-after'), browser.setCookies()]).toEqual([503, '5', []])
  expect(events.at(-1)).toMatchObject({ code: 'upstream_unavailable', outcome: 'failed' })
  expect(events.at(-1)?.advice).toContain('the session store did not answer')
})

test('a session that cannot be stored is an unknown outcome: its tokens are revoked, and the browser gets no session', async () => {
  const { browserOf, count, events } = await signedIn()
  const other = browserOf(1)
  await redis.stop()
  expect((await errorOf(other.call('start', credentials))).code).toBe('outcome_unknown')
  expect(other.cookies.size).toBe(0)
  expect(count('RevokeToken')).toBe(1)
  expect(events.at(-1)?.advice).toContain('the session store did not answer')
})

test('a sign-out while Redis is unavailable says that it failed, and the browser still forgets its session', async () => {
  const { browser } = await signedIn()
  await redis.stop()
  expect((await errorOf(browser.call('sign-out', {}))).code).toBe('upstream_unavailable')
  expect(browser.cookies.has(SESSION)).toBe(false)
})

test('the backend works again when Redis is back', async () => {
  const { browser, browserOf, instances } = await signedIn()
  await redis.stop()
  await errorOf(instances[0].getSession(browser.request()))
  await redis.restart()
  const again = browserOf(1)
  await expect.poll(() => again.call('start', credentials).catch(() => null)).toMatchObject({ kind: 'signedIn' })
  expect(await instances[2].getSession(again.request())).toMatchObject({ username: 'ada' })
})

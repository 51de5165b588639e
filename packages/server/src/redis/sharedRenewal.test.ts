import { afterAll, beforeEach, expect, test } from 'vitest'
import { digest } from '#crypto'
import type { SignInHandlerOptions, Store } from '../index.ts'
import { connectStore, createRedisBackend } from '../testing/redis/redisBackend.ts'
import { startRedis } from '../testing/redis/redisServer.ts'
import { cognitoClient, errorOf, PASSWORD } from '../testing/testBackend.ts'
import { createTestBrowser } from '../testing/testBrowser.ts'

const SESSION = '__Host-Http-ck_session'
const rotation = { gracePeriodSeconds: 0 }
const redis = await startRedis()
const { store, close } = await connectStore(redis)

beforeEach(() => redis.flush())
afterAll(async () => {
  close()
  await redis.stop()
})

/** A signed-in user whose access token has expired, in a pool that rotates refresh tokens without a grace period. */
async function expired(shared: Store = store, options: Partial<SignInHandlerOptions> = {}) {
  const backend = createRedisBackend(shared, {
    client: { rotation },
    handler: { account: { freshFor: null }, ...options },
  })
  const browser = backend.browserOf(0)
  await browser.call('start', { username: 'ada', password: PASSWORD })
  backend.pool.clock.advance(3_600_000)

  /** Twelve tabs of the browser, spread over the instances, ask for the session at once. */
  const twelveTabs = () =>
    Promise.all(
      Array.from({ length: 12 }, (_, tab) =>
        backend.browserOf(tab % 3 === 0 ? 0 : tab % 3 === 1 ? 1 : 2, browser).call('session', {}),
      ),
    )
  return { ...backend, browser, twelveTabs }
}

test('twelve tabs over three instances renew with one call to Cognito, and nobody loses the session', async () => {
  const { pool, twelveTabs, count } = await expired()
  for (let round = 1; round <= 3; round += 1) {
    const replies = await twelveTabs()
    expect(replies.map(({ session }) => session?.expiresIn)).toEqual(Array.from({ length: 12 }, () => 3_600))
    expect(count('GetTokensFromRefreshToken')).toBe(round)
    pool.clock.advance(3_600_000)
  }
})

test('a renewal sets no cookie, and every instance reads the new tokens', async () => {
  const { browser, instances } = await expired()
  const { session, setCookie } = await instances[1].refreshSession(browser.request())
  expect([session?.expiresIn, setCookie]).toEqual([3_600, []])
  for (const instance of instances)
    expect((await instance.getSession(browser.request()))?.accessToken).toBe(session?.accessToken)
})

/** Something that a test waits for. */
function gate() {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open: () => open(), opened }
}

test('a sign-out while another instance renews ends the session everywhere, and revokes the renewed tokens', async () => {
  const { browser, instances, pool, newHandler, cognitoCalls, count } = await expired()
  const [asked, free] = [gate(), gate()]
  const slow = newHandler({
    cognito: cognitoClient(async (request) => {
      const reply = await pool.fetch(request)
      if (cognitoCalls().at(-1) !== 'GetTokensFromRefreshToken') return reply
      asked.open()
      await free.opened
      return reply
    }),
  })
  const late = createTestBrowser(slow)
  late.cookies.set(SESSION, browser.cookies.get(SESSION) ?? '')
  const renewed = late.call('session', {})
  await asked.opened
  const before = browser.request()
  await browser.call('sign-out', {})
  for (const instance of [...instances, slow]) expect(await instance.getSession(before)).toBeNull()
  free.open()
  expect(await renewed).toEqual({ session: null })
  expect(late.setCookies()).toEqual([expect.stringMatching(/ck_session=; Max-Age=0/)])
  for (const instance of [...instances, slow]) expect(await instance.getSession(before)).toBeNull()
  expect(count('RevokeToken')).toBe(2)
})

test('an instance that crashed during a renewal delays the others only until its lock ends', async () => {
  const { browser, twelveTabs, count } = await expired()
  const key = await digest(browser.cookies.get(SESSION) ?? '')
  expect(await store.locks.acquire(`renew:${key}`, 300)).not.toBeNull()
  const replies = await twelveTabs()
  expect(replies.every(({ session }) => session?.expiresIn === 3_600)).toBe(true)
  expect(count('GetTokensFromRefreshToken')).toBe(1)
})

test('without locks nobody loses the session, and the security event has a warning', async () => {
  const failing = { ...store, locks: { acquire: () => Promise.reject(new Error('away')) } }
  const { twelveTabs, events } = await expired(failing)
  const replies = await twelveTabs()
  expect(replies.map(({ session }) => session?.expiresIn)).toEqual(Array.from({ length: 12 }, () => 3_600))
  expect(events.some(({ warnings }) => warnings.includes('lock_store_failed'))).toBe(true)
})

/** The store, whose `replace` fails some times. */
function failingToReplace(times: number): Store {
  let left = times
  const replace: Store['sessions']['replace'] = (...record) =>
    (left -= 1) >= 0 ? Promise.reject(new Error('away')) : store.sessions.replace(...record)
  return { ...store, sessions: { ...store.sessions, replace } }
}

test('renewed tokens are stored also if the store fails for a moment', async () => {
  const { browser, instances } = await expired(failingToReplace(2))
  expect(await browser.call('session', {})).toMatchObject({ session: { expiresIn: 3_600 } })
  expect(await instances[1].getSession(browser.request())).toMatchObject({ username: 'ada' })
})

test('if renewed tokens cannot be stored, the call fails before it changes the account', async () => {
  const { browser, count, events } = await expired(failingToReplace(3))
  const change = { password: PASSWORD, newPassword: 'Another-horse-2' }
  expect((await errorOf(browser.call('change-password', change))).code).toBe('upstream_unavailable')
  expect(count('ChangePassword')).toBe(0)
  expect(events.at(-1)?.advice).toContain('session store')
  expect(browser.cookies.has(SESSION)).toBe(true)
})

test('if Cognito is unavailable, the session stays in use until its access token expires, and ends on no instance', async () => {
  const { browser, pool, count } = await expired()
  pool.faults.next('GetTokensFromRefreshToken', { kind: 'internal' })
  expect((await errorOf(browser.call('session', {}))).code).toBe('upstream_unavailable')
  expect(await browser.call('session', {})).toMatchObject({ session: { expiresIn: 3_600 } })
  pool.clock.advance(3_550_000)
  pool.faults.next('GetTokensFromRefreshToken', { kind: 'internal' })
  expect(await browser.call('session', {})).toMatchObject({ session: { expiresIn: 50 } })
  expect(count('GetTokensFromRefreshToken')).toBe(3)
})

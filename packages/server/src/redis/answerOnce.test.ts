import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Store } from '../index.ts'
import { connectStore, createRedisBackend } from '../testing/redis/redisBackend.ts'
import { startRedis } from '../testing/redis/redisServer.ts'
import { createTestBrowser } from '../testing/testBrowser.ts'
import { answer, errorOf, PASSWORD, startChallenge, TOTP_SECRET } from '../testing/testBackend.ts'

const redis = await startRedis()
const { store, close } = await connectStore(redis)
const WRONG = { code: '000000' }

beforeEach(() => redis.flush())
afterAll(async () => {
  close()
  await redis.stop()
})

/** One browser at a code, whose requests reach two instances. */
async function atCode(shared: Store = store) {
  const users = [{ username: 'ada', password: PASSWORD, totpSecret: TOTP_SECRET }]
  const backend = createRedisBackend(shared, { settings: { mfa: 'ON' }, users })
  const first = backend.browserOf(0)
  const asked = await startChallenge(first)
  const right = { code: backend.pool.currentCode('ada') }
  return { ...backend, first, second: backend.browserOf(1, first), asked, right }
}

/** `kind` of a reply, or the code of an error. */
const outcomeOf = (call: Promise<{ readonly kind: string }>): Promise<string> =>
  call.then(
    ({ kind }) => kind,
    async (thrown: unknown) => (await errorOf(Promise.reject(thrown))).code,
  )

test('of two equal answers at once at two instances, Cognito gets one', async () => {
  const { first, second, asked, right, count } = await atCode()
  const outcomes = await Promise.all([first, second].map((browser) => outcomeOf(answer(browser, asked, right))))
  expect(outcomes.toSorted()).toEqual(['signedIn', 'stale_answer'])
  expect(count('AdminRespondToAuthChallenge')).toBe(1)
})

test('the answer that came second does not end the sign-in of its browser', async () => {
  const { first, second, asked, right } = await atCode()
  await answer(first, asked, right)
  expect(await outcomeOf(answer(second, asked, right))).toBe('stale_answer')
  expect(second.setCookies()).toEqual([])
})

test('after a wrong code the challenge takes another answer, on any instance', async () => {
  const { first, second, asked, right, count } = await atCode()
  const outcomes = await Promise.all([first, second].map((browser) => outcomeOf(answer(browser, asked, WRONG))))
  expect(outcomes.toSorted()).toEqual(['code_mismatch', 'stale_answer'])
  expect(count('AdminRespondToAuthChallenge')).toBe(1)
  expect(await outcomeOf(answer(second, asked, right))).toBe('signedIn')
})

test('without locks both answers reach Cognito, one user signs in, and the security events have a warning', async () => {
  const { first, second, asked, right, count, events } = await atCode({
    ...store,
    locks: { acquire: () => Promise.reject(new Error('away')) },
  })
  const outcomes = await Promise.all([first, second].map((browser) => outcomeOf(answer(browser, asked, right))))
  expect(outcomes.filter((outcome) => outcome === 'signedIn')).toHaveLength(1)
  expect(count('AdminRespondToAuthChallenge')).toBe(2)
  expect(events.slice(-2).map(({ warnings }) => warnings)).toEqual([['lock_store_failed'], ['lock_store_failed']])
})

test('the lock of an answer lasts seven seconds longer than the calls to Cognito may take', async () => {
  const ttls: number[] = []
  const acquire: Store['locks']['acquire'] = (key, ttl) => {
    ttls.push(ttl)
    return store.locks.acquire(key, ttl)
  }
  const backend = createRedisBackend(
    { ...store, locks: { acquire } },
    { settings: { mfa: 'ON' }, users: [{ username: 'ada', password: PASSWORD, totpSecret: TOTP_SECRET }] },
  )
  const browser = createTestBrowser(backend.newHandler({ timeout: 9_000 }))
  await outcomeOf(answer(browser, await startChallenge(browser), WRONG))
  expect(ttls).toEqual([16_000])
})

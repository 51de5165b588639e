import { createClient } from '@redis/client'
import { afterAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { LimitOptions } from '../limits/rules.ts'
import { stringMatching } from '../testing/matchers.ts'
import { startRedis } from '../testing/redis/redisServer.ts'
import { createTestBrowser, type TestBrowser } from '../testing/testBrowser.ts'
import { createTestBackend, PASSWORD, startChallenge, type TestBackend } from '../testing/testBackend.ts'
import { createRedisStore } from './createRedisStore.ts'

const redis = await startRedis()
afterAll(() => redis.stop())
beforeEach(() => redis.flush())

const times = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)
const users = times(30).map((n) => ({
  username: `u${n}`,
  password: PASSWORD,
  attributes: { phone_number: `+1555${1_000 + n}`, email: `u${n}@example.com`, email_verified: 'true' },
}))
const settings = { mfa: 'ON', factors: ['SMS_MFA'], mfaLockAfter: null, recovery: ['email'] } as const

/** Three instances that share a Redis, and a browser that each of its calls reaches by the next instance. */
async function threeInstances(limits: LimitOptions = {}) {
  const backend = createTestBackend({ settings, users })
  const handlers = await Promise.all(times(3).map(() => instance(backend, limits)))
  let calls = 0
  const next: (typeof handlers)[number] = (request, context) => {
    calls += 1
    const handler = handlers[calls % 3]
    if (!handler) throw new Error('three instances are missing')
    return handler(request, context)
  }
  const newBrowser = (clientAddress = '203.0.113.7'): TestBrowser => createTestBrowser(next, { clientAddress })
  return { ...backend, newBrowser }
}

async function instance(backend: TestBackend, limits: LimitOptions) {
  const client = createClient({ url: redis.url })
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(() => client.destroy())
  const limitStore = createRedisStore({ client }).limits
  const handler = backend.newHandler({ limitStore, limits, instances: 3 })
  return (...call: Parameters<typeof handler>) => handler(...call)
}

test('thirty wrong codes at once over three instances: five of them reach Cognito', async () => {
  const { newBrowser, cognitoCalls } = await threeInstances()
  const browser = newBrowser()
  const { flow, challengeIndex } = await startChallenge(browser, 'u0')
  const answer = { flow, challengeIndex, answer: { code: '000000' } }
  await Promise.all(times(30).map(() => browser.send('answer', answer)))
  expect(cognitoCalls().filter((name) => name === 'AdminRespondToAuthChallenge')).toHaveLength(5)
})

test('forty wrong passwords over three instances and many networks, five at once: twenty of them reach Cognito', async () => {
  const { newBrowser, cognitoCalls } = await threeInstances()
  const start = (n: number) => newBrowser(`198.51.100.${n}`).send('start', { username: 'u0', password: 'wrong' })
  for (const round of times(8)) await Promise.all(times(5).map((n) => start(5 * round + n)))
  expect(cognitoCalls()).toHaveLength(20)
})

test('thirty starts at once for one account over three instances send ten messages', async () => {
  const { newBrowser, pool } = await threeInstances()
  const start = (n: number) => newBrowser(`198.51.100.${n}`).send('start', { username: 'u0', password: PASSWORD })
  await Promise.all(times(30).map(start))
  expect(pool.outbox.messages()).toHaveLength(10)
})

test('starts of thirty accounts in one network over three instances send the twenty messages of its rule', async () => {
  const { newBrowser, pool } = await threeInstances({ sentMessagesPerNetwork: { points: 20 } })
  const start = (n: number) => newBrowser().send('start', { username: `u${n}`, password: PASSWORD })
  await Promise.all(times(30).map(start))
  expect(pool.outbox.messages()).toHaveLength(20)
})

test('ten reset requests at once for one account over three instances send three codes', async () => {
  const { newBrowser, pool } = await threeInstances()
  const forgot = (n: number) => newBrowser(`198.51.100.${n}`).send('forgot', { username: 'u0' })
  await Promise.all(times(10).map(forgot))
  expect(pool.outbox.messages()).toHaveLength(3)
})

test('while Redis is unavailable, three instances together send no more wrong codes of one flow than the five of the rule', async () => {
  const { newBrowser, cognitoCalls, events } = await threeInstances()
  const browser = newBrowser()
  const { flow, challengeIndex } = await startChallenge(browser, 'u0')
  const answer = { flow, challengeIndex, answer: { code: '000000' } }
  for (const _ of times(2)) await browser.send('answer', answer)
  await redis.stop()
  for (const _ of times(12)) await browser.send('answer', answer)
  await redis.restart()
  expect(cognitoCalls().filter((name) => name === 'AdminRespondToAuthChallenge').length).toBeLessThanOrEqual(5)
  expect(events.at(-1)?.warnings).toEqual([stringMatching(/^limit_store_(?:failed|late)$/)])
})

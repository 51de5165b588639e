import { createClient } from '@redis/client'
import { afterAll, expect, test } from 'vitest'
import { startSlowRedis } from '../testing/processes/cluster.ts'
import { createRedisBackend } from '../testing/redis/redisBackend.ts'
import { startRedis } from '../testing/redis/redisServer.ts'
import { answer, challengeOf, PASSWORD, TOTP_SECRET } from '../testing/testBackend.ts'
import { createRedisStore } from './createRedisStore.ts'

const redis = await startRedis()
const slowRedis = await startSlowRedis(redis.url)
slowRedis.milliseconds = 50
const client = createClient({ url: slowRedis.url })
await client.connect()
afterAll(async () => {
  client.destroy()
  slowRedis.stop()
  await redis.stop()
})

/** When each command was sent, and when its reply came. */
const commands: { readonly sent: number; readonly replied: number }[] = []
const store = createRedisStore({
  client: {
    eval: async (...command) => {
      const sent = performance.now()
      const reply = await client.eval(...command)
      commands.push({ sent, replied: performance.now() })
      return reply
    },
  },
})

/** How many replies of Redis a call waits for, one after another. Commands that are sent together are one round trip. */
async function roundTripsOf(call: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await call()
  const own = commands.filter(({ sent }) => sent >= begin).toSorted((a, b) => a.sent - b.sent)
  let roundTrips = 0
  let repliedAt = 0
  for (const { sent, replied } of own)
    if (sent >= repliedAt) {
      roundTrips += 1
      repliedAt = replied
    }
  return roundTrips
}

const { pool, browserOf } = createRedisBackend(store, {
  settings: { mfa: 'OPTIONAL' },
  users: [
    { username: 'ada', password: PASSWORD },
    { username: 'eve', password: PASSWORD, totpSecret: TOTP_SECRET, mfa: { preferred: 'SOFTWARE_TOKEN_MFA' } },
  ],
})

test('a sign-in with a password waits for two round trips to Redis: for its limits, and for its session', async () => {
  const browser = browserOf(0)
  expect(await roundTripsOf(() => browser.call('start', { username: 'ada', password: PASSWORD }))).toBe(2)
})

test('a sign-in with a code waits for one round trip to Redis at its start, and for two at its code', async () => {
  const browser = browserOf(1)
  let reply: { readonly kind: string } = { kind: 'none' }
  const start = async (): Promise<void> => {
    reply = await browser.call('start', { username: 'eve', password: PASSWORD })
  }
  expect(await roundTripsOf(start)).toBe(1)
  const code = pool.currentCode('eve')
  expect(await roundTripsOf(() => answer(browser, challengeOf(reply), { code }))).toBe(2)
})

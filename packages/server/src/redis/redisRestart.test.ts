import { setTimeout as sleep } from 'node:timers/promises'
import { createUserPool } from '@challenge-kit/emulator'
import { listen } from '@challenge-kit/emulator/node'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startCluster } from '../testing/processes/cluster.ts'
import { type Persistence, startRedis } from '../testing/redis/redisServer.ts'
import { CLIENT_ID, CLIENT_SECRET, PASSWORD } from '../testing/testBackend.ts'

/** Longer than an instance waits for the reports of the others. Until then it allows only its share of a rule. */
const SETTLED = 5_500

/** Three instances, each a process, and an attacker who guesses the passwords of accounts from many networks. */
async function attack(persistence: Persistence) {
  const pool = createUserPool({
    clients: [{ id: CLIENT_ID, secret: CLIENT_SECRET }],
    users: ACCOUNTS.map(([username]) => ({ username, password: PASSWORD })),
  })
  const [redis, cognito] = await Promise.all([startRedis(persistence), listen(pool.fetch)])
  const settings = { endpoint: cognito.url, userPoolId: pool.id, redisUrl: redis.url, limits: {} }
  const cluster = await startCluster(settings, 3)
  onTestFinished(async () => {
    await cluster.stop()
    await cognito.close()
    await redis.stop()
  })
  let networks = 0
  /** Guesses passwords of an account, five at a time. */
  async function guess(username: string, rounds: number, atOnce = 5): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      const tries = Array.from({ length: atOnce }, () => {
        networks += 1
        const browser = cluster.newBrowser(`203.0.${networks >> 8}.${networks & 255}`)
        return browser.send('start', { username, password: 'Wrong-horse-9' })
      })
      await Promise.all(tries)
    }
  }
  return {
    redis,
    guess,
    /** How many guesses have reached Cognito. */
    sent: (username: string) =>
      pool.requestLog.list().filter(({ request }) => JSON.stringify(request).includes(`"${username}"`)).length,
  }
}

/** Each account, and the rounds of five guesses before Redis is killed. */
const ACCOUNTS = [
  ['guessed-before', 5],
  ['guessed-often', 3],
  ['guessed-once', 1],
  ['guessed-later', 0],
] as const

describe.each(['memory', 'an append-only file'] as const)('with a Redis that keeps its keys in %s', (persistence) => {
  test('three processes send exactly twenty wrong passwords, if Redis is killed and restarted in the middle', async () => {
    const { redis, guess, sent } = await attack(persistence)
    const guessAll = (rounds: number) => Promise.all(ACCOUNTS.map(([username]) => guess(username, rounds)))
    await Promise.all(ACCOUNTS.map(([username, rounds]) => guess(username, rounds)))
    await redis.stop()
    await guessAll(3)
    await redis.restart()
    await guessAll(3)
    // On a busy machine Redis may answer late, and then an instance waits for reports again. So the attacker waits too, and
    // then guesses one password at a time.
    for (let round = 0; round < 5 && ACCOUNTS.some(([username]) => sent(username) < 20); round += 1) {
      await sleep(SETTLED)
      for (const [username] of ACCOUNTS) if (sent(username) < 20) await guess(username, 6, 1)
    }
    await guessAll(3)
    expect(ACCOUNTS.map(([username]) => sent(username))).toEqual([20, 20, 20, 20])
  }, 90_000)
})

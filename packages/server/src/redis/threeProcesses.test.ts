import { createUserPool, type UserPool } from '@challenge-kit/emulator'
import { listen } from '@challenge-kit/emulator/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cluster, startCluster, startSlowRedis } from '../testing/processes/cluster.ts'
import { startRedis } from '../testing/redis/redisServer.ts'
import { answer, challengeOf, CLIENT_ID, CLIENT_SECRET, PASSWORD, TOTP_SECRET } from '../testing/testBackend.ts'
import type { TestBrowser } from '../testing/testBrowser.ts'

const USERS = 40
const phoneOf = (index: number): string => `+155501${String(index).padStart(4, '0')}`
/** Each test has an account of its own, because the instances remember what they counted. */
const GUESSED = ['guessed', 'guessed-5', 'guessed-20', 'guessed-50'].map((username) => ({
  username,
  password: PASSWORD,
}))
const totp = { password: PASSWORD, totpSecret: TOTP_SECRET, mfa: { preferred: 'SOFTWARE_TOKEN_MFA' } } as const
const users = Array.from({ length: USERS }, (_, index) => ({
  username: `sms-${index}`,
  password: PASSWORD,
  attributes: { phone_number: phoneOf(index), email: `sms-${index}@example.com`, email_verified: 'true' },
  mfa: { enabled: ['SMS_MFA'] as const },
}))

const redis = await startRedis()
const slowRedis = await startSlowRedis(redis.url)
const pool: UserPool = createUserPool({
  settings: {
    mfa: 'OPTIONAL',
    factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
    recovery: ['email'],
    mfaLockAfter: null,
  },
  clients: [{ id: CLIENT_ID, secret: CLIENT_SECRET }],
  users: [{ username: 'totp-flow', ...totp }, { username: 'totp-account', ...totp }, ...GUESSED, ...users],
})
const cognito = await listen(pool.fetch)
let cluster: Cluster

beforeAll(async () => {
  const limits = { sentMessagesPerNetwork: { points: 15 } }
  cluster = await startCluster({ endpoint: cognito.url, userPoolId: pool.id, redisUrl: slowRedis.url, limits }, 3)
}, 60_000)
afterAll(async () => {
  await cluster.stop()
  await cognito.close()
  slowRedis.stop()
  await redis.stop()
})

let networks = 0
/** A browser in a network of its own. */
const newBrowser = (): TestBrowser => {
  networks += 1
  return cluster.newBrowser(`203.0.${networks >> 8}.${networks & 255}`)
}

/** How many of Cognito's operations of this name ran while `work` ran. */
async function countCalls(operation: string, work: () => Promise<unknown>): Promise<number> {
  let count = 0
  let lastId = pool.requestLog.list().at(-1)?.id ?? 0
  const stop = pool.requestLog.subscribe(() => {
    for (const entry of pool.requestLog.list().filter(({ id }) => id > lastId)) {
      if (entry.operation === operation) count += 1
      lastId = entry.id
    }
  })
  await work()
  stop()
  return count
}

const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)))
const outcome = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error)
const start = (browser: TestBrowser, username: string, password = PASSWORD) =>
  browser.call('start', { username, password })

/** Forty wrong passwords. More at a time would also wait for the message that a right password may send. */
async function guessFiveAtATime(username: string): Promise<void> {
  for (let round = 0; round < 8; round += 1)
    await times(5, () => outcome(start(newBrowser(), username, 'Wrong-horse-9')))
}

describe('three processes behind a round-robin proxy, with one Redis', () => {
  test('send five wrong codes of a sign-in to Cognito, however many a browser tries', async () => {
    const browser = newBrowser()
    const challenge = challengeOf(await start(browser, 'totp-flow'))
    const sent = await countCalls('AdminRespondToAuthChallenge', async () => {
      for (let round = 0; round < 8; round += 1)
        await times(4, () => outcome(answer(browser, challenge, { code: '000000' })))
    })
    expect(sent).toBe(5)
  })

  test('send ten wrong codes of an account to Cognito, over all its sign-ins and networks', async () => {
    const challenges: { readonly browser: TestBrowser; readonly challenge: ReturnType<typeof challengeOf> }[] = []
    for (let index = 0; index < 15; index += 1) {
      const browser = newBrowser()
      challenges.push({ browser, challenge: challengeOf(await start(browser, 'totp-account')) })
    }
    const sent = await countCalls('AdminRespondToAuthChallenge', () =>
      Promise.all(challenges.map(({ browser, challenge }) => outcome(answer(browser, challenge, { code: '000000' })))),
    )
    expect(sent).toBe(10)
  })

  test('send twenty wrong passwords of an account to Cognito, over all networks', async () => {
    const sent = await countCalls('AdminInitiateAuth', () => guessFiveAtATime('guessed'))
    expect(sent).toBe(20)
  })

  test('send ten messages to an account in an hour', async () => {
    const before = pool.outbox.messages().length
    await times(30, () => outcome(start(newBrowser(), 'sms-0')))
    expect(pool.outbox.messages().length - before).toBe(10)
  })

  test('send fifteen messages to a network in an hour, if the rule says fifteen', async () => {
    const before = pool.outbox.messages().length
    await times(USERS - 2, (index) => outcome(start(cluster.newBrowser('198.51.100.7'), `sms-${index + 2}`)))
    expect(pool.outbox.messages().length - before).toBe(15)
  })

  test('send three reset codes to an account in ten minutes', async () => {
    const sent = await countCalls('ForgotPassword', () =>
      times(20, () => outcome(newBrowser().call('forgot', { username: 'sms-1' }))),
    )
    expect(sent).toBe(3)
  })

  test.each([5, 20, 50])('hold a limit if each reply of Redis takes %i ms more', async (milliseconds) => {
    slowRedis.milliseconds = milliseconds
    const sent = await countCalls('AdminInitiateAuth', () => guessFiveAtATime(`guessed-${milliseconds}`))
    slowRedis.milliseconds = 0
    expect(sent).toBe(20)
  })
})

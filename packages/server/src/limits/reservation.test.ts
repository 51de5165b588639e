import { expect, test } from 'vitest'
import { type Attempt, createLimits, type LimitedRequest, type Outcome, readHeldPoints } from './checkLimits.ts'
import type { LimitStore, PointsBack } from './limitStore.ts'
import { createMemoryLimitStore } from './memoryLimitStore.ts'
import { type BeforeRefusal, type LimitOptions, readLimits } from './rules.ts'
import { fromRequest } from '../request/fetchRequest.ts'

const address = '203.0.113.7'
const ada = { username: 'ada', flow: 'f1' }

/** Limits over a store in memory, with a clock. `wrap` changes the store. */
function begin(
  options: LimitOptions,
  {
    beforeRefusal = null,
    wrap = (store) => store,
  }: { beforeRefusal?: BeforeRefusal | null; wrap?: (store: LimitStore) => LimitStore } = {},
) {
  let time = 1_000_000
  const back: PointsBack[] = []
  const warnings: string[] = []
  const memory = createMemoryLimitStore(() => time)
  const giveBack = (points: readonly PointsBack[]) => {
    back.push(...points)
    return memory.giveBack(points)
  }
  const limits = createLimits({
    store: wrap({ ...memory, giveBack }),
    rules: readLimits(options),
    userPoolId: 'pool',
    keyedHash: (text) => Promise.resolve(`#${text}`),
    beforeRefusal,
  })
  const check = (attempt: Attempt, call: LimitedRequest['log']['call'] = 'start') =>
    limits.check(attempt, {
      request: fromRequest(new Request('https://app.example.com/auth/start')),
      address,
      log: { call },
      warn: (warning) => void warnings.push(warning),
    })
  /** Runs a call. Resolves to the points that it holds, or to the seconds to wait. */
  async function run(attempt: Attempt, outcome: Outcome = {}) {
    const reserved = await check(attempt).catch((error: { retryAfter: number }) => error.retryAfter)
    return typeof reserved === 'number' ? reserved : reserved.settle(outcome)
  }
  const keysBack = () => back.map(({ key, points }) => `${key} ${points}`)
  return { check, run, keysBack, warnings, advance: (milliseconds: number) => void (time += milliseconds) }
}

test('a refused call waits until the window ends', async () => {
  const { run, advance, warnings } = begin({ sessionCallsPerNetwork: { points: 1, window: 60 } })
  expect([await run({ actions: ['sessionCall'] }), await run({ actions: ['sessionCall'] })]).toEqual([{}, 60])
  advance(59_999)
  expect(await run({ actions: ['sessionCall'] })).toBe(1)
  advance(1)
  expect(await run({ actions: ['sessionCall'] })).toEqual({})
  expect(warnings).toEqual([])
})

test.each(['sentMessagesPerAccount', 'sentMessagesPerNetwork'] as const)(
  '`%s` asks for a short wait while the call that took its last point may still give it back',
  async (rule) => {
    const { run, advance } = begin({ [rule]: { points: 1, window: 3_600 } })
    const send = () => run({ ...ada, actions: ['messageAfterPassword'] })
    await send()
    expect(await send()).toBe(5)
    advance(19_999)
    expect(await send()).toBe(5)
    advance(1)
    expect(await send()).toBe(3_580)
  },
)

test('no refusal asks for a wait of less than a second', async () => {
  const wrap = (store: LimitStore): LimitStore => ({
    ...store,
    take: ([refused]) => (refused ? Promise.resolve({ kind: 'refused', refused, retryAfter: 0 }) : store.take([])),
  })
  expect(await begin({}, { wrap }).run({ actions: ['sessionCall'] })).toBe(1)
})

test('a right current password gives back all tries, and a right code only its own', async () => {
  const { run, keysBack } = begin({})
  for (const _ of [1, 2, 3]) await run({ ...ada, actions: ['currentPassword', 'code'] })
  await run({ ...ada, actions: ['currentPassword', 'code'] }, { right: true })
  expect(keysBack()).toEqual(['pool:accountGuessesPerAccount:password:#ada 4', 'pool:codesPerAccount:#ada 1'])
})

test('a message that was certainly not sent and a number that was certainly not stored give their points back', async () => {
  const { run, keysBack } = begin({})
  const actions = ['messageOnRequest', 'phoneNumber'] as const
  for (const known of ['yes', 'unknown'] as const)
    await run({ ...ada, actions }, { messageSent: known, phoneStored: known })
  await run({ username: 'bob', actions: ['messageOnRequest'] })
  expect(keysBack()).toEqual([])
  await run({ username: 'eve', actions }, { messageSent: 'no', phoneStored: 'no' })
  expect(keysBack()).toEqual(['pool:sentMessagesPerAccount:request:#eve 1', 'pool:phoneNumbersPerAccount:#eve 1'])
})

test('a call of an unfinished sign-in holds its points of networks, and the call that finishes it gives them back', async () => {
  const { run, keysBack } = begin({})
  const started = await run({ ...ada, actions: ['start', 'messageAfterPassword', 'customAnswer'] })
  const until = (seconds: number) => 1_000_000 + seconds * 1_000
  const held = {
    [`pool:startPerMinute:${address}`]: until(60),
    [`pool:startPerHour:${address}`]: until(3_600),
    [`pool:sentMessagesPerNetwork:${address}`]: until(3_600),
  }
  expect([started, keysBack()]).toEqual([held, []])
  await run({ ...ada, actions: ['customAnswer'], held }, { signedIn: true })
  expect(keysBack()).toEqual(['pool:customAnswersPerAccount:#ada 1', ...Object.keys(held).map((key) => `${key} 1`)])
})

test('a point that the call itself gives back is not held', async () => {
  const { run } = begin({})
  expect(await run({ ...ada, actions: ['messageAfterPassword'], held: { other: 7 } }, { messageSent: 'no' })).toEqual({
    other: 7,
  })
})

test('a point that the memory took while the store was unavailable is not held', async () => {
  const wrap = (store: LimitStore): LimitStore => ({
    ...store,
    take: async (counters) => {
      const take = await store.take(counters)
      const fault = 'late'
      if (take.kind === 'refused') return { ...take, fault }
      return { ...take, points: take.points.map((point) => ({ ...point, inMemory: true })), fault }
    },
  })
  const { run, warnings } = begin({}, { wrap })
  expect([await run({ actions: ['start'] }), warnings]).toEqual([{}, ['limit_store_late']])
})

test('the reply does not wait for points that come back, and a store that refuses them is no error', async () => {
  const asked: number[] = []
  const giveBack = (points: readonly PointsBack[]) => {
    asked.push(points.length)
    return Promise.reject(new Error('away'))
  }
  const { run } = begin({}, { wrap: (store) => ({ ...store, giveBack }) })
  await run({ ...ada, actions: ['totpProof'] })
  expect(asked).toEqual([])
  await run({ ...ada, actions: ['totpProof'] }, { right: true })
  expect(asked).toEqual([1])
})

test('guesses count for an account as soon as Cognito has told it', async () => {
  const { run, keysBack } = begin({})
  const actions = ['password'] as const
  await run({ ...ada, actions })
  await run({ ...ada, actions }, { right: true, userId: 'Sub-1' })
  expect(keysBack().join(' ')).not.toContain('id-')
  await run({ ...ada, actions }, { right: true, userId: 'Sub-1' })
  expect(keysBack()).toContain('pool:passwordPerAccount:id-#Sub-1 1')
})

test('`beforeRefusal` is asked for each rule that has no point left, and not outside a call', async () => {
  const asked: string[] = []
  const beforeRefusal: BeforeRefusal = ({ rule }) => asked.push(rule) > 0
  const one = { points: 1 }
  const { check, run } = begin({ startPerMinute: one, startPerHour: one }, { beforeRefusal })
  await run({ actions: ['start'] })
  expect(await run({ actions: ['start'] })).toEqual({})
  expect(asked).toEqual(['startPerHour', 'startPerMinute'])
  await expect(check({ actions: ['start'] }, null)).rejects.toMatchObject({ code: 'throttled' })
  expect(asked).toHaveLength(2)
})

test.each([[null], ['text'], [7], [undefined]])(
  'a flow cookie whose held points are not an object holds no points: %j',
  (json) => {
    expect(readHeldPoints(json)).toEqual({})
  },
)

test('held points without a time are left out', () => {
  expect(readHeldPoints({ start: 7, other: '7', third: null })).toEqual({ start: 7 })
})

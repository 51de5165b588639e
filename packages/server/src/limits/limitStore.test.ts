import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryLimitStore } from './limitStore.ts'
import { type LimitCounter, type LimitOptions, readLimits, RULES } from './rules.ts'

const counterOf = (key: string, scope: LimitCounter['scope'] = 'network', points = 3): LimitCounter => ({
  rule: 'startPerMinute',
  key,
  points,
  window: 60,
  scope,
})
const a = counterOf('a')

test('two hundred tries at once get exactly the points of the rule', async () => {
  const store = memoryLimitStore()
  const results = await Promise.all(Array.from({ length: 200 }, () => store.take([a])))
  expect(results.filter(({ refused }) => refused === null)).toHaveLength(3)
})

test('a refusal says how long to wait, and after that time there is a point again', async () => {
  let now = 0
  const store = memoryLimitStore(() => now)
  for (let tries = 0; tries < 3; tries += 1) await store.take([a])
  now = 20_500
  expect(await store.take([a])).toEqual({ refused: 0, retryAfter: 40 })
  expect(await store.take([counterOf('b')])).toEqual({ refused: null, retryAfter: 0 })
  now = 60_000
  expect(await store.take([a])).toEqual({ refused: null, retryAfter: 0 })
})

test('of several counters each takes a point, up to the first one without a point left', async () => {
  const store = memoryLimitStore(() => 0)
  const [first, second, third] = [
    counterOf('first'),
    counterOf('second', 'network', 1),
    counterOf('third', 'network', 1),
  ]
  expect((await store.take([first, second])).refused).toBeNull()
  expect(await store.take([first, second, third])).toEqual({ refused: 1, retryAfter: 60 })
  expect((await store.take([third])).refused).toBeNull()
  expect([(await store.take([first])).refused, (await store.take([first])).refused]).toEqual([null, 0])
})

test('one point is given back at a time, and a reset gives all of them back', async () => {
  const store = memoryLimitStore(() => 0)
  const tryIt = async () => (await store.take([a])).refused === null
  for (let tries = 0; tries < 4; tries += 1) await tryIt()
  await store.giveBack([a])
  expect([await tryIt(), await tryIt()]).toEqual([true, false])
  await store.reset([a])
  expect([await tryIt(), await tryIt(), await tryIt(), await tryIt()]).toEqual([true, true, true, false])
})

test('a counter that took no point has none to give back', async () => {
  const store = memoryLimitStore(() => 0)
  await store.giveBack([a])
  const refused: (number | null)[] = []
  for (let tries = 0; tries < 4; tries += 1) refused.push((await store.take([a])).refused)
  expect(refused).toEqual([null, null, null, 0])
})

test('no stretch of time as long as the window has more tries than the rule says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(30_000), { maxLength: 40 }), async (gaps) => {
      let now = 0
      const store = memoryLimitStore(() => now)
      const allowed: number[] = []
      for (const gap of gaps) {
        now += gap
        if ((await store.take([a])).refused === null) allowed.push(now)
      }
      for (const start of allowed)
        expect(allowed.filter((at) => at >= start && at < start + 60_000).length).toBeLessThanOrEqual(3)
    }),
  )
})

test('the store holds a hundred thousand counters and then drops the least recently used', async () => {
  const store = memoryLimitStore(() => 0)
  for (let tries = 0; tries < 4; tries += 1) await store.take([counterOf('first')])
  for (let key = 0; key < 100_000; key += 1) await store.take([counterOf(String(key))])
  expect((await store.take([counterOf('first')])).refused).toBeNull()
})

test('a full store is rarely pruned, and the clock is read once a try', async () => {
  let reads = 0
  const store = memoryLimitStore(() => {
    reads += 1
    return 0
  })
  for (let key = 0; key < 101_000; key += 1) await store.take([counterOf(String(key))])
  expect(reads).toBe(101_000)
})

test('a counter that is used again and again is not dropped', async () => {
  const store = memoryLimitStore(() => 0)
  for (let key = 0; key < 120_000; key += 1) {
    if (key % 10_000 === 0) await store.take([counterOf('victim')])
    await store.take([counterOf(String(key))])
  }
  expect((await store.take([counterOf('victim')])).refused).toBe(0)
})

test('a flood of networks cannot push out the counter of an account', async () => {
  const store = memoryLimitStore(() => 0)
  const account = counterOf('ada', 'account')
  for (let tries = 0; tries < 3; tries += 1) await store.take([account])
  for (let key = 0; key < 100_001; key += 1) await store.take([counterOf(String(key))])
  expect((await store.take([account])).refused).toBe(0)
})

test('the option `limits` changes single figures of single rules', () => {
  const rules = readLimits({ sentMessagesPerNetwork: { points: 200 }, startPerHour: { points: 1, window: 2 } })
  expect(rules.sentMessagesPerNetwork).toEqual({ points: 200, window: 3_600, scope: 'network' })
  expect(rules.startPerHour).toEqual({ points: 1, window: 2, scope: 'network' })
  expect(rules.codesPerFlow).toEqual(RULES.codesPerFlow)
})

test.each<[LimitOptions & Record<string, object>, string]>([
  [{ sentMessagesPerNetwork: { points: 0 } }, 'limits: sentMessagesPerNetwork.points must be a number above 0'],
  [{ codesPerFlow: { window: Number.NaN } }, 'limits: codesPerFlow.window must be a number above 0'],
  [{ smsPerPlanet: { points: 1 } }, 'limits: there is no rule "smsPerPlanet"; the rules are startPerMinute,'],
])('a mistake in the option `limits` stops the start: %j', (limits, sentence) => {
  expect(() => readLimits(limits)).toThrow(sentence)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { back, counterOf, testLimitStore, pointsLeft, takenBy } from '../testing/redis/limitStoreContract.ts'
import type { PointsBack } from './limitStore.ts'
import { memoryLimitStore } from './memoryLimitStore.ts'

describe('the store in memory', () => {
  testLimitStore(() => {
    let now = 0
    const wait = (seconds: number): Promise<void> => {
      now += seconds * 1_000
      return Promise.resolve()
    }
    return Promise.resolve({ store: memoryLimitStore(() => now), wait })
  })
})

const a = counterOf('a')
const full = async (store: ReturnType<typeof memoryLimitStore>, key: string): Promise<boolean> =>
  (await store.take([counterOf(key)])).kind === 'refused'

test('a refusal says how long to wait, and after that time there is a point again', async () => {
  let now = 0
  const store = memoryLimitStore(() => now)
  await pointsLeft(store, a)
  now = 20_500
  expect(await store.take([a])).toEqual({ kind: 'refused', refused: a, retryAfter: 40 })
  expect((await store.take([counterOf('b')])).kind).toBe('taken')
  now = 60_000
  expect((await store.take([a])).kind).toBe('taken')
})

test('no window has more tries than the rule says, whatever is given back', async () => {
  const step = fc.tuple(fc.constantFrom('take', 'back', 'old'), fc.nat(20_000), fc.nat(4))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      let now = 0
      const store = memoryLimitStore(() => now)
      const old: PointsBack[] = []
      let taken: readonly PointsBack[] = []
      for (const [action, gap, pick] of steps) {
        now += gap
        taken = taken.filter(({ until }) => until > now)
        const some = (action === 'old' ? old : taken)[pick]
        if (action === 'take') {
          const take = await store.take([a])
          expect(take.kind === 'taken').toBe(taken.length < 3)
          if (take.kind === 'refused') continue
          const points = back(takenBy(take))
          taken = [...taken, ...points]
        } else if (some && (action === 'back' || some.until <= now)) {
          await store.giveBack([some])
          taken = taken.filter((point) => point !== some)
          if (action === 'back') old.push({ ...some, until: now })
        }
      }
    }),
  )
})

test('the store holds a hundred thousand counters and then drops the least recently used', async () => {
  const store = memoryLimitStore(() => 0)
  await pointsLeft(store, counterOf('first'))
  for (let key = 0; key < 100_000; key += 1) await store.take([counterOf(String(key))])
  expect(await full(store, 'first')).toBe(false)
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
  expect(await full(store, 'victim')).toBe(true)
})

test('a flood of networks cannot push out the counter of an account', async () => {
  const store = memoryLimitStore(() => 0)
  const account = counterOf('ada', { scope: 'account' })
  await pointsLeft(store, account)
  for (let key = 0; key < 100_001; key += 1) await store.take([counterOf(String(key))])
  expect((await store.take([account])).kind).toBe('refused')
})

test('a full store drops counters whose window has ended before a counter that still counts', async () => {
  let now = 0
  const store = memoryLimitStore(() => now)
  await pointsLeft(store, counterOf('victim', { window: 3_600 }))
  for (let key = 1; key < 100_000; key += 1) await store.take([counterOf(String(key), { window: 1 })])
  now = 2_000
  await store.take([counterOf('one more')])
  expect(await full(store, 'victim')).toBe(true)
})

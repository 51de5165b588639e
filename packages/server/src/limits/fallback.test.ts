import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { back, counterOf, pointsLeft, takenBy } from '../testing/redis/limitStoreContract.ts'
import { createTestBackend, PASSWORD } from '../testing/testBackend.ts'
import { readInstances, withFallback } from './fallback.ts'
import type { LimitStore } from './limitStore.ts'
import { createMemoryLimitStore, memoryLimitStore } from './memoryLimitStore.ts'

/** Milliseconds after which a store is late: half a second, and a second timer. */
const DEADLINE = 501
const [a, b] = [counterOf('a'), counterOf('b')]

/** A store that can fail or answer late, in front of the memory. */
function unreliable(instances = 1) {
  const inStore = memoryLimitStore(() => 0)
  const inMemory = createMemoryLimitStore(() => 0)
  const state = { fails: false, throws: false, delay: 0 }
  const limitStore: LimitStore = {
    ...inStore,
    take: (counters) => {
      const { fails, throws, delay } = state
      if (throws) throw new Error('a mistake')
      if (fails) return Promise.reject(new Error('away'))
      if (delay === 0) return inStore.take(counters)
      return new Promise((done) => setTimeout(done, delay)).then(() => inStore.take(counters))
    },
  }
  return { inStore, inMemory, state, store: withFallback(limitStore, inMemory, instances) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('while the store is unavailable the memory counts, so no limit is off and no user is locked out', () => {
  test.each(['fails', 'throws'] as const)('a store that %s is not waited for', async (how) => {
    const { store, state } = unreliable()
    state[how] = true
    expect(await store.take([a])).toMatchObject({ kind: 'taken', fault: 'failed' })
    expect(await pointsLeft(store, a)).toBe(2)
    expect(await store.take([a])).toMatchObject({ kind: 'refused', fault: 'failed' })
  })

  test('a store that does not answer is waited for half a second', async () => {
    const { store, state } = unreliable()
    state.delay = 600_000
    const tries = [1, 2, 3, 4].map(() => store.take([a]))
    await vi.advanceTimersByTimeAsync(DEADLINE)
    expect((await Promise.all(tries)).map(({ kind, fault }) => [kind, fault])).toEqual([
      ['taken', 'late'],
      ['taken', 'late'],
      ['taken', 'late'],
      ['refused', 'late'],
    ])
  })

  test('the memory counts on from what this instance last saw in the store', async () => {
    const { store, state } = unreliable()
    await store.take([a])
    await store.take([a])
    state.fails = true
    expect(await pointsLeft(store, a)).toBe(1)
  })

  test.each([
    [2, 1],
    [3, 1],
    [5, 1],
  ])('of %i instances that share the store, each allows its share of three points: %i', async (instances, share) => {
    const { store, state } = unreliable(instances)
    state.fails = true
    expect(await pointsLeft(store, a)).toBe(share)
  })

  test.each([0, 1.5, Number.NaN])('the option `instances` with %d stops the start', (instances) => {
    expect(() => readInstances(instances)).toThrow('instances must be a whole number above 0')
  })
})

describe('a point is given back only where it was taken', () => {
  test('points that a slow store takes after the deadline are given back, because the memory counted the try', async () => {
    const { store, inStore, inMemory, state } = unreliable()
    state.delay = 700
    const taking = store.take([a, b])
    await vi.advanceTimersByTimeAsync(DEADLINE)
    expect(await taking).toMatchObject({ kind: 'taken', fault: 'late' })
    await vi.advanceTimersByTimeAsync(DEADLINE)
    expect([await pointsLeft(inStore, a), await pointsLeft(inStore, b)]).toEqual([3, 3])
    expect(await pointsLeft(inMemory, a)).toBe(2)
  })

  test('a point of the memory does not come back to the store, which counted another call', async () => {
    const { store, inStore, inMemory, state } = unreliable()
    await store.take([a])
    state.fails = true
    await store.giveBack(back(takenBy(await store.take([a]))))
    expect(await pointsLeft(inStore, a)).toBe(2)
    expect(await pointsLeft(inMemory, a)).toBe(2)
  })

  test('a point of the store comes back to the store, and to the copy in memory', async () => {
    const { store, inStore, inMemory } = unreliable()
    await store.take([a])
    await store.giveBack(back(takenBy(await store.take([a]))))
    expect(await pointsLeft(inStore, a)).toBe(2)
    expect(await pointsLeft(inMemory, a)).toBe(2)
  })

  test('a point that the store takes too late comes back to the store once', async () => {
    const { store, inStore, state } = unreliable()
    await store.take([a])
    state.delay = 700
    const taking = store.take([a])
    await vi.advanceTimersByTimeAsync(DEADLINE)
    await store.giveBack(back(takenBy(await taking)))
    await vi.advanceTimersByTimeAsync(DEADLINE)
    expect(await pointsLeft(inStore, a)).toBe(2)
  })
})

test('the event of a request says that the limit store failed, and the sign-in goes on', async () => {
  const away = { take: () => Promise.reject(new Error('redis: secret')), giveBack: () => Promise.resolve() }
  const { browser, events } = createTestBackend({ handler: { limitStore: away } })
  expect(await browser.call('start', { username: 'ada', password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
  expect(events.map(({ outcome, warnings }) => [outcome, warnings])).toEqual([['signedIn', ['limit_store_failed']]])
  expect(JSON.stringify(events)).not.toContain('secret')
})

test('a store that fails now and then allows at most twice the points of a window', async () => {
  const inStore = createMemoryLimitStore(() => 0)
  let fails = false
  const flapping: LimitStore = {
    ...inStore,
    take: (counters) => (fails ? Promise.reject(new Error('away')) : inStore.take(counters)),
  }
  const store = withFallback(
    flapping,
    createMemoryLimitStore(() => 0),
    1,
  )
  const counter = counterOf('a', { points: 20 })
  let passed = 0
  for (let round = 0; round < 20; round += 1) {
    fails = false
    if ((await store.take([counter])).kind === 'taken') passed += 1
    fails = true
    while ((await store.take([counter])).kind === 'taken') passed += 1
  }
  expect(passed).toBeLessThanOrEqual(40)
})

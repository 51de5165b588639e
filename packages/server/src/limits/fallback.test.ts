import { expect, test, vi } from 'vitest'
import { withFallback } from './fallback.ts'
import { type LimitStore, memoryLimitStore } from './limitStore.ts'
import type { LimitCounter } from './rules.ts'

const counterOf = (key: string, points = 3): LimitCounter => ({
  rule: 'codesPerAccount',
  key,
  points,
  window: 60,
  scope: 'account',
})
const counter = counterOf('a')

function storeThat(fails: () => Promise<never>): LimitStore {
  return { take: fails, giveBack: fails, reset: fails }
}

test('while the store is away the memory counts, so no limit is off and no user is locked out', async () => {
  const store = withFallback(
    storeThat(() => Promise.reject(new Error('down'))),
    memoryLimitStore(),
  )
  const refused: (number | null)[] = []
  for (let tries = 0; tries < 5; tries += 1) refused.push((await store.take([counter])).refused)
  expect(refused).toEqual([null, null, null, 0, 0])
  await store.giveBack([counter])
  expect((await store.take([counter])).refused).toBeNull()
  await store.reset([counter])
  expect((await store.take([counter])).refused).toBeNull()
})

test('a store that does not answer is waited for half a second, and one that throws is not waited for', async () => {
  vi.useFakeTimers()
  const hang = () => new Promise<never>(() => undefined)
  const fail = () => {
    throw new Error('a mistake')
  }
  for (const broken of [hang, fail]) {
    const store = withFallback(
      storeThat(broken),
      memoryLimitStore(() => 0),
    )
    const tries = [1, 2, 3, 4].map(() => store.take([counter]))
    await vi.advanceTimersByTimeAsync(500)
    expect((await Promise.all(tries)).map(({ refused }) => refused)).toEqual([null, null, null, 0])
    const reset = store.reset([counter])
    await vi.advanceTimersByTimeAsync(500)
    await reset
  }
  vi.useRealTimers()
})

test('points that a slow store takes after the deadline are given back, because the memory counted the try', async () => {
  vi.useFakeTimers()
  const inStore = memoryLimitStore(() => 0)
  const slow: LimitStore = {
    ...inStore,
    take: async (counters) => {
      await new Promise((done) => setTimeout(done, 700))
      return inStore.take(counters)
    },
  }
  const inMemory = memoryLimitStore(() => 0)
  const taking = withFallback(slow, inMemory).take([counterOf('a', 1), counterOf('b', 1)])
  await vi.advanceTimersByTimeAsync(500)
  expect(await taking).toEqual({ refused: null, retryAfter: 0 })
  await vi.advanceTimersByTimeAsync(500)
  expect((await inStore.take([counterOf('a', 1), counterOf('b', 1)])).refused).toBeNull()
  expect((await inMemory.take([counterOf('a', 1)])).refused).toBe(0)
  vi.useRealTimers()
})

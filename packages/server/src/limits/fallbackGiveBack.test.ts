import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { withFallback } from './fallback.ts'
import { type LimitStore, memoryLimitStore } from './limitStore.ts'
import type { LimitCounter } from './rules.ts'

const counter = (): LimitCounter => ({
  rule: 'sentMessagesPerAccount',
  key: 'messagesPerAccount:password:ada',
  points: 3,
  window: 3_600,
  scope: 'account',
})

async function pointsLeft(store: LimitStore): Promise<number> {
  let left = 0
  while ((await store.take([counter()])).refused === null) left += 1
  return left
}

/** A store that can fail or answer late, in front of the memory. */
function unreliable() {
  const inStore = memoryLimitStore(() => 0)
  const inMemory = memoryLimitStore(() => 0)
  const state = { fails: false, delay: 0 }
  const limitStore: LimitStore = {
    ...inStore,
    take: async (counters) => {
      const { fails, delay } = state
      if (delay > 0) await new Promise((done) => setTimeout(done, delay))
      if (fails) throw new Error('away')
      return inStore.take(counters)
    },
  }
  return { inStore, inMemory, state, store: withFallback(limitStore, inMemory) }
}

describe('a point is given back only where it was taken', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('a point of the store does not come back to the memory, which counted another call', async () => {
    const { store, inMemory, state } = unreliable()
    state.fails = true
    await store.take([counter()])
    state.fails = false
    const taken = [counter()]
    await store.take(taken)
    await store.giveBack(taken)
    expect(await pointsLeft(inMemory)).toBe(2)
  })

  test('a point of the memory does not come back to the store, which counted another call', async () => {
    const { store, inStore, state } = unreliable()
    await store.take([counter()])
    state.fails = true
    const taken = [counter()]
    await store.take(taken)
    await store.giveBack(taken)
    expect(await pointsLeft(inStore)).toBe(2)
  })

  test('a point that the store takes too late comes back to the store once', async () => {
    const { store, inStore, state } = unreliable()
    await store.take([counter()])
    state.delay = 700
    const taken = [counter()]
    const taking = store.take(taken)
    await vi.advanceTimersByTimeAsync(500)
    await taking
    await store.giveBack(taken)
    await vi.advanceTimersByTimeAsync(500)
    expect(await pointsLeft(inStore)).toBe(2)
  })
})

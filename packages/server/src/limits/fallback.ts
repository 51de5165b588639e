import type { LimitStore } from './limitStore.ts'
import type { LimitCounter } from './rules.ts'

// Milliseconds.
const STORE_TIMEOUT = 500

/** Resolves like `work`. Rejects if it takes too long. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the limit store did not answer in time')), STORE_TIMEOUT)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * A store that counts in memory while the store itself is away or slow, so that no user is locked out and no limit is
 * switched off.
 */
export function withFallback(store: LimitStore, memory: LimitStore): LimitStore {
  // The counters whose points the memory took.
  const takenInMemory = new WeakSet<LimitCounter>()
  const inStore = (work: () => Promise<void>): Promise<void> => inTime(attempt(work)).catch(() => undefined)

  return {
    take: async (counters) => {
      const taking = attempt(() => store.take(counters))
      try {
        return await inTime(taking)
      } catch {
        // The memory counts this try. If the store still takes the points later, they are given back.
        taking
          .then(({ refused }) => store.giveBack(refused === null ? counters : counters.slice(0, refused)))
          .catch(() => undefined)
        for (const counter of counters) takenInMemory.add(counter)
        return memory.take(counters)
      }
    },
    giveBack: async (counters) => {
      // A point that comes back where it was not taken would be the point of another call.
      const elsewhere = counters.filter((counter) => !takenInMemory.has(counter))
      await memory.giveBack(counters.filter((counter) => takenInMemory.has(counter)))
      if (elsewhere.length > 0) await inStore(() => store.giveBack(elsewhere))
    },
    reset: async (counters) => {
      await Promise.all([inStore(() => store.reset(counters)), memory.reset(counters)])
    },
  }
}

/** A promise of what `work` does, also if it throws before it returns one. */
async function attempt<T>(work: () => Promise<T>): Promise<T> {
  return work()
}

import type { LimitStore } from './memory.ts'

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
  const inBoth = async (work: (of: LimitStore) => Promise<void>): Promise<void> => {
    await Promise.all([inTime(attempt(() => work(store))).catch(() => undefined), work(memory)])
  }
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
        return memory.take(counters)
      }
    },
    giveBack: (counters) => inBoth((of) => of.giveBack(counters)),
    reset: (counters) => inBoth((of) => of.reset(counters)),
  }
}

/** A promise of what `work` does, also if it throws before it returns one. */
async function attempt<T>(work: () => Promise<T>): Promise<T> {
  return work()
}

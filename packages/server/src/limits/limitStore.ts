import type { LimitCounter } from './rules.ts'

/** Keeps the counts. Share one store between all instances of a backend, or each instance counts alone. */
export interface LimitStore {
  /**
   * Takes one point of each counter, in order, and stops at the first counter without a point left. `refused` is the
   * index of that counter, or null if every counter had a point. `retryAfter` is the number of seconds to wait.
   */
  take(counters: readonly LimitCounter[]): Promise<{ readonly refused: number | null; readonly retryAfter: number }>
  /** Gives one point of each counter back. */
  giveBack(counters: readonly LimitCounter[]): Promise<void>
  /** Gives all points of each counter back. */
  reset(counters: readonly LimitCounter[]): Promise<void>
}

const MAX_ENTRIES = 100_000
const ENTRIES_AFTER_PRUNING = 90_000

type Entries = Map<string, { readonly taken: readonly number[]; readonly ends: number }>

/** Removes the entries that ended, then the least recently used. It removes many, so that it rarely runs. */
function prune(entries: Entries, time: number): void {
  for (const [key, { ends }] of entries) if (ends <= time) entries.delete(key)
  for (const key of entries.keys()) {
    if (entries.size <= ENTRIES_AFTER_PRUNING) return
    entries.delete(key)
  }
}

/**
 * Counts in the memory of this process, in sliding windows.
 *
 * @param now - Milliseconds since 1970.
 * @example
 * ```ts
 * import { memoryLimitStore, type SignInHandlerOptions } from '@challenge-kit/server'
 *
 * // Two handlers of one process that share their limits.
 * const limitStore = memoryLimitStore()
 * export const shared: Partial<SignInHandlerOptions> = { limitStore, limits: { codesPerFlow: { points: 3 } } }
 * ```
 */
export function memoryLimitStore(now: () => number = Date.now): LimitStore {
  // Two maps, so that a flood of addresses cannot push out the count of an account.
  const scopes: Readonly<Record<LimitCounter['scope'], Entries>> = { account: new Map(), network: new Map() }

  /** Takes a point. Returns the seconds to wait, or null if there was one. */
  function takeOne({ scope, key, points, window }: LimitCounter, time: number): number | null {
    const entries = scopes[scope]
    const length = window * 1_000
    const before = entries.get(key)
    const taken = (before?.taken ?? []).filter((at) => at > time - length)
    const [oldest = time] = taken
    const allowed = taken.length < points
    if (!before && entries.size >= MAX_ENTRIES) prune(entries, time)
    // An entry that was just used moves to the end of the map.
    entries.delete(key)
    entries.set(key, allowed ? { taken: [...taken, time], ends: time + length } : { taken, ends: before?.ends ?? time })
    return allowed ? null : Math.ceil((oldest + length - time) / 1_000)
  }

  return {
    take: (counters) => {
      const time = now()
      for (const [index, counter] of counters.entries()) {
        const retryAfter = takeOne(counter, time)
        if (retryAfter !== null) return Promise.resolve({ refused: index, retryAfter })
      }
      return Promise.resolve({ refused: null, retryAfter: 0 })
    },
    giveBack: (counters) => {
      for (const { scope, key } of counters) {
        const entry = scopes[scope].get(key)
        if (entry) scopes[scope].set(key, { ...entry, taken: entry.taken.slice(0, -1) })
      }
      return Promise.resolve()
    },
    reset: (counters) => {
      for (const { scope, key } of counters) scopes[scope].delete(key)
      return Promise.resolve()
    },
  }
}

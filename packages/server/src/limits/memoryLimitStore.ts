import type { LimitStore, TakenPoint } from './limitStore.ts'
import type { LimitCounter } from './rules.ts'

/** A store in memory that can also be told what another store has counted. */
export interface MemoryLimitStore extends LimitStore {
  /** Counts on from these points, which another store took. */
  copy(points: readonly TakenPoint[]): void
}

interface Entry {
  readonly count: number
  /** Milliseconds since 1970. */
  readonly until: number
}

const MAX_ENTRIES = 100_000
const ENTRIES_AFTER_PRUNING = 90_000

/** Removes the entries that ended, then the least recently used. It removes many, so that it rarely runs. */
function prune(entries: Map<string, Entry>, time: number): void {
  for (const [key, { until }] of entries) if (until <= time) entries.delete(key)
  for (const key of entries.keys()) {
    if (entries.size <= ENTRIES_AFTER_PRUNING) return
    entries.delete(key)
  }
}

/** Every method does its work before it returns, so parallel calls cannot come between. */
export function createMemoryLimitStore(now: () => number): MemoryLimitStore {
  // Two maps, so that a flood of addresses cannot push out the count of an account.
  const scopes: Readonly<Record<LimitCounter['scope'], Map<string, Entry>>> = { account: new Map(), network: new Map() }

  function read({ scope, key }: Pick<LimitCounter, 'scope' | 'key'>, time: number): Entry | null {
    const entry = scopes[scope].get(key)
    return entry && entry.until > time ? entry : null
  }

  function write({ scope, key }: Pick<LimitCounter, 'scope' | 'key'>, entry: Entry, time: number): void {
    const entries = scopes[scope]
    // An entry that was just used moves to the end of the map.
    if (!entries.delete(key) && entries.size >= MAX_ENTRIES) prune(entries, time)
    entries.set(key, entry)
  }

  function takeOne(counter: LimitCounter, time: number): TakenPoint {
    const { count, until } = read(counter, time) ?? { count: 0, until: time + counter.window * 1_000 }
    const entry = { count: count + 1, until }
    write(counter, entry, time)
    return { ...counter, ...entry }
  }

  return {
    take: (counters) => {
      const time = now()
      const full = counters.flatMap((counter) => {
        const entry = read(counter, time)
        if (!entry || entry.count < counter.points) return []
        write(counter, entry, time)
        return [{ refused: counter, retryAfter: Math.ceil((entry.until - time) / 1_000) }]
      })
      const longest = full.toSorted((a, b) => b.retryAfter - a.retryAfter)[0]
      if (longest) return Promise.resolve({ kind: 'refused', ...longest })
      return Promise.resolve({ kind: 'taken', points: counters.map((counter) => takeOne(counter, time)) })
    },
    giveBack: (points) => {
      const time = now()
      for (const back of points) {
        const entry = read(back, time)
        if (entry?.until === back.until) write(back, { ...entry, count: Math.max(0, entry.count - back.points) }, time)
      }
      return Promise.resolve()
    },
    copy: (points) => {
      const time = now()
      for (const { count, until, ...counter } of points) {
        // A count never goes down, because this memory may have allowed tries that the other store does not know.
        const known = read(counter, time)?.count ?? 0
        write(counter, { count: Math.max(count, known), until }, time)
      }
    },
  }
}

/**
 * Counts in the memory of this process.
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
  return createMemoryLimitStore(now)
}

import type { LimitReportReply, LimitStore, OpenCounter, PointsBack } from './limitStore.ts'
import type { Take, TakenPoint, UnreportedPoints } from './limitStore.ts'
import type { LimitCounter } from './rules.ts'

/** A store in memory that stands in for another store, and knows which points the other store has missed. */
export interface MemoryLimitStore extends LimitStore {
  /** The refusal of a call, or null if each counter has a point left. It takes no point. */
  refusal(counters: readonly LimitCounter[]): Extract<Take, { kind: 'refused' }> | null
  /** Counts on from these points, which the other store took. */
  copy(points: readonly TakenPoint[]): void
  /** The other store has lost all counts. */
  loseCopies(): void
  /** Whether this memory has taken a point of this counter that the other store has missed. */
  hasOwn(counter: Pick<LimitCounter, 'scope' | 'key'>): boolean
  /** The other store has a point of each counter too many. */
  subtract(points: readonly OpenCounter[]): void
  /** The open counters of `first`, and then counters of which the other store has missed points, about `max` in all. */
  unreported(max: number, first: readonly OpenCounter[]): readonly UnreportedPoints[]
  /** The other store has counted these points, and its counts are now these. */
  reported(points: readonly UnreportedPoints[], reply: Pick<LimitReportReply, 'counts' | 'sequence'>): void
}

/** The points of a counter are the sum of three numbers. */
interface Entry {
  /** The count in the other store, when this instance last saw it, and its sequence number. */
  readonly copied: number
  readonly copiedAt: number
  /** The same, before the other store lost its counts. */
  readonly lost: number
  readonly lostAt: number
  /** The points that only this memory has taken, less the points that the other store has too many. */
  readonly own: number
  /** Milliseconds since 1970. */
  readonly until: number
}

const NOTHING = { copied: 0, copiedAt: 0, lost: 0, lostAt: 0, own: 0 } as const

const countOf = ({ copied, lost, own }: Entry): number => copied + lost + own

// Milliseconds.
const CLOCK_TOLERANCE = 1_000
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
    const before = read(counter, time) ?? { ...NOTHING, until: time + counter.window * 1_000 }
    const entry = { ...before, own: before.own + 1 }
    write(counter, entry, time)
    return { ...counter, count: countOf(entry), until: entry.until }
  }

  function refusal(counters: readonly LimitCounter[], time: number): ReturnType<MemoryLimitStore['refusal']> {
    const full = counters.flatMap((counter) => {
      const entry = read(counter, time)
      if (!entry || countOf(entry) + 1 <= counter.points) return []
      write(counter, entry, time)
      return [{ refused: counter, retryAfter: Math.ceil((entry.until - time) / 1_000) }]
    })
    const longest = full.toSorted((a, b) => b.retryAfter - a.retryAfter)[0]
    return longest ? { kind: 'refused', ...longest } : null
  }

  function giveBackOne(back: PointsBack, time: number): void {
    const entry = read(back, time)
    // The clocks of two machines differ. The points of a later window are those of other calls.
    if (!entry || entry.until - back.until > CLOCK_TOLERANCE) return
    const after = { ...entry }
    let points = back.points
    for (const part of back.inMemory ? (['own', 'copied', 'lost'] as const) : (['copied', 'lost', 'own'] as const)) {
      const given = Math.max(0, Math.min(after[part], points))
      after[part] -= given
      points -= given
    }
    write(back, after, time)
  }

  return {
    refusal: (counters) => refusal(counters, now()),
    take: (counters) => {
      const time = now()
      const refused = refusal(counters, time)
      if (refused) return Promise.resolve(refused)
      return Promise.resolve({ kind: 'taken', points: counters.map((counter) => takeOne(counter, time)) })
    },
    giveBack: (points) => {
      const time = now()
      for (const back of points) giveBackOne(back, time)
      return Promise.resolve()
    },
    copy: (points) => {
      const time = now()
      for (const { count: copied, sequence: copiedAt = 0, until, ...counter } of points)
        write(counter, { ...NOTHING, ...read(counter, time), copied, copiedAt, until }, time)
    },
    loseCopies: () => {
      for (const entries of Object.values(scopes))
        for (const [key, { copied, copiedAt, lost, ...entry }] of entries)
          entries.set(key, { ...entry, copied: 0, copiedAt: 0, lost: lost + copied, lostAt: copiedAt || entry.lostAt })
    },
    hasOwn: (counter) => (read(counter, now())?.own ?? 0) > 0,
    subtract: (points) => {
      const time = now()
      for (const { scope, key, until } of points) {
        const entry = { ...NOTHING, until, ...read({ scope, key }, time) }
        write({ scope, key }, { ...entry, own: entry.own - 1 }, time)
      }
    },
    unreported: (max, first) => {
      const time = now()
      const found = new Map<string, UnreportedPoints>()
      for (const { scope, key, until: latest } of first) {
        const { lost, lostAt, own, until } = { ...NOTHING, until: latest, ...read({ scope, key }, time) }
        if (until > time) found.set(key, { scope, key, lost, lostAt, own, until })
      }
      for (const scope of ['account', 'network'] as const)
        for (const [key, { lost, lostAt, own, until }] of scopes[scope]) {
          if (found.size >= max) break
          if (until > time && (lost > 0 || own !== 0)) found.set(key, { scope, key, lost, lostAt, own, until })
        }
      return [...found.values()]
    },
    reported: (points, { counts, sequence: copiedAt }) => {
      const time = now()
      for (const [index, point] of points.entries()) {
        const entry = read(point, time)
        const copied = counts[index] ?? 0
        if (entry) write(point, { ...entry, copied, copiedAt, lost: 0, lostAt: 0, own: entry.own - point.own }, time)
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

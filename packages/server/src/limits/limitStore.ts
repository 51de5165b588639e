import type { LimitCounter } from './rules.ts'

/** A point that a call has taken. */
export interface TakenPoint extends LimitCounter {
  /** How many points the counter has taken in this window, with this one. */
  readonly count: number
  /** When the window ends, in milliseconds since 1970. After that there is nothing to give back. */
  readonly until: number
  /** The memory of this instance took the point, because the store was away. */
  readonly inMemory?: boolean
}

/** Points of one counter that are given back. */
export interface PointsBack extends Pick<TakenPoint, 'key' | 'scope' | 'until' | 'inMemory'> {
  readonly points: number
}

/** What is wrong with the store: it answered too late, it did not answer, or it has lost its counts. */
export type LimitStoreFault = 'late' | 'failed' | 'emptied'

/** What this instance knows of a counter, and what the store does not know. */
export interface UnreportedPoints extends Pick<LimitCounter, 'key' | 'scope'> {
  /** The points that the store counted before it lost its counts. Other instances may report the same points. */
  readonly lost: number
  /** The points that the memory of this instance took while the store was away. No other instance reports them. */
  readonly own: number
  /** When the window ends, in milliseconds since 1970. */
  readonly until: number
}

/** What became of a call that asked for points. */
export type Take =
  /** The points are in the order of the counters. */
  (
    | { readonly kind: 'taken'; readonly points: readonly TakenPoint[] }
    /** A counter had no point left, so the call took none. `retryAfter` is the number of seconds to wait. */
    | { readonly kind: 'refused'; readonly refused: LimitCounter; readonly retryAfter: number }
  ) & {
    readonly fault?: LimitStoreFault
    /** A text that changes when the store loses its counts. Leave it out if the store never loses them. */
    readonly generation?: string
  }

/** Keeps the counts, in fixed windows. Share one store between all instances, or each instance counts alone. */
export interface LimitStore {
  /**
   * Takes one point of each counter, or none if a counter has no point left. The window of a counter starts with its
   * first point. If several counters have no point left, the one with the longest wait is named.
   */
  take(counters: readonly LimitCounter[]): Promise<Take>
  /**
   * Gives points back by subtraction. A counter never goes below zero. A counter whose window has ended is left alone,
   * because the points of a new window are those of other calls.
   */
  giveBack(points: readonly PointsBack[]): Promise<void>
  /**
   * Counts points that the store has missed. The `own` points of all instances are added up. Of the `lost` points of a
   * counter, the highest number counts. The store changes nothing if its generation is not `generation`.
   *
   * Without this method, points that were taken while the store was away do not count after it is back.
   *
   * @param generation - The generation that the instance has seen last, or null if it has seen none.
   */
  report?(points: readonly UnreportedPoints[], generation: string | null): Promise<LimitReport>
}

/** The reply to a report: the store's generation, and the new count of each counter. */
export interface LimitReport {
  readonly generation: string
  readonly counts: readonly number[]
}

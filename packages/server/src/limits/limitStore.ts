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

/** Why the memory counted in place of the store: the store answered too late, or not at all. */
export type LimitStoreFault = 'late' | 'failed'

/** What became of a call that asked for points. */
export type Take =
  /** The points are in the order of the counters. */
  (
    | { readonly kind: 'taken'; readonly points: readonly TakenPoint[] }
    /** A counter had no point left, so the call took none. `retryAfter` is the number of seconds to wait. */
    | { readonly kind: 'refused'; readonly refused: LimitCounter; readonly retryAfter: number }
  ) & { readonly fault?: LimitStoreFault }

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
}

import type { LimitCounter } from './rules.ts'

/** A point that a call has taken. */
export interface TakenPoint extends LimitCounter {
  /** How many points the counter has taken in this window, with this one. */
  readonly count: number
  /** When the window ends, in milliseconds since 1970. After that there is nothing to give back. */
  readonly until: number
  /** Grows with each take of the store. Of two counts of a counter, the one with the higher number is newer. */
  readonly sequence?: number
  /** The memory of this instance took the point, because the store was unavailable. */
  readonly inMemory?: boolean
}

/** A counter, its window in seconds, and about when the window ends, in milliseconds since 1970. */
export type OpenCounter = Pick<TakenPoint, 'scope' | 'key' | 'window' | 'until'>

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
  /** The sequence number of `lost`, or 0. */
  readonly lostAt: number
  /**
   * The points that only the memory of this instance took. A negative number says that the store has counted points of
   * calls that were refused. No other instance reports these points.
   */
  readonly own: number
  /** When the window ends, in milliseconds since 1970. */
  readonly until: number
}

/** A take whose reply did not arrive in time, so the instance does not know whether the store has counted it. */
export interface UnansweredTake {
  readonly id: string
  readonly counters: readonly OpenCounter[]
}

/** What the store has missed. */
export interface LimitReport {
  /** An instance sends a report again if no reply arrives. A store counts reports with the same id once. */
  readonly id: string
  /** The generation that the instance has seen last, or null if it has seen none. */
  readonly generation: string | null
  readonly points: readonly UnreportedPoints[]
  /** `points` has each counter of these takes, and counts each take as if the store had missed it. */
  readonly takes: readonly UnansweredTake[]
}

/** The reply to a report: the store's generation, the next sequence number, and the new count of each counter. */
export interface LimitReportReply {
  readonly generation: string
  readonly sequence: number
  readonly counts: readonly number[]
}

/** The result of a take: the store has taken the points, or has refused the call. */
export type Take =
  /** The points are in the order of the counters. */
  (
    | { readonly kind: 'taken'; readonly points: readonly TakenPoint[] }
    /** A counter had no point left, so the call took none. `retryAfter` is the number of seconds to wait. */
    | {
        readonly kind: 'refused'
        readonly refused: LimitCounter
        readonly retryAfter: number
        /** The full counter as the store has it. The instance counts on from it while the store is unavailable. */
        readonly taken?: TakenPoint
      }
  ) & {
    readonly fault?: LimitStoreFault
    /** A text that changes when the store loses its counts. Leave it out if the store never loses them. */
    readonly generation?: string
  }

/** Keeps the counts, in fixed windows. Share one store between all instances, or each instance counts alone. */
export interface LimitStore {
  /** Milliseconds that a call waits for a take. After that, the memory of the instance counts the call. @default 500 */
  readonly timeout?: number
  /**
   * Takes one point of each counter, or none if a counter has no point left. The window of a counter starts with its
   * first point. If several counters have no point left, the one with the longest wait is named.
   *
   * @param id - Names this take in a later report. No other take has this id.
   */
  take(counters: readonly LimitCounter[], id?: string): Promise<Take>
  /**
   * Gives points back by subtraction. A counter never goes below zero. A counter whose window has ended is left alone,
   * because the points of a new window are those of other calls.
   */
  giveBack(points: readonly PointsBack[]): Promise<void>
  /**
   * Counts points that the store has missed. The `own` points of all instances are added up. Of the `lost` points of a
   * counter, the newest number counts. The store changes nothing if its generation is not that of the report.
   *
   * For each unanswered take, the store subtracts a point of each counter if it has counted this take. If it has not, it
   * never counts the take later: `take` rejects.
   *
   * Without this method, points that were taken while the store was unavailable do not count after it is back.
   */
  report?(report: LimitReport): Promise<LimitReportReply>
}

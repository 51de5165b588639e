import type { Clock } from '../environment/clock.ts'
import { notAuthorized } from '../wire/exceptions.ts'

/**
 * Counts the failed attempts of each user, and locks the user after the fifth failure.
 * The first lock lasts 1 s. Each further failure doubles the lock, up to 15 minutes.
 */
export interface Lockout {
  /** Throws while the user is locked. A refused attempt does not extend the lock. */
  check(userKey: string): void
  /** Counts a failed attempt. `threshold` is the number of failures that causes the first lock. Default: 5. */
  fail(userKey: string, threshold?: number): void
  /** Forgets the failed attempts. */
  succeed(userKey: string): void
}

const quarterHour = 15 * 60_000

export function createLockout(clock: Clock): Lockout {
  const records = new Map<string, { count: number; at: number; until: number }>()
  return {
    check: (userKey) => {
      if ((records.get(userKey)?.until ?? 0) > clock.now()) throw notAuthorized('Password attempts exceeded')
    },
    fail: (userKey, threshold = 5) => {
      const now = clock.now()
      const last = records.get(userKey)
      const count = last && now - last.at < quarterHour ? last.count + 1 : 1
      const lock = count < threshold ? 0 : Math.min(1_000 * 2 ** (count - threshold), quarterHour)
      records.set(userKey, { count, at: now, until: now + lock })
    },
    succeed: (userKey) => {
      records.delete(userKey)
    },
  }
}

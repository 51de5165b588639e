import type { Clock } from '../environment/clock.ts'
import { notAuthorized } from '../wire/exceptions.ts'

/** Counts failures per key and locks after the fifth: 1 s, then twice as long each time, 15 minutes at most. */
export interface Lockout {
  /** Throws while the key is locked. Attempts made meanwhile do not extend the lock. */
  check(key: string): void
  fail(key: string, threshold?: number): void
  succeed(key: string): void
}

const quarterHour = 15 * 60_000

export function createLockout(clock: Clock): Lockout {
  const records = new Map<string, { count: number; at: number; until: number }>()
  return {
    check: (key) => {
      if ((records.get(key)?.until ?? 0) > clock.now()) throw notAuthorized('Password attempts exceeded')
    },
    fail: (key, threshold = 5) => {
      const now = clock.now()
      const last = records.get(key)
      const count = last && now - last.at < quarterHour ? last.count + 1 : 1
      const lock = count < threshold ? 0 : Math.min(1_000 * 2 ** (count - threshold), quarterHour)
      records.set(key, { count, at: now, until: now + lock })
    },
    succeed: (key) => {
      records.delete(key)
    },
  }
}

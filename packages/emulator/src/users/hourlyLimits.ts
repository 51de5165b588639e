import type { Clock } from '../environment/clock.ts'
import { failure } from '../wire/exceptions.ts'

/** What a person may do so many times an hour. */
export interface HourlyLimits {
  /** Counts one more, or throws when there were that many within the last hour. */
  take(key: string, what: string, most: number): void
}

const hour = 3_600_000

export function createHourlyLimits(clock: Clock): HourlyLimits {
  const taken = new Map<string, number[]>()
  return {
    take: (key, what, most) => {
      const now = clock.now()
      const recent = (taken.get(`${what} ${key}`) ?? []).filter((at) => at + hour > now)
      if (recent.length >= most) {
        throw failure('LimitExceededException', 'Attempt limit exceeded, please try after some time.')
      }
      taken.set(`${what} ${key}`, [...recent, now])
    },
  }
}

import type { Clock } from '../environment/clock.ts'
import { exception } from '../wire/exceptions.ts'

/** Limits on how often a user may repeat an action within an hour. */
export interface HourlyLimits {
  /** Counts one use of `action`. Throws LimitExceededException if there were `limit` uses within the last hour. */
  count(userKey: string, action: string, limit: number): void
}

const hour = 3_600_000

export function createHourlyLimits(clock: Clock): HourlyLimits {
  const uses = new Map<string, number[]>()
  return {
    count: (userKey, action, limit) => {
      const now = clock.now()
      const recent = (uses.get(`${action} ${userKey}`) ?? []).filter((at) => at + hour > now)
      if (recent.length >= limit) {
        throw exception('LimitExceededException', 'Attempt limit exceeded, please try after some time.')
      }
      uses.set(`${action} ${userKey}`, [...recent, now])
    },
  }
}

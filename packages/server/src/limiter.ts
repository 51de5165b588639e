/** So many tries in so many seconds. */
export interface LimitRule {
  readonly points: number
  readonly window: number
}

/**
 * Counts tries. The one in memory counts for its own process; where there are several, give one over a shared store. If
 * it rejects, because that store is away, tries are counted in memory meanwhile: nobody is let off, nobody locked out.
 */
export interface Limiter {
  /** Takes one point, in one atomic step. `retryAfter` is in seconds, 0 where it was allowed. */
  consume(key: string, rule: LimitRule): Promise<{ readonly allowed: boolean; readonly retryAfter: number }>
  /** Gives all points of the key back. */
  forget(key: string): Promise<void>
}

type RuleName =
  | 'startPerMinute'
  | 'startPerHour'
  | 'password'
  | 'account'
  | 'codesPerFlow'
  | 'codesPerAccount'
  | 'customPerAccount'
  | 'sendsPerAccount'
  | 'sendsPerNetwork'

/** The limits. Cognito locks an account after five failures, so a stranger is stopped before. */
export const RULES: Readonly<Record<RuleName, LimitRule>> = {
  startPerMinute: { points: 20, window: 60 },
  startPerHour: { points: 100, window: 3_600 },
  /** Per account and address; given back by a right password. */
  password: { points: 4, window: 300 },
  /** Per account, from anywhere; given back by a right password. */
  account: { points: 20, window: 900 },
  codesPerFlow: { points: 5, window: 900 },
  /** Per account, across sign-ins; given back only by a finished sign-in. */
  codesPerAccount: { points: 10, window: 900 },
  /** Answers to custom challenges, per account: Cognito counts none of them. A sign-in has ten at most anyway. */
  customPerAccount: { points: 20, window: 900 },
  /** Codes sent on request: each may cost money, and disturbs whoever gets it. */
  sendsPerAccount: { points: 3, window: 600 },
  sendsPerNetwork: { points: 10, window: 3_600 },
}

const MOST_ENTRIES = 100_000

/** Counts in this process: in no stretch of `window` seconds are there more than `points`. `now` gives milliseconds. */
export function memoryLimiter(now: () => number = Date.now): Limiter {
  const entries = new Map<string, { readonly taken: readonly number[]; readonly ends: number }>()

  function makeRoom(): void {
    for (const [key, { ends }] of entries) if (ends <= now()) entries.delete(key)
    for (const key of entries.keys()) {
      if (entries.size < MOST_ENTRIES) return
      entries.delete(key)
    }
  }

  return {
    consume: (key, { points, window }) => {
      const time = now()
      const length = window * 1_000
      const taken = (entries.get(key)?.taken ?? []).filter((at) => at > time - length)
      const [oldest = time] = taken
      if (taken.length >= points)
        return Promise.resolve({ allowed: false, retryAfter: Math.ceil((oldest + length - time) / 1_000) })
      if (!entries.has(key) && entries.size >= MOST_ENTRIES) makeRoom()
      entries.set(key, { taken: [...taken, time], ends: time + length })
      return Promise.resolve({ allowed: true, retryAfter: 0 })
    },
    forget: (key) => {
      entries.delete(key)
      return Promise.resolve()
    },
  }
}

/** A limiter whose store may be away: then the other one counts. */
export function insured(limiter: Limiter, meanwhile: Limiter): Limiter {
  return {
    consume: (key, rule) => limiter.consume(key, rule).catch(() => meanwhile.consume(key, rule)),
    forget: async (key) => {
      await Promise.all([limiter.forget(key).catch(() => undefined), meanwhile.forget(key)])
    },
  }
}

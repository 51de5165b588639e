/** So many tries in so many seconds. */
export interface LimitRule {
  readonly points: number
  readonly window: number
}

/**
 * Counts tries. The one in memory counts for its own process; where there are several, give one over a shared store. If
 * it rejects or takes over half a second, because that store is away, tries are counted in memory meanwhile: nobody is let off, nobody locked out.
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
  | 'startPerSite'
  | 'password'
  | 'account'
  | 'codesPerFlow'
  | 'codesPerAccount'
  | 'customPerAccount'
  | 'sendsPerAccount'
  | 'sendsPerNetwork'
  | 'messagesPerAccount'
  | 'messagesPerNetwork'
  | 'session'
  | 'settings'
  | 'phone'
  | 'guessesPerAccount'

/** The limits. Cognito locks an account after five failures, so a stranger is stopped before. */
export const RULES: Readonly<Record<RuleName, LimitRule>> = {
  startPerMinute: { points: 20, window: 60 },
  startPerHour: { points: 100, window: 3_600 },
  /** Per /48 of IPv6, which one customer may have whole. */
  startPerSite: { points: 1_000, window: 3_600 },
  /** Per account and address, and per name as typed; given back by a right password. */
  password: { points: 4, window: 300 },
  /** Per account, from anywhere. Not given back: a sign-in here says nothing of the guesses elsewhere. */
  account: { points: 20, window: 900 },
  codesPerFlow: { points: 5, window: 900 },
  /** Per account, across sign-ins; given back only by a finished sign-in. */
  codesPerAccount: { points: 10, window: 900 },
  /** Answers to custom challenges, per account: Cognito counts none of them. A sign-in has ten at most anyway. */
  customPerAccount: { points: 20, window: 900 },
  /** Codes sent on request: each may cost money, and disturbs whoever gets it. */
  sendsPerAccount: { points: 3, window: 600 },
  sendsPerNetwork: { points: 10, window: 3_600 },
  /** Places for messages, of which each is a point of its own; given back where none was sent. */
  messagesPerAccount: { points: 10, window: 3_600 },
  /** Those that follow a password. Whoever has accounts of their own could have any number sent otherwise. */
  messagesPerNetwork: { points: 30, window: 3_600 },
  /** Renewals and sign-outs per address. */
  session: { points: 60, window: 60 },
  /** Telephone numbers kept, per account: as long as a sign-in from before it may go on. */
  phone: { points: 1, window: 1_800 },
  /** What people who are signed in ask about their accounts, per address. */
  settings: { points: 120, window: 60 },
  /** Present passwords and first codes of a signed-in account, each; given back by a right one. */
  guessesPerAccount: { points: 5, window: 900 },
}

const MOST_ENTRIES = 100_000
const KEPT_ENTRIES = 90_000
const OF_ACCOUNTS = /^(?:account|codes:account|open:account|guess:account|custom|phone|sends:account|messages):/

type Entries = Map<string, { readonly taken: readonly number[]; readonly ends: number }>

/** Many at once, so that a full map is not gone through at each try. First is what was tried longest ago. */
function makeRoom(entries: Entries, time: number): void {
  for (const [key, { ends }] of entries) if (ends <= time) entries.delete(key)
  for (const key of entries.keys()) {
    if (entries.size <= KEPT_ENTRIES) return
    entries.delete(key)
  }
}

/** Counts in this process: in no stretch of `window` seconds are there more than `points`. `now` gives milliseconds. */
export function memoryLimiter(now: () => number = Date.now): Limiter {
  const accounts: Entries = new Map()
  const others: Entries = new Map()
  // Apart: no flood of addresses pushes out what is counted against an account.
  const entriesOf = (key: string): Entries => (OF_ACCOUNTS.test(key) ? accounts : others)

  return {
    consume: (key, { points, window }) => {
      const entries = entriesOf(key)
      const time = now()
      const length = window * 1_000
      const before = entries.get(key)
      const taken = (before?.taken ?? []).filter((at) => at > time - length)
      const [oldest = time] = taken
      const allowed = taken.length < points
      if (!before && entries.size >= MOST_ENTRIES) makeRoom(entries, time)
      entries.delete(key)
      entries.set(
        key,
        allowed ? { taken: [...taken, time], ends: time + length } : { taken, ends: before?.ends ?? time },
      )
      return Promise.resolve({ allowed, retryAfter: allowed ? 0 : Math.ceil((oldest + length - time) / 1_000) })
    },
    forget: (key) => {
      entriesOf(key).delete(key)
      return Promise.resolve()
    },
  }
}

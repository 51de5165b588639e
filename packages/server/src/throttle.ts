import { SignInError } from '@challenge-kit/core'
import { networkOf } from './address.ts'
import { takesCode } from './challengeNames.ts'
import { type Limiter, type LimitRule, RULES } from './limiter.ts'
import { type Pseudonym, sameUser } from './pseudonym.ts'

const MESSAGES = 10

/** The limits, by what they guard. Each takes its point before Cognito is asked, so that guesses in parallel count too. */
export interface Throttle {
  /** Throws `SignInError('throttled')`. */
  beforePassword(username: string, address: string | null): Promise<void>
  rightPassword(username: string, address: string | null): Promise<void>
  beforeAnswer(challenge: string, flow: string, username: string): Promise<void>
  /** Takes a place for a message that may be sent. What it resolves to gives that place back, if none was. */
  beforeMessage(username: string): Promise<() => Promise<void>>
  beforeSession(address: string | null): Promise<void>
  signedIn(username: string): Promise<void>
}

export function createThrottle(limiter: Limiter, pseudonym: Pseudonym): Throttle {
  const user = (username: string): Promise<string> => pseudonym(sameUser(username))
  // Without a trusted address all share one bucket: counted, ten times as wide, and never skipped.
  const network = (address: string | null): string =>
    address === null ? 'unknown' : (networkOf(address, 32, 4) ?? 'unknown')
  const shared = (rule: LimitRule, at: string): LimitRule =>
    at === 'unknown' ? { ...rule, points: rule.points * 10 } : rule

  async function take(key: string, rule: LimitRule): Promise<void> {
    const { allowed, retryAfter } = await limiter.consume(key, rule)
    if (!allowed) throw new SignInError('throttled', { retryAfter: Math.max(1, retryAfter) })
  }

  return {
    beforePassword: async (username, address) => {
      const at = network(address)
      const who = await user(username)
      const site = address?.includes(':') ? networkOf(address, 32, 3) : null
      if (site !== null && site !== at) await take(`start:site:${site}`, RULES.startPerSite)
      await take(`start:minute:${at}`, shared(RULES.startPerMinute, at))
      await take(`start:hour:${at}`, shared(RULES.startPerHour, at))
      await take(`password:${who}:${at}`, RULES.password)
      await take(`account:${who}`, RULES.account)
    },
    rightPassword: async (username, address) => {
      const who = await user(username)
      await Promise.all([limiter.forget(`password:${who}:${network(address)}`), limiter.forget(`account:${who}`)])
    },
    beforeAnswer: async (challenge, flow, username) => {
      if (!takesCode(challenge)) return
      await take(`codes:flow:${flow}`, RULES.codesPerFlow)
      await take(`codes:account:${await user(username)}`, RULES.codesPerAccount)
    },
    // Each message has a key of its own, since points cannot be given back one by one.
    beforeMessage: async (username) => {
      const who = await user(username)
      let wait = Infinity
      for (let place = 0; place < MESSAGES; place += 1) {
        const key = `messages:${who}:${place}`
        const { allowed, retryAfter } = await limiter.consume(key, RULES.message)
        if (allowed) return () => limiter.forget(key)
        wait = Math.min(wait, retryAfter)
      }
      throw new SignInError('throttled', { retryAfter: Math.max(1, wait) })
    },
    beforeSession: async (address) => {
      const at = network(address)
      await take(`session:${at}`, shared(RULES.session, at))
    },
    signedIn: async (username) => limiter.forget(`codes:account:${await user(username)}`),
  }
}

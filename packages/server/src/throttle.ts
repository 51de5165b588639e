import { challenges, SignInError } from '@challenge-kit/core'
import { networkOf } from './address.ts'
import { takesCode } from './challengeNames.ts'
import type { FlowState } from './flow.ts'
import { type Limiter, type LimitRule, RULES } from './limiter.ts'
import { type Pseudonym, sameUser } from './pseudonym.ts'

const SENT = ['EMAIL_OTP', 'SMS_OTP']
const MESSAGES = 10

/** The limits, by what they guard. Each takes its point before Cognito is asked, so that guesses in parallel count too. */
export interface Throttle {
  /** Throws `SignInError('throttled')`. `sends` is the factor that is asked for without a password, if any is. */
  beforeStart(start: { username: string; password: string | null; sends: string | null }, at: Address): Promise<void>
  beforeForgot(username: string, at: Address): Promise<void>
  beforeAnswer(state: FlowState, answer: unknown, at: Address): Promise<void>
  /** A guess of a password, counted under each name that is known for the account. */
  beforePassword(usernames: readonly string[], at: Address): Promise<void>
  beforeSend(username: string, at: Address): Promise<void>
  /** Takes a place for a message that may be sent. What it resolves to gives that place back, if none was. */
  beforeMessage(username: string): Promise<() => Promise<void>>
  beforeSession(at: Address): Promise<void>
  beforeAccount(at: Address): Promise<void>
  /** Takes a point for a guess of somebody signed in. What it resolves to gives those points back, if it was right. */
  beforeGuess(what: 'password' | 'totp', username: string): Promise<() => Promise<void>>
  /** Gives back what wrong passwords took. */
  rightPassword(usernames: readonly string[], at: Address): Promise<void>
  /** Gives back what wrong codes took. */
  signedIn(state: FlowState): Promise<void>
}

/** The client's address, where it is known. */
type Address = string | null

/** True where the answer is a password: a guess, for all we know. */
export function isPassword({ name }: FlowState, answer: unknown): boolean {
  return name === 'PASSWORD' || (name === 'SELECT_CHALLENGE' && chosen(answer) === 'PASSWORD')
}

/** True where the answer is an address, or a number, that gets a code. */
function isAddress({ name }: FlowState, answer: unknown): boolean {
  return name === 'MFA_SETUP' && challenges.MFA_SETUP.readAnswer(answer).method !== 'SOFTWARE_TOKEN_MFA'
}

/** By account: otherwise each alias would have guesses of its own. */
const accountOf = ({ userId, username }: FlowState): string => userId ?? username

const chosen = (answer: unknown): string => challenges.SELECT_CHALLENGE.readAnswer(answer).method

export function createThrottle(limiter: Limiter, pseudonym: Pseudonym): Throttle {
  const user = (username: string): Promise<string> => pseudonym(sameUser(username))
  // Without a trusted address all share one bucket: counted, ten times as wide, and never skipped.
  const network = (address: Address): string =>
    address === null ? 'unknown' : (networkOf(address, 32, 4) ?? 'unknown')
  const shared = (rule: LimitRule, at: string): LimitRule =>
    at === 'unknown' ? { ...rule, points: rule.points * 10 } : rule

  async function take(key: string, rule: LimitRule): Promise<void> {
    const { allowed, retryAfter } = await limiter.consume(key, rule)
    if (!allowed) throw new SignInError('throttled', { retryAfter: Math.max(1, retryAfter) })
  }

  async function beforeAny(address: Address): Promise<void> {
    const at = network(address)
    const site = address?.includes(':') ? networkOf(address, 32, 3) : null
    if (site !== null && site !== at) await take(`start:site:${site}`, RULES.startPerSite)
    await take(`start:minute:${at}`, shared(RULES.startPerMinute, at))
    await take(`start:hour:${at}`, shared(RULES.startPerHour, at))
  }

  const users = async (usernames: readonly string[]): Promise<ReadonlySet<string>> =>
    new Set(await Promise.all(usernames.map(user)))

  async function beforePassword(usernames: readonly string[], address: Address): Promise<void> {
    for (const who of await users(usernames)) {
      await take(`password:${who}:${network(address)}`, RULES.password)
      await take(`account:${who}`, RULES.account)
    }
  }

  async function beforeSend(username: string, address: Address): Promise<void> {
    const at = network(address)
    await take(`sends:account:${await user(username)}`, RULES.sendsPerAccount)
    await take(`sends:network:${at}`, shared(RULES.sendsPerNetwork, at))
  }

  return {
    beforePassword,
    beforeSend,
    beforeStart: async ({ username, password, sends }, address) => {
      await beforeAny(address)
      if (password !== null) await beforePassword([username], address)
      else if (sends !== null && SENT.includes(sends)) await beforeSend(username, address)
    },
    beforeForgot: async (username, address) => {
      await beforeAny(address)
      await beforeSend(username, address)
    },
    beforeAnswer: async (state, answer, address) => {
      const { name, flow, username, proved } = state
      if (isPassword(state, answer)) return beforePassword([username], address)
      if (isAddress(state, answer)) return beforeSend(username, address)
      if (name === 'SELECT_CHALLENGE') return SENT.includes(chosen(answer)) ? beforeSend(username, address) : undefined
      const who = await user(accountOf(state))
      if (name === 'CUSTOM_CHALLENGE') await take(`custom:${who}`, RULES.customPerAccount)
      if (!takesCode(name)) return
      await take(`codes:flow:${flow}`, RULES.codesPerFlow)
      // Anybody may come to the codes that nothing goes before. They must not use up those of whoever has the password.
      await take(`${proved ? 'codes' : 'open'}:account:${who}`, RULES.codesPerAccount)
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
    beforeAccount: async (address) => {
      const at = network(address)
      await take(`settings:${at}`, shared(RULES.settings, at))
    },
    beforeGuess: async (what, username) => {
      const key = `guess:account:${what}:${await user(username)}`
      await take(key, RULES.guessesPerAccount)
      return () => limiter.forget(key)
    },
    rightPassword: async (usernames, address) => {
      const keys = [...(await users(usernames))].flatMap((who) => [
        `password:${who}:${network(address)}`,
        `account:${who}`,
      ])
      await Promise.all(keys.map((key) => limiter.forget(key)))
    },
    signedIn: async (state) => {
      const who = await user(accountOf(state))
      await Promise.all(['codes', 'open'].map((kind) => limiter.forget(`${kind}:account:${who}`)))
    },
  }
}

import { SignInError } from '@challenge-kit/core'
import { networkOf } from './network.ts'
import { chosen, isAddress, isPassword } from '../sign-in/answers.ts'
import { sendsAtOnce, takesCode } from '../sign-in/challengeNames.ts'
import type { SealedFlow } from '../sign-in/sealedFlow.ts'
import type { Counter } from './fallback.ts'
import { type LimitRule, RULES } from './memory.ts'
import type { Sending } from './messages.ts'
import { type GiveBack, takePlace } from './places.ts'
import { isLookAlike, type Pseudonym, sameUser } from '../crypto/keyedHash.ts'

/** The limits, by what they guard. Each takes its point before Cognito is asked, so that guesses in parallel count too. */
export interface Throttle {
  /** Throws `SignInError('throttled')`. `sends` is what Cognito asks at once, without a password, if anything is known. */
  beforeStart(start: { username: string; password: string | null; sends: string | null }, at: Address): Promise<void>
  beforeForgot(username: string, at: Address): Promise<void>
  beforeAnswer(state: SealedFlow, answer: unknown, at: Address): Promise<void>
  /** A guess of a password, counted under each name that is known for the account. */
  beforePassword(who: Who, at: Address): Promise<void>
  beforeSend(username: string, at: Address): Promise<void>
  /** Takes a place for a message that may be sent. What it resolves to gives that place back, if none was. */
  beforeMessage(sending: Sending): Promise<GiveBack>
  /** Takes the place of an account for one telephone number. What it resolves to gives that back, if none was kept. */
  beforePhone(who: Who): Promise<GiveBack>
  beforeSession(at: Address): Promise<void>
  beforeAccount(at: Address): Promise<void>
  /** Takes a point for a guess of somebody signed in. What it resolves to gives those points back, if it was right. */
  beforeGuess(what: 'password' | 'totp', userId: string): Promise<GiveBack>
  /** Gives back what wrong passwords took, to that very account and from that address only. */
  rightPassword(who: Who, at: Address): Promise<void>
  /** Gives back what wrong codes took, to that very account. */
  signedIn(state: SealedFlow): Promise<void>
}

/** The client's address, where it is known. */
type Address = string | null

/** Whoever signs in: the name as typed, and Cognito's own for the account, where it is known. */
type Who = Pick<SealedFlow, 'username' | 'userId'>

export function createThrottle(limiter: Counter, pseudonym: Pseudonym): Throttle {
  // A name as typed counts with all that look like it. Cognito's own is never folded: two that look alike are two accounts.
  const typed = (username: string): Promise<string> => pseudonym(sameUser(username))
  const exactly = async (username: string): Promise<string> => `as-${await pseudonym(username)}`
  const known = async (userId: string): Promise<string> => `id-${await pseudonym(userId)}`
  // By account where it is known, whatever name was typed. Before a first factor it is not: there, each alias counts apart.
  const accountOf = ({ userId, username }: Who): Promise<string> => (userId === null ? typed(username) : known(userId))
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

  /** The names that a password is guessed for. Guesses by a name that looks like another's count for both. */
  async function guessed({ username, userId }: Who): Promise<{ like: string; own: readonly string[] }> {
    const own = [exactly(username), ...(userId === null ? [] : [known(userId)])]
    return { like: await typed(username), own: await Promise.all(own) }
  }

  async function beforePassword(who: Who, address: Address): Promise<void> {
    const at = network(address)
    const { like, own } = await guessed(who)
    for (const name of [...own, like]) await take(`password:${name}:${at}`, RULES.password)
    for (const name of new Set([await accountOf(who), like])) await take(`account:${name}`, RULES.account)
  }

  async function beforeSend(username: string, address: Address): Promise<void> {
    const at = network(address)
    // The network first: one that has had its share takes nothing from anybody.
    await take(`sends:network:${at}`, shared(RULES.sendsPerNetwork, at))
    await take(`sends:account:${await typed(username)}`, RULES.sendsPerAccount)
  }

  /** One of an account's places for messages. What a message follows has places of its own. */
  const placeOf = (following: Sending['following'], who: string): Promise<GiveBack> =>
    takePlace(limiter, `messages:${following}:${who}`, RULES.messagesPerAccount)

  /** And one of the network's: whoever has accounts of their own could have any number of messages sent otherwise. */
  async function placeAfterPassword(username: string, address: Address): Promise<GiveBack> {
    const at = network(address)
    const { points, window } = RULES.messagesPerNetwork
    // Shared by all, the places are free again ten times as soon.
    const rule = { points, window: at === 'unknown' ? window / 10 : window }
    const ofNetwork = await takePlace(limiter, `network:messages:${at}`, rule)
    try {
      // Whoever has an account that looks like this one must not use up its places.
      const ofAccount = await placeOf('password', await pseudonym(username.toLowerCase()))
      return async () => {
        await Promise.all([ofNetwork(), ofAccount()])
      }
    } catch (thrown) {
      await ofNetwork()
      throw thrown
    }
  }

  return {
    beforePassword,
    beforeSend,
    beforeStart: async ({ username, password, sends }, address) => {
      await beforeAny(address)
      if (password !== null) await beforePassword({ username, userId: null }, address)
      else if (sendsAtOnce(sends)) await beforeSend(username, address)
    },
    beforeForgot: async (username, address) => {
      await beforeAny(address)
      await beforeSend(username, address)
    },
    beforeAnswer: async (state, answer, address) => {
      const { name, flow, username, proved } = state
      if (isPassword(state, answer)) return beforePassword(state, address)
      if (isAddress(state, answer)) return beforeSend(username, address)
      if (name === 'SELECT_CHALLENGE') return sendsAtOnce(chosen(answer)) ? beforeSend(username, address) : undefined
      const who = await accountOf(state)
      if (name === 'CUSTOM_CHALLENGE') await take(`custom:${who}`, RULES.customPerAccount)
      if (!takesCode(name)) return
      await take(`codes:flow:${flow}`, RULES.codesPerFlow)
      // Anybody may come to the codes that nothing goes before. They must not use up those of whoever has the password.
      await take(`${proved ? 'codes' : 'open'}:account:${who}`, RULES.codesPerAccount)
    },
    beforeMessage: async ({ username, following, address }) =>
      following === 'password' ? placeAfterPassword(username, address) : placeOf(following, await typed(username)),
    beforePhone: async (who) => {
      const key = `phone:${await accountOf(who)}`
      await take(key, RULES.phone)
      return () => limiter.forget(key)
    },
    beforeSession: async (address) => {
      const at = network(address)
      await take(`session:${at}`, shared(RULES.session, at))
    },
    beforeAccount: async (address) => {
      const at = network(address)
      await take(`settings:${at}`, shared(RULES.settings, at))
    },
    beforeGuess: async (what, userId) => {
      const key = `guess:account:${what}:${await known(userId)}`
      await take(key, RULES.guessesPerAccount)
      return () => limiter.forget(key)
    },
    rightPassword: async (who, address) => {
      const { like, own } = await guessed(who)
      // To those who are merely alike nothing is given back: somebody may have such a name only for that.
      const names = isLookAlike(who.username) ? own : [...own, like]
      await Promise.all(names.map((name) => limiter.forget(`password:${name}:${network(address)}`)))
    },
    signedIn: async ({ userId }) => {
      if (userId === null) return
      const who = await known(userId)
      await Promise.all(['codes', 'open'].map((kind) => limiter.forget(`${kind}:account:${who}`)))
    },
  }
}

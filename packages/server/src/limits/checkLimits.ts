import { SignInError } from '@challenge-kit/core'
import type { KeyedHash } from '../crypto/keyedHash.ts'
import { type ActionCounter, type Caller, createCounters, type LimitedAction } from './counters.ts'
import type { LimitStore } from './limitStore.ts'
import type { LimitCounter, LimitName, NamedRule } from './rules.ts'

/** A call that is about to reach Cognito. Each action takes a point of each of its rules. */
export interface Attempt extends Caller {
  readonly actions: readonly LimitedAction[]
}

/** Whether something happened at Cognito. A lost reply leaves it unknown. */
export type Certainty = 'yes' | 'no' | 'unknown'

/** How the call ended. */
export interface Outcome {
  /** Whether a message was sent. With `no`, the points of messages are given back. @default 'unknown' */
  readonly messageSent?: Certainty
  /** Whether the phone number was stored. With `no`, its point is given back. @default 'unknown' */
  readonly phoneStored?: Certainty
  /** The password or code was right. Wrong ones before it no longer count. */
  readonly right?: boolean
  /** The sign-in is finished. Wrong codes of this account no longer count. */
  readonly signedIn?: boolean
}

/** The points that a call has taken. */
export interface Reservation {
  /** Gives back what the outcome allows. Call it once, when the call has ended. */
  settle(outcome: Outcome): Promise<void>
}

/** The limits of the backend. Nothing else counts. */
export interface Limits {
  /**
   * Takes the points of a call. Run it before Cognito is called, so that parallel guesses count too.
   *
   * @throws `SignInError('throttled')` with `retryAfter`.
   */
  check(attempt: Attempt): Promise<Reservation>
}

interface LimitsParts {
  readonly store: LimitStore
  readonly rules: Readonly<Record<LimitName, NamedRule>>
  readonly keyedHash: KeyedHash
}

// Seconds. The point of a message may come back within the time that Cognito has for its answer.
const LONGEST_CALL = 20
const SHORT_WAIT = 5

/** The member of the outcome that keeps the point of an action. The points of other actions stay taken. */
const USED: Partial<Readonly<Record<LimitedAction, 'messageSent' | 'phoneStored'>>> = {
  messageAfterPassword: 'messageSent',
  messageOnRequest: 'messageSent',
  messageAfterUsername: 'messageSent',
  phoneNumber: 'phoneStored',
}

export function createLimits({ store, rules, keyedHash }: LimitsParts): Limits {
  const countersFor = createCounters(rules, keyedHash)

  /** The points of actions that certainly did not happen. */
  const unused = (taken: readonly (readonly [LimitedAction, ActionCounter])[], outcome: Outcome): LimitCounter[] =>
    taken.flatMap(([action, counter]) => {
      const member = USED[action]
      return member !== undefined && outcome[member] === 'no' ? [counter] : []
    })

  async function settle(
    attempt: Attempt,
    taken: readonly (readonly [LimitedAction, ActionCounter])[],
    outcome: Outcome,
  ): Promise<void> {
    const back = unused(taken, outcome)
    if (back.length > 0) await store.giveBack(back)
    const right = outcome.right ? taken.flatMap(([, counter]) => (counter.resetWhenRight ? [counter] : [])) : []
    const codes = outcome.signedIn && attempt.userId ? await codesOf(attempt) : []
    if (right.length + codes.length > 0) await store.reset([...right, ...codes])
  }

  async function codesOf(attempt: Attempt): Promise<readonly LimitCounter[]> {
    const all = [...(await countersFor.code(attempt)), ...(await countersFor.firstFactorCode(attempt))]
    return all.filter(({ scope }) => scope === 'account')
  }

  return {
    check: async (attempt) => {
      const found = await Promise.all(
        attempt.actions.map(async (action) =>
          (await countersFor[action](attempt)).map((counter) => [action, counter] as const),
        ),
      )
      const wanted = found.flat()
      const { refused, retryAfter } = await store.take(wanted.map(([, counter]) => counter))
      if (refused === null) return { settle: (outcome) => settle(attempt, wanted, outcome) }
      const back = unused(wanted.slice(0, refused), { messageSent: 'no', phoneStored: 'no' })
      if (back.length > 0) await store.giveBack(back)
      throw new SignInError('throttled', { retryAfter: waitFor(wanted[refused]?.[1], retryAfter) })
    },
  }
}

/** Seconds to wait. If every message's point was taken just now, one of them may soon be given back, so the wait is short. */
function waitFor(refused: LimitCounter | undefined, retryAfter: number): number {
  const isMessage = refused?.rule === 'sentMessagesPerAccount' || refused?.rule === 'sentMessagesPerNetwork'
  return Math.max(1, isMessage && retryAfter > refused.window - LONGEST_CALL ? SHORT_WAIT : retryAfter)
}

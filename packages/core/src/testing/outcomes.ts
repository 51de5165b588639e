import type { Challenge, ChallengeName, ChallengeTable } from '../challenges/challenge.ts'
import { SignInError, type SignInErrorCode, type SignInErrorDetails } from '../errors.ts'
import type { ChallengeReply, Notice, Reply, Session } from '../wire/replies.ts'

/** Returns one reply of the backend to a call, or throws the error with which the transport rejects. */
export type Outcome = (context: OutcomeContext) => Reply | Promise<Reply>

/** The data and the functions that a scenario passes to an {@link Outcome}. */
export interface OutcomeContext {
  readonly flow: string
  readonly username: string
  /** The index of the current challenge. 0 before the first challenge. */
  readonly challengeIndex: number
  /** Resolves when the test calls `release()`. */
  hold(): Promise<void>
}

const VALIDITY = 180

/** Options of a challenge in a scenario. */
export interface AsksOptions {
  /** Seconds to answer. @default 180 */
  readonly expiresIn?: number
  /** Days for which the user may let the pool remember the device. Null if the user may not. @default null */
  readonly rememberDays?: number | null
}

/** Cognito sends the challenge `name`. */
export function asks<N extends ChallengeName>(
  name: N,
  details: ChallengeTable[N]['asks'],
  { expiresIn = VALIDITY, rememberDays = null }: AsksOptions = {},
): Outcome {
  const challenge: Challenge<N> = { name, ...details }
  return ({ flow, username, challengeIndex }) =>
    ({
      kind: 'challenge',
      flow,
      username,
      challengeIndex: challengeIndex + 1,
      expiresIn,
      rememberDays,
      challenge,
    }) as ChallengeReply
}

/** Cognito sends a challenge that the kit does not know. */
export function unsupported(name: string, reference = '7F3A-0839'): Outcome {
  return ({ flow, username, challengeIndex }) => ({
    kind: 'unsupported',
    flow,
    username,
    challengeIndex: challengeIndex + 1,
    expiresIn: VALIDITY,
    name,
    reference,
  })
}

/** The user is signed in. */
export function signsIn(claims: Session['claims'] = {}): Outcome {
  return ({ username }) => ({ kind: 'signedIn', session: { username, signInName: username, claims, expiresIn: 3600 } })
}

/** The flow has succeeded without a session, and the user must sign in. */
export function restarts(notice: Notice): Outcome {
  return ({ username }) => ({ kind: 'restart', username, notice })
}

/** The call fails. */
export function fails(code: SignInErrorCode, details?: SignInErrorDetails): Outcome {
  return () => {
    throw new SignInError(code, details)
  }
}

/** The call stays pending until the test calls `release()`. */
export function holds(outcome: Outcome): Outcome {
  return async (context) => {
    await context.hold()
    return outcome(context)
  }
}

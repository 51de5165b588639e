import type { Notice, ChallengeReply, Reply, Session } from '../wire/calls'
import type { Challenge, ChallengeName, ChallengeTable } from '../challenges/challenge'
import { SignInError, type SignInErrorCode, type SignInErrorDetails } from '../errors.ts'

/** What the backend comes back with, once: the reply to a start or an answer. Throws what the transport rejects with. */
export type Outcome = (conversation: Conversation) => Reply | Promise<Reply>

/** Where the scripted conversation stands. */
export interface Conversation {
  readonly flow: string
  readonly username: string
  /** The number of the question now asked; 0 before the first. */
  readonly challengeIndex: number
  /** Resolves when the test calls `release()`. */
  hold(): Promise<void>
}

const VALIDITY = 180

/** How a question is asked, where it matters. */
export interface Asking {
  /** Seconds there are to answer. @default 180 */
  readonly expiresIn?: number
  /** Days for which the device may be remembered. @default null: not offered */
  readonly rememberDays?: number | null
}

/** Cognito asks `name`. */
export function asks<N extends ChallengeName>(
  name: N,
  asked: ChallengeTable[N]['asks'],
  { expiresIn = VALIDITY, rememberDays = null }: Asking = {},
): Outcome {
  const challenge: Challenge<N> = { name, ...asked }
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

/** Cognito asks something that the kit does not know. */
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

/** A session arrives. */
export function signsIn(claims: Session['claims'] = {}): Outcome {
  return ({ username }) => ({ kind: 'signedIn', session: { username, signInName: username, claims, expiresIn: 3600 } })
}

/** Something is done, and the credentials are asked for again. */
export function again(notice: Notice): Outcome {
  return ({ username }) => ({ kind: 'restart', username, notice })
}

/** It goes wrong. */
export function fails(code: SignInErrorCode, details?: SignInErrorDetails): Outcome {
  return () => {
    throw new SignInError(code, details)
  }
}

/** Nothing comes back until the test calls `release()`. */
export function holds(outcome: Outcome): Outcome {
  return async (conversation) => {
    await conversation.hold()
    return outcome(conversation)
  }
}

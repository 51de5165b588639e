import type { Challenge, ChallengeName } from '../challenges/challenge.ts'
import type { SignInError } from '../errors.ts'
import type { NoFlowReply, Notice, Reply, Session } from '../wire/replies.ts'

interface Common {
  readonly username: string
  readonly error: SignInError | null
  /** The id of the pending call. Null if no call is pending. The flow ignores the reply to any other call. */
  readonly callId: number | null
}

/** Identifies the challenge on screen: the id of its sign-in, and the index of the challenge in that sign-in. */
export interface ChallengePosition {
  readonly flow: string
  readonly challengeIndex: number
  readonly expiresIn: number
}

/**
 * The notice after a sign-out. `signed_out_here` means that the user asked to sign out everywhere but stays signed in in
 * other browsers, because the backend could not reach Cognito.
 */
export type SignedOutNotice = 'signed_out' | 'signed_out_here'

export interface ResumingState extends Common {
  readonly step: 'RESUMING'
}
export interface CredentialsState extends Common {
  readonly step: 'CREDENTIALS'
  readonly notice: Notice | SignedOutNotice | null
}
export interface ChallengeState<N extends ChallengeName> extends Common, ChallengePosition {
  readonly step: N
  readonly challenge: Challenge<N>
  readonly rememberDays: number | null
  /** How often the user has requested another code for this challenge. */
  readonly resent: number
}
export interface UnsupportedState extends Common, ChallengePosition {
  readonly step: 'UNSUPPORTED'
  readonly name: string
  readonly reference: string
}
export interface SignedInState extends Common {
  readonly step: 'SIGNED_IN'
  readonly session: Session
}

export type AnyChallengeState = { [N in ChallengeName]: ChallengeState<N> }[ChallengeName]

/** The state of a flow, as plain data. */
export type FlowState = ResumingState | CredentialsState | AnyChallengeState | UnsupportedState | SignedInState

/** Everything that can happen to a flow. */
export type FlowEvent =
  /** A call was sent. The first call of a sign-in sets the username. */
  | { readonly type: 'sent'; readonly callId: number; readonly username?: string | undefined }
  /**
   * A reply arrived. `error` is set if the first reply was lost and the flow asked the backend for the current
   * challenge. `resent` is true if the user requested another code.
   */
  | {
      readonly type: 'replied'
      readonly callId: number
      readonly reply: Reply | NoFlowReply
      readonly error?: SignInError
      readonly resent?: boolean
    }
  /** The pending call failed. */
  | { readonly type: 'failed'; readonly callId: number; readonly error: SignInError }
  /** An error without a pending call: the answer failed its check, or a sign-out failed. */
  | { readonly type: 'refused'; readonly error: SignInError }
  | { readonly type: 'restarted' }
  /**
   * The session ended. `everywhere` is absent unless the user asked to sign out everywhere. It is false if Cognito did not
   * end the user's other sessions.
   */
  | { readonly type: 'signedOut'; readonly everywhere?: boolean | undefined }

/** Returns the first state of a flow. `resuming` is true if this tab has a sign-in in progress. */
export function initialState(resuming: boolean, username = ''): FlowState {
  const common = { username, error: null, callId: null }
  return resuming ? { step: 'RESUMING', ...common } : { step: 'CREDENTIALS', notice: null, ...common }
}

/** Returns the position of the challenge on screen. Null if the state shows no challenge. */
export function currentChallenge(state: FlowState): ChallengePosition | null {
  return 'flow' in state ? state : null
}

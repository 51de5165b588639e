import type { Notice, Session } from '../wire/calls'
import type { Answer, Challenge, ChallengeName, Issues } from '../challenges/challenge'
import type { SignInError } from '../errors'
import type { SignedOutNotice } from './transition'

/** What a person types to begin. */
export interface Credentials {
  readonly username: string
  /** Left out where the pool lets people choose how to sign in. */
  readonly password?: string
}

/** What goes along with an answer. */
export interface AnswerOptions {
  /** Remember this device, so that no code is asked for here for a while. Only where `rememberDays` offers it. */
  readonly rememberDevice?: boolean
}

/** An error whose `issues` can only name parts of the answer to `N`. */
export interface StepError<N extends ChallengeName> extends SignInError {
  readonly issues: Issues<N> & SignInError['issues']
}

/** What every step has. */
export interface StepBase {
  /** As typed. It survives everything but a sign-out. */
  readonly username: string
  /** Something is in the air. The question stays on screen meanwhile. */
  readonly pending: boolean
  /** What went wrong last; null once something is sent again. */
  readonly error: SignInError | null
  /** Back to the credentials, username kept. Resolves to the step that follows; never rejects. */
  restart(): Promise<SignIn>
}

/** This tab left a sign-in behind, and the backend is being asked where it stood. */
export interface ResumingStep extends StepBase {
  readonly step: 'RESUMING'
}

/** Username and password. `error` also says why one is back here: see its `recovery`. */
export interface CredentialsStep extends StepBase {
  readonly step: 'CREDENTIALS'
  /** Why one is here, where that is no error: just signed out, the account confirmed, the password changed. */
  readonly notice: Notice | SignedOutNotice | null
  submit(credentials: Credentials): Promise<SignIn>
  /** The password is forgotten: leads to `PASSWORD_RESET_REQUIRED`, whether the account exists or not. */
  forgot(username: string): Promise<SignIn>
}

/** Cognito asked `N`. */
export interface ChallengeStep<N extends ChallengeName> extends StepBase {
  readonly step: N
  readonly error: StepError<N> | null
  readonly challenge: Challenge<N>
  /** Which question this is, from 1. Key screens by it: a challenge may be asked twice in a row. */
  readonly challengeIndex: number
  /** Seconds there were to answer, counted from its arrival. */
  readonly expiresIn: number
  /** Days for which this device may be remembered; null where that is not offered. */
  readonly rememberDays: number | null
  /** How often another code was sent for this question on request: the first is not counted, even if it was asked for. */
  readonly resent: number
  /** Never rejects: a failure is the next step's `error`. A second call while the first is in the air joins it. */
  submit(answer: Answer<N>, options?: AnswerOptions): Promise<SignIn>
  /**
   * Sends a code: the first where none is sent unasked, or another one. Cognito can do that for first factors, resets and
   * confirmations; for a second factor it cannot, and the backend refuses: start again instead.
   */
  resend(): Promise<SignIn>
  /** Back to the choice of how to sign in, in pools that let people choose. The username is kept. */
  chooseAnotherMethod(): Promise<SignIn>
}

/** Cognito asked something that this page does not know. Always visible, never a silent return to the start. */
export interface UnsupportedStep extends StepBase {
  readonly step: 'UNSUPPORTED'
  /** Cognito's name for it. */
  readonly name: string
  /** For the support team. */
  readonly reference: string
  readonly challengeIndex: number
}

/** Done: the session is in a cookie, and this is what may be known of it. */
export interface SignedInStep extends StepBase {
  readonly step: 'SIGNED_IN'
  readonly session: Session
  /** `everywhere`: also wherever else the account is signed in. */
  signOut(options?: { readonly everywhere?: boolean }): Promise<SignIn>
}

/** A step in which Cognito asks something the kit knows. */
export type AnyChallengeStep = { [N in ChallengeName]: ChallengeStep<N> }[ChallengeName]

/** Where a sign-in stands: one flat union. Switch on `step`. */
export type SignIn = ResumingStep | CredentialsStep | AnyChallengeStep | UnsupportedStep | SignedInStep

/** The name of a step. */
export type StepName = SignIn['step']

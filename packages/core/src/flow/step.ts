import type { Answer, Challenge, ChallengeName, Issues } from '../challenges/challenge.ts'
import type { SignInError } from '../errors.ts'
import type { Notice, Session } from '../wire/replies.ts'
import type { SignedOutNotice } from './flowState.ts'

/** The input that starts a sign-in. */
export interface Credentials {
  readonly username: string
  /** Absent if the pool lets the user choose a first factor. */
  readonly password?: string
}

/** Options of an answer. */
export interface AnswerOptions {
  /**
   * Lets the pool remember this device. Cognito then asks for no second factor on this device. Allowed only if the step's
   * `rememberDays` is not null.
   */
  readonly rememberDevice?: boolean
}

/** An error whose `issues` name only parts of the answer to `N`. */
export interface StepError<N extends ChallengeName> extends SignInError {
  readonly issues: Issues<N> & SignInError['issues']
}

/** The members that every step has. */
export interface StepBase {
  /** The username as the user typed it. Only a sign-out clears it. */
  readonly username: string
  /** True while a call is pending. The step stays on screen meanwhile. */
  readonly pending: boolean
  /** The last error. The next call clears it. */
  readonly error: SignInError | null
  /** Returns to the credentials and keeps the username. Resolves to the step that follows. Never rejects. */
  restart(): Promise<SignIn>
}

/** This tab has a sign-in in progress, and the flow asks the backend for the current challenge. */
export interface ResumingStep extends StepBase {
  readonly step: 'RESUMING'
}

/** The user enters the credentials. If an error ended the previous sign-in, `error` is that error. */
export interface CredentialsStep extends StepBase {
  readonly step: 'CREDENTIALS'
  /** Why the flow shows this step, if no error is the reason: for example a sign-out or a changed password. */
  readonly notice: Notice | SignedOutNotice | null
  submit(credentials: Credentials): Promise<SignIn>
  /** Starts a password reset. Leads to `PASSWORD_RESET_REQUIRED`, whether the account exists or not. */
  forgot(username: string): Promise<SignIn>
}

/** The challenge `N`. */
export interface ChallengeStep<N extends ChallengeName> extends StepBase {
  readonly step: N
  readonly error: StepError<N> | null
  readonly challenge: Challenge<N>
  /** 1 for the first challenge of a sign-in. Use it as the key of a screen, because Cognito may repeat a challenge. */
  readonly challengeIndex: number
  /** Seconds to answer, counted from the arrival of the challenge. */
  readonly expiresIn: number
  /** Days for which the user may let the pool remember this device. Null if this challenge does not offer it. */
  readonly rememberDays: number | null
  /** How often the user has requested another code for this challenge. The first code does not count. */
  readonly resent: number
  /**
   * Sends the answer. Never rejects: a failure is the `error` of the step that follows. A second call joins the pending
   * one.
   */
  submit(answer: Answer<N>, options?: AnswerOptions): Promise<SignIn>
  /**
   * Sends the first code or another code, for a first factor, a password reset or an account confirmation. For a second
   * factor, the backend refuses the call, because Cognito sends another code only after a restart.
   */
  resend(): Promise<SignIn>
  /** Returns to `SELECT_CHALLENGE`, in pools that let the user choose a first factor. Keeps the username. */
  chooseAnotherMethod(): Promise<SignIn>
}

/**
 * A challenge that this page does not know. Show it, because a silent return to the credentials would confuse the user.
 */
export interface UnsupportedStep extends StepBase {
  readonly step: 'UNSUPPORTED'
  /** Cognito's name of the challenge. */
  readonly name: string
  /** The backend's request id, for the support team. */
  readonly reference: string
  readonly challengeIndex: number
}

/** The user is signed in. The session is in a cookie, and `session` describes it. */
export interface SignedInStep extends StepBase {
  readonly step: 'SIGNED_IN'
  readonly session: Session
  /** Ends the session. With `everywhere`, also ends the user's sessions in other browsers. */
  signOut(options?: { readonly everywhere?: boolean }): Promise<SignIn>
}

/** A step with a challenge that the kit knows. */
export type AnyChallengeStep = { [N in ChallengeName]: ChallengeStep<N> }[ChallengeName]

/** The current step of a flow, with its actions. Switch on `step`. */
export type SignIn = ResumingStep | CredentialsStep | AnyChallengeStep | UnsupportedStep | SignedInStep

/** The name of a step. */
export type StepName = SignIn['step']

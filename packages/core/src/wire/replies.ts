import type { SignInErrorCode } from '../errors.ts'
import type { AnyChallenge } from '../challenges/challenge.ts'

/**
 * What the browser may know about a session. It contains no token. The backend's `describeSession` chooses the
 * `claims`.
 */
export interface Session {
  /** Cognito's username. It is often an id that the user does not know. */
  readonly username: string
  /** The username as the user typed it to sign in. */
  readonly signInName: string
  /** The claims of the ID token that the backend passes on: `{ email: 'jane@example.com' }`. */
  readonly claims: Readonly<Record<string, string | number | boolean>>
  /** Seconds from this reply until the session must be refreshed. */
  readonly expiresIn: number
}

/** The current challenge. */
export interface ChallengeReply {
  readonly kind: 'challenge'
  /** The id of this sign-in. Every start creates a new id. */
  readonly flow: string
  /** 1 for the first challenge of a sign-in. The index increases with every new challenge and every `resend`. */
  readonly challengeIndex: number
  readonly username: string
  /** Seconds left to answer. */
  readonly expiresIn: number
  /** Days for which the user may let the pool remember this device. Null if this challenge does not offer it. */
  readonly rememberDays: number | null
  readonly challenge: AnyChallenge
  /**
   * Why the challenge is asked again: `invalid_credentials` after a wrong password, if the user chose the password as
   * the first factor. Absent if the user has not answered the challenge yet.
   */
  readonly error?: SignInErrorCode
}

/** A challenge that the backend or this page does not know. */
export interface UnsupportedReply {
  readonly kind: 'unsupported'
  readonly flow: string
  readonly challengeIndex: number
  readonly username: string
  readonly expiresIn: number
  /** Cognito's name of the challenge. */
  readonly name: string
  /** The backend's request id, for the support team. */
  readonly reference: string
}

/** The user is signed in. The session is in a cookie that scripts cannot read. */
export interface SignedInReply {
  readonly kind: 'signedIn'
  readonly session: Session
}

/** This browser has no sign-in in progress. `username` is not null if a sign-in has expired. */
export interface NoFlowReply {
  readonly kind: 'noFlow'
  readonly username: string | null
  readonly expired: boolean
}

/**
 * Why the user must enter the credentials again: the account was confirmed, the password changed, or the phone number
 * stored.
 */
export type Notice = 'confirmed' | 'password_changed' | 'phone_saved'

/** The flow has succeeded, but Cognito issued no tokens. The user must sign in. */
export interface RestartReply {
  readonly kind: 'restart'
  readonly username: string
  readonly notice: Notice
}

/** The reply to most calls of a flow. */
export type Reply = ChallengeReply | UnsupportedReply | SignedInReply | RestartReply

/**
 * The browser must prove the password before the first challenge. Only a page with `browserSrp` receives this reply.
 */
export interface ProofReply {
  readonly kind: 'proof'
  readonly flow: string
  readonly challengeIndex: number
  readonly srp: SrpParameters
}

/** The parameters of Cognito's `PASSWORD_VERIFIER` challenge. */
export interface SrpParameters {
  /** The part of the user pool id after `_`. */
  readonly pool: string
  /** `USER_ID_FOR_SRP`. */
  readonly userId: string
  /** `SALT`, in hexadecimal digits. */
  readonly salt: string
  /** `SRP_B`, in hexadecimal digits. */
  readonly B: string
  /** `SECRET_BLOCK`, in base64. */
  readonly secretBlock: string
  /** `TIMESTAMP`, from the backend's clock. */
  readonly timestamp: string
}

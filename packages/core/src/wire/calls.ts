import type { AccountCalls } from '../account/accountCalls'
import type { AnyChallenge } from '../challenges/challenge'

/** What the browser may know of a session: never a token. The backend's `describeSession` decides what is in `claims`. */
export interface Session {
  /** The account's name at Cognito: often none that a person knows. */
  readonly username: string
  /** The name as it was typed to sign in. */
  readonly signInName: string
  /** What the backend chose to tell, from the ID token's claims: `{ email: 'jane@example.com' }`. */
  readonly claims: Readonly<Record<string, string | number | boolean>>
  /** Seconds until the session has to be renewed, counted from this reply. */
  readonly expiresIn: number
}

/** The next question. */
export interface ChallengeReply {
  readonly kind: 'challenge'
  /** Which sign-in this is: opaque, new at each start. */
  readonly flow: string
  /** Counts questions; moves only when Cognito asked a new one. */
  readonly challengeIndex: number
  readonly username: string
  /** Seconds left to answer. */
  readonly expiresIn: number
  /** Days for which this device may be remembered if the person wishes; null where that is not offered. */
  readonly rememberDays: number | null
  readonly challenge: AnyChallenge
}

/** Cognito asked something this kit, or this page, does not know. */
export interface UnsupportedReply {
  readonly kind: 'unsupported'
  readonly flow: string
  readonly challengeIndex: number
  readonly username: string
  readonly expiresIn: number
  /** Cognito's name for it. */
  readonly name: string
  /** The backend's request id, for the support team. */
  readonly reference: string
}

/** Signed in. The session itself is in a cookie that no script can read. */
export interface SignedInReply {
  readonly kind: 'signedIn'
  readonly session: Session
}

/** No sign-in is in progress in this browser. One that timed out leaves its username behind. */
export interface NoFlowReply {
  readonly kind: 'noFlow'
  readonly username: string | null
  readonly expired: boolean
}

/** What the credentials are asked for after: an account confirmed, a password changed, a telephone number saved. */
export type Notice = 'confirmed' | 'password_changed' | 'phone_saved'

/** Done, but not signed in by it: sign in now. */
export interface RestartReply {
  readonly kind: 'restart'
  readonly username: string
  readonly notice: Notice
}

/** What a step of the conversation comes back with. */
export type Reply = ChallengeReply | UnsupportedReply | SignedInReply | RestartReply

/** The browser has to prove the password before anything is asked: only where it does so, by SRP. */
export interface ProofReply {
  readonly kind: 'proof'
  readonly flow: string
  readonly challengeIndex: number
  readonly srp: PasswordClaim
}

/** What a password is proved with, as Cognito sent it. */
export interface PasswordClaim {
  /** The part of the user pool's id after `_`. */
  readonly pool: string
  /** `USER_ID_FOR_SRP`: whom the typed name stands for. */
  readonly userId: string
  /** `SALT`, in hexadecimal digits. */
  readonly salt: string
  /** `SRP_B`, in hexadecimal digits. */
  readonly B: string
  /** `SECRET_BLOCK`, in base64. */
  readonly secretBlock: string
  /** `TIMESTAMP`, by the backend's clock. */
  readonly timestamp: string
}

/** Nothing to say. */
export type Nothing = Readonly<Record<string, never>>

/** Every call the browser makes, by name: `POST {base}/{name}`. */
export interface Calls extends AccountCalls {
  start: { in: StartInput; out: Reply | ProofReply }
  /** The proof of a password, after a start that came back with what it needs. */
  prove: { in: ProveInput; out: Reply }
  answer: { in: AnswerInput; out: Reply }
  /** Sends a code: another one, or the first where none is sent unasked. The question comes back anew. */
  resend: { in: { readonly flow: string; readonly challengeIndex: number }; out: Reply }
  /** The password is forgotten. The same comes back whether the account exists or not. */
  forgot: { in: { readonly username: string }; out: Reply }
  /** The current question again. With `flow`, also whether that very sign-in has ended in a session meanwhile. */
  resume: { in: { readonly flow?: string }; out: Reply | NoFlowReply }
  /** Gives up the sign-in: its cookie is dropped. */
  cancel: { in: { readonly flow?: string }; out: Nothing }
  /** The session as it stands; renewed at Cognito if it is about to end. */
  session: { in: Nothing; out: { readonly session: Session | null } }
  /** `everywhere`: also wherever else the account is signed in. It comes back false where Cognito could not be told. */
  'sign-out': { in: { readonly everywhere?: boolean }; out: { readonly everywhere: boolean } }
}

export interface StartInput {
  readonly username: string
  /** Left out where the pool lets people choose how to sign in, and where the browser proves it. */
  readonly password?: string
  /** `SRP_A`, in hexadecimal digits, where the browser proves the password. */
  readonly srpA?: string
  /** Whoever is signed in does so again. The session that is there stands for the username. */
  readonly intent?: 'step-up'
  /** `EncodedData` of Cognito's threat protection, if the page collects it. */
  readonly contextData?: string
}

export interface ProveInput {
  readonly flow: string
  readonly challengeIndex: number
  /** `PASSWORD_CLAIM_SIGNATURE`. */
  readonly signature: string
  /** As they came with the question: Cognito wants them back. */
  readonly secretBlock: string
  readonly timestamp: string
  readonly contextData?: string
}

export interface AnswerInput {
  readonly flow: string
  readonly challengeIndex: number
  /** The typed answer to that question: see {@link Answer}. */
  readonly answer: unknown
  /** Whether this device may be remembered: see {@link ChallengeReply}. */
  readonly rememberDevice?: boolean
  readonly contextData?: string
}

export type CallName = keyof Calls

/**
 * How the core reaches the backend: one function. It rejects with a `SignInError` or, when `signal` says so, with an
 * `AbortError`; never with anything else.
 */
export type Transport = <K extends CallName>(
  call: K,
  input: Calls[K]['in'],
  options: { readonly signal: AbortSignal },
) => Promise<Calls[K]['out']>

import type { AccountCalls } from '../account/accountCalls.ts'
import type { Nothing } from '../json.ts'
import type { StepUpDemand } from './stepUpDemand.ts'
import type { NoFlowReply, ProofReply, Reply, Session } from './replies.ts'

/** Every call that the browser makes to the backend, by name: `POST {basePath}/{name}`. */
export interface Calls extends AccountCalls {
  start: { in: StartInput; out: Reply | ProofReply }
  /** Proves the password after a start that returned a {@link ProofReply}. */
  prove: { in: ProveInput; out: Reply }
  answer: { in: AnswerInput; out: Reply }
  /** Sends the first code or another code. Returns the challenge with a new index. */
  resend: { in: { readonly flow: string; readonly challengeIndex: number }; out: Reply }
  /** Starts a password reset. The reply does not reveal whether the account exists. */
  forgot: { in: { readonly username: string }; out: Reply }
  /** Returns the current challenge. With `flow`, returns the session if that sign-in has succeeded meanwhile. */
  resume: { in: { readonly flow?: string }; out: Reply | NoFlowReply }
  /** Ends the sign-in and deletes its cookie. */
  cancel: { in: { readonly flow?: string }; out: Nothing }
  /** Returns the session. Refreshes the session at Cognito if the session is about to expire. */
  session: { in: Nothing; out: { readonly session: Session | null } }
  /**
   * Ends the session. With `everywhere`, also ends the user's sessions in other browsers. The reply says `everywhere:
   * false` if the backend could not reach Cognito.
   */
  'sign-out': { in: { readonly everywhere?: boolean }; out: { readonly everywhere: boolean } }
}

export interface StartInput {
  readonly username: string
  /** Absent if the user chooses a first factor, or if the browser proves the password. */
  readonly password?: string
  /** `SRP_A`, in hexadecimal digits. Present if the browser proves the password. */
  readonly srpA?: string
  /** `step-up`: the signed-in user signs in again. The backend takes the username from the session. */
  readonly intent?: 'step-up'
  /** In a step-up: what an API requires. The backend asks Cognito only for values of its option `stepUp.acrValues`. */
  readonly demand?: StepUpDemand
  /** `EncodedData` for Cognito's threat protection. */
  readonly contextData?: string
}

export interface ProveInput {
  readonly flow: string
  readonly challengeIndex: number
  /** `PASSWORD_CLAIM_SIGNATURE`. */
  readonly signature: string
  /** `SECRET_BLOCK` and `TIMESTAMP`, unchanged from the reply, because Cognito requires them. */
  readonly secretBlock: string
  readonly timestamp: string
  readonly contextData?: string
}

export interface AnswerInput {
  readonly flow: string
  readonly challengeIndex: number
  /** The answer to the challenge: see {@link Answer}. */
  readonly answer: unknown
  /** Lets the pool remember this device. Allowed only if the challenge offers it: see `rememberDays`. */
  readonly rememberDevice?: boolean
  readonly contextData?: string
}

export type CallName = keyof Calls

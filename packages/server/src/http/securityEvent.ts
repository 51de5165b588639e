import type { CallName, SignInErrorCode } from '@challenge-kit/core'
import type { SecurityWarning } from '../limits/securityWarning.ts'
import type { Refusal } from './requestGuard.ts'

/**
 * What happened to one request. You can log the event as it is, because it contains no secret and no text of a user or of
 * Cognito. Users and flows appear only as keyed hashes.
 */
export interface SecurityEvent {
  /** When the request came, as an ISO 8601 time in UTC. */
  readonly time: string
  readonly requestId: string
  /** `api` is a request to your own API. Null if the path names no call. */
  readonly call: CallName | 'api' | null
  readonly outcome: 'challenge' | 'proof' | 'unsupported' | 'signedIn' | 'restart' | 'done' | 'failed' | 'refused'
  /** Why the request was refused before its call began. Null if the request was not refused. */
  readonly refusal: Refusal | null
  /** The error code that the browser got, also if the reply asks for the password again. */
  readonly code: SignInErrorCode | null
  /** The challenge by Cognito's name: the new one, or the one whose answer failed. */
  readonly challenge: string | null
  /** The name of the last exception of Cognito or of the SDK, even if the call then succeeded. */
  readonly exception: string | null
  /** What was wrong and what to do about it, for the developer or the operator. The kit wrote the text. */
  readonly advice: string | null
  /** What to look into although the request was served. Usually empty. */
  readonly warnings: readonly SecurityWarning[]
  /** A keyed hash of the flow. */
  readonly flow: string | null
  /**
   * A keyed hash of the username as typed, without regard to case, width and surrounding blanks. For a call with a
   * session, a keyed hash of the account's canonical username.
   */
  readonly user: string | null
  /** The client's network: the first 24 bits of an IPv4 address, the first 48 of an IPv6 one. */
  readonly network: string | null
  readonly milliseconds: number
}

/** The option `onEvent`. It is a union of two function types, because then `(event) => list.push(event)` is accepted too. */
export type SecurityEventListener = ((event: SecurityEvent) => void) | ((event: SecurityEvent) => Promise<void>)

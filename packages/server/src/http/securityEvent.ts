import type { CallName, SignInErrorCode } from '@challenge-kit/core'
import type { Refusal } from './requestGuard.ts'

/**
 * What happened to one request. Made to be logged as it is: it has no free text of anybody's, no secret, and people and
 * sign-ins only as keyed hashes.
 */
export interface SecurityEvent {
  /** When the request came, as an ISO 8601 time in UTC. */
  readonly time: string
  readonly requestId: string
  /** Null where the path names no call of ours. */
  readonly call: CallName | null
  readonly outcome: 'challenge' | 'proof' | 'unsupported' | 'signedIn' | 'restart' | 'done' | 'failed' | 'refused'
  /** Why the request was turned away unread. */
  readonly refusal: Refusal | null
  /** What the browser was told. */
  readonly code: SignInErrorCode | null
  /** Which challenge it was about, by Cognito's name: the one just asked, or the one whose answer failed. */
  readonly challenge: string | null
  /** The last exception of Cognito's, by name, also if it was got over. */
  readonly exception: string | null
  /** What was wrong, and what to do about it: a sentence of ours, for whoever runs or writes the application. */
  readonly advice: string | null
  /** Keyed hash of the sign-in. */
  readonly flow: string | null
  /**
   * Keyed hash of the username as typed, without regard to case, width and blanks around it; of a session, of the
   * account's canonical name.
   */
  readonly user: string | null
  /** The client's network: the first 24 bits of an IPv4 address, the first 48 of an IPv6 one. */
  readonly network: string | null
  readonly milliseconds: number
}

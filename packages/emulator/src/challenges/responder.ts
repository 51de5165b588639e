import type { CognitoSession } from '../sign-in/challengeSessions.ts'
import type { RequestScope, SignIn } from '../sign-in/signIn.ts'
import type { Parameters } from '../wire/input.ts'
import type { OperationOutput } from '../wire/operation.ts'

/** A response to a challenge. The Session is open, and was issued for this client, user, challenge and API family. */
export interface ChallengeResponse {
  readonly signIn: SignIn
  readonly cognitoSession: CognitoSession
  /** ChallengeResponses. */
  readonly responses: Parameters
  /** ClientMetadata, for the triggers. */
  readonly clientMetadata: Parameters
}

/** A response that may omit the Session. */
export interface SessionlessResponse extends RequestScope {
  readonly username: string
  /** The Session of the request, or undefined. The responder has to check the Session. */
  readonly session: string | undefined
  readonly responses: Parameters
  readonly clientMetadata: Parameters
}

export type RespondWithSession = (response: ChallengeResponse) => Promise<OperationOutput>

export type RespondWithoutSession = (response: SessionlessResponse) => Promise<OperationOutput>

/**
 * Handles the responses to one challenge. A responder marks the Session as used before its first `await`, so that only
 * one of two simultaneous responses is accepted.
 */
export type Responder =
  | { readonly session: 'required'; readonly respond: RespondWithSession }
  | { readonly session: 'optional'; readonly respond: RespondWithoutSession }

/** A sign-in that RespondToAuthChallenge continues. */
export function continuedSignIn(
  { pool, client, family }: RequestScope,
  rest: Pick<SignIn, 'user' | 'deviceKey' | 'assurance'>,
): SignIn {
  return { pool, client, family, via: 'RespondToAuthChallenge', ...rest }
}

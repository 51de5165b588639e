/** A finished challenge of CUSTOM_AUTH, as the triggers receive it. */
export interface ChallengeResult {
  readonly challengeName: 'SRP_A' | 'PASSWORD_VERIFIER' | 'CUSTOM_CHALLENGE'
  readonly challengeResult: boolean
  /** The `challengeMetadata` that CreateAuthChallenge set. */
  readonly challengeMetadata?: string
}

/** The request members that every trigger of CUSTOM_AUTH receives. */
export interface TriggerRequest {
  readonly userAttributes: Readonly<Record<string, string>>
  /** True if the user does not exist and the client hides this (PreventUserExistenceErrors). */
  readonly userNotFound: boolean
  /** ClientMetadata of RespondToAuthChallenge. InitiateAuth passes none to these triggers. */
  readonly clientMetadata: Readonly<Record<string, string>>
}

/** An event as Lambda passes it to a trigger. The trigger sets members of `response` and returns the event. */
export interface TriggerEvent<Source extends string, Request, Response> {
  readonly version: '1'
  readonly region: string
  readonly userPoolId: string
  readonly userName: string
  readonly triggerSource: Source
  readonly callerContext: { readonly awsSdkVersion: string; readonly clientId: string }
  readonly request: TriggerRequest & Request
  readonly response: Response
}

/** Decides which challenge comes next, or how the sign-in ends. */
export type DefineAuthChallengeEvent = TriggerEvent<
  'DefineAuthChallenge_Authentication',
  { readonly session: readonly ChallengeResult[] },
  { challengeName?: string; issueTokens?: boolean; failAuthentication?: boolean }
>

/** Makes the challenge. The client receives the public parameters, and VerifyAuthChallengeResponse the private ones. */
export type CreateAuthChallengeEvent = TriggerEvent<
  'CreateAuthChallenge_Authentication',
  { readonly challengeName: string; readonly session: readonly ChallengeResult[] },
  {
    publicChallengeParameters?: Record<string, string>
    privateChallengeParameters?: Record<string, string>
    challengeMetadata?: string
  }
>

/** Decides whether the answer is correct. */
export type VerifyAuthChallengeResponseEvent = TriggerEvent<
  'VerifyAuthChallengeResponse_Authentication',
  { readonly privateChallengeParameters: Readonly<Record<string, string>>; readonly challengeAnswer: string },
  { answerCorrect?: boolean }
>

type Trigger<Event> = (event: Event) => Event | Promise<Event>

/**
 * The Lambda triggers of the pool, as functions. You can pass the handlers of real triggers.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html | Custom authentication challenge triggers}
 */
export interface Triggers {
  readonly defineAuthChallenge?: Trigger<DefineAuthChallengeEvent>
  readonly createAuthChallenge?: Trigger<CreateAuthChallengeEvent>
  readonly verifyAuthChallengeResponse?: Trigger<VerifyAuthChallengeResponseEvent>
}

/** A round of CUSTOM_AUTH that is over, as the triggers see it. */
export interface ChallengeResult {
  readonly challengeName: 'SRP_A' | 'PASSWORD_VERIFIER' | 'CUSTOM_CHALLENGE'
  readonly challengeResult: boolean
  /** What CreateAuthChallenge noted about the challenge. */
  readonly challengeMetadata?: string
}

/** What every trigger of CUSTOM_AUTH is told. */
export interface TriggerRequest {
  readonly userAttributes: Readonly<Record<string, string>>
  /** Whether there is no such user, on a client that must not tell. */
  readonly userNotFound: boolean
  /** ClientMetadata of the Respond call; Initiate passes none on. */
  readonly clientMetadata: Readonly<Record<string, string>>
}

/** An event as Lambda hands it to a trigger. The trigger fills `response` and returns the event. */
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

/** Which question comes next, or how it ends. */
export type DefineAuthChallengeEvent = TriggerEvent<
  'DefineAuthChallenge_Authentication',
  { readonly session: readonly ChallengeResult[] },
  { challengeName?: string; issueTokens?: boolean; failAuthentication?: boolean }
>

/** What is asked. The public parameters travel, the private ones wait for VerifyAuthChallengeResponse. */
export type CreateAuthChallengeEvent = TriggerEvent<
  'CreateAuthChallenge_Authentication',
  { readonly challengeName: string; readonly session: readonly ChallengeResult[] },
  {
    publicChallengeParameters?: Record<string, string>
    privateChallengeParameters?: Record<string, string>
    challengeMetadata?: string
  }
>

/** Whether the answer is right. */
export type VerifyAuthChallengeResponseEvent = TriggerEvent<
  'VerifyAuthChallengeResponse_Authentication',
  { readonly privateChallengeParameters: Readonly<Record<string, string>>; readonly challengeAnswer: string },
  { answerCorrect?: boolean }
>

type Trigger<Event> = (event: Event) => Event | Promise<Event>

/**
 * The pool's Lambda triggers, as functions. The handlers of real triggers fit.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html | Custom authentication challenge triggers}
 */
export interface Triggers {
  readonly defineAuthChallenge?: Trigger<DefineAuthChallengeEvent>
  readonly createAuthChallenge?: Trigger<CreateAuthChallengeEvent>
  readonly verifyAuthChallengeResponse?: Trigger<VerifyAuthChallengeResponseEvent>
}

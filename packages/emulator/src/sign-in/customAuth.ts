import { advance } from './continueSignIn.ts'
import type { Answer, Attempt } from './signIn.ts'
import { bareChallenge } from './signIn.ts'
import { failure, invalidParameter, wrongCredentials } from '../wire/exceptions.ts'
import type { Parameters } from '../wire/input.ts'
import { isInput } from '../wire/input.ts'
import type {
  ChallengeResult,
  CreateAuthChallengeEvent,
  DefineAuthChallengeEvent,
  TriggerRequest,
  VerifyAuthChallengeResponseEvent,
} from '../pool/triggers.ts'

/** What the next answer to CUSTOM_CHALLENGE is held against. */
export interface CustomState {
  readonly rounds: readonly ChallengeResult[]
  readonly privateParameters: Readonly<Record<string, string>>
  readonly metadata?: string
}

/** Asks DefineAuthChallenge what comes next, and does it. PASSWORD_VERIFIER is for the caller to ask. */
export async function nextRound(
  attempt: Attempt,
  rounds: readonly ChallengeResult[],
  clientMetadata: Parameters = {},
): Promise<Answer | 'PASSWORD_VERIFIER'> {
  const { defineAuthChallenge } = attempt.pool.settings.triggers
  const request = { session: rounds }
  const event: DefineAuthChallengeEvent = eventOf(
    attempt,
    'DefineAuthChallenge_Authentication',
    clientMetadata,
    request,
  )
  const decision = await runTrigger('DefineAuthChallenge', defineAuthChallenge, event)
  if (decision.failAuthentication) throw wrongCredentials()
  if (decision.issueTokens) {
    if (attempt.user.simulated) throw wrongCredentials()
    // The triggers were the judges: no second factor follows, a remembered device still proves itself.
    return advance(attempt, { secondFactor: false, custom: true })
  }
  if (decision.challengeName === 'CUSTOM_CHALLENGE') return create(attempt, rounds, clientMetadata)
  if (decision.challengeName === 'PASSWORD_VERIFIER' && rounds.at(-1)?.challengeName === 'SRP_A') {
    return 'PASSWORD_VERIFIER'
  }
  throw unrecognizable()
}

async function create(
  attempt: Attempt,
  rounds: readonly ChallengeResult[],
  clientMetadata: Parameters,
): Promise<Answer> {
  const { createAuthChallenge } = attempt.pool.settings.triggers
  const request = { challengeName: 'CUSTOM_CHALLENGE', session: rounds }
  const event: CreateAuthChallengeEvent = eventOf(
    attempt,
    'CreateAuthChallenge_Authentication',
    clientMetadata,
    request,
  )
  const made = await runTrigger('CreateAuthChallenge', createAuthChallenge, event)
  const custom: CustomState = {
    rounds,
    privateParameters: made.privateChallengeParameters ?? {},
    ...(made.challengeMetadata !== undefined && { metadata: made.challengeMetadata }),
  }
  const parameters = { ...made.publicChallengeParameters, USERNAME: attempt.user.username }
  return bareChallenge(attempt, 'CUSTOM_CHALLENGE', parameters, { custom })
}

/** Asks VerifyAuthChallengeResponse, and returns the rounds with this one added. */
export async function judge(
  attempt: Attempt,
  { rounds, privateParameters, metadata }: CustomState,
  challengeAnswer: string,
  clientMetadata: Parameters,
): Promise<readonly ChallengeResult[]> {
  const { verifyAuthChallengeResponse } = attempt.pool.settings.triggers
  const request = { privateChallengeParameters: privateParameters, challengeAnswer }
  const event: VerifyAuthChallengeResponseEvent = eventOf(
    attempt,
    'VerifyAuthChallengeResponse_Authentication',
    clientMetadata,
    request,
  )
  const verdict = await runTrigger('VerifyAuthChallengeResponse', verifyAuthChallengeResponse, event)
  const round: ChallengeResult = {
    challengeName: 'CUSTOM_CHALLENGE',
    challengeResult: verdict.answerCorrect === true,
    ...(metadata !== undefined && { challengeMetadata: metadata }),
  }
  return [...rounds, round]
}

function eventOf<Source extends string, Request>(
  { pool, client, user }: Attempt,
  triggerSource: Source,
  clientMetadata: Parameters,
  request: Request,
) {
  const told: TriggerRequest = {
    userAttributes: user.simulated ? {} : Object.fromEntries(user.attributes),
    userNotFound: user.simulated,
    clientMetadata,
  }
  return {
    version: '1' as const,
    region: pool.region,
    userPoolId: pool.id,
    userName: user.username,
    triggerSource,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: client.id },
    request: { ...told, ...request },
    response: {},
  }
}

async function runTrigger<Event extends { readonly response: object }>(
  name: string,
  trigger: ((event: Event) => Event | Promise<Event>) | undefined,
  event: Event,
): Promise<Event['response']> {
  if (!trigger) throw invalidParameter('Custom auth lambda trigger is not configured for the user pool.')
  let returned: Event
  try {
    returned = await trigger(event)
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    throw failure('UserLambdaValidationException', `${name} failed with error ${text}.`)
  }
  if (!isInput(returned) || !isInput(returned.response)) throw unrecognizable()
  return returned.response
}

function unrecognizable(): Error {
  return failure('InvalidLambdaResponseException', 'Unrecognizable lambda output')
}

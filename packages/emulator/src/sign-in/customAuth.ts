import type {
  ChallengeResult,
  CreateAuthChallengeEvent,
  DefineAuthChallengeEvent,
  VerifyAuthChallengeResponseEvent,
} from '../pool/triggers.ts'
import { wrongCredentials } from '../wire/exceptions.ts'
import type { Parameters } from '../wire/input.ts'
import type { OperationOutput } from '../wire/operation.ts'
import type { CustomChallengeState } from './challengeSessions.ts'
import type { ContinueSignIn } from './continueSignIn.ts'
import type { ChallengeIssuer } from './challengeIssuer.ts'
import { invalidTriggerResponse, runTrigger, triggerEvent } from './runTrigger.ts'
import type { SignIn } from './signIn.ts'

/**
 * Runs DefineAuthChallenge and does what the trigger decides.
 * Returns 'PASSWORD_VERIFIER' if the trigger chooses this challenge. The caller issues the challenge.
 */
export type ContinueCustomAuth = (
  signIn: SignIn,
  results: readonly ChallengeResult[],
  clientMetadata?: Parameters,
) => Promise<OperationOutput | 'PASSWORD_VERIFIER'>

export function createContinueCustomAuth({
  issuer,
  continueSignIn,
}: {
  readonly issuer: ChallengeIssuer
  readonly continueSignIn: ContinueSignIn
}): ContinueCustomAuth {
  async function issueCustomChallenge(
    signIn: SignIn,
    results: readonly ChallengeResult[],
    clientMetadata: Parameters,
  ): Promise<OperationOutput> {
    const { createAuthChallenge } = signIn.pool.settings.triggers
    const request = { challengeName: 'CUSTOM_CHALLENGE', session: results }
    const source = 'CreateAuthChallenge_Authentication'
    const event: CreateAuthChallengeEvent = triggerEvent(signIn, source, clientMetadata, request)
    const made = await runTrigger('CreateAuthChallenge', createAuthChallenge, event)
    const custom: CustomChallengeState = {
      results,
      privateParameters: made.privateChallengeParameters ?? {},
      ...(made.challengeMetadata !== undefined && { metadata: made.challengeMetadata }),
    }
    const parameters = { ...made.publicChallengeParameters, USERNAME: signIn.user.username }
    return issuer.issueWithoutSrpId(signIn, 'CUSTOM_CHALLENGE', parameters, { custom })
  }

  return async (signIn, results, clientMetadata = {}) => {
    const { defineAuthChallenge } = signIn.pool.settings.triggers
    const request = { session: results }
    const source = 'DefineAuthChallenge_Authentication'
    const event: DefineAuthChallengeEvent = triggerEvent(signIn, source, clientMetadata, request)
    const decision = await runTrigger('DefineAuthChallenge', defineAuthChallenge, event)
    if (decision.failAuthentication) throw wrongCredentials()
    if (decision.issueTokens) {
      if (signIn.user.simulated) throw wrongCredentials()
      // After issueTokens, Cognito asks for no second factor. A remembered device still gets DEVICE_SRP_AUTH.
      return continueSignIn(signIn, { secondFactor: false, byTriggers: true })
    }
    if (decision.challengeName === 'CUSTOM_CHALLENGE') return issueCustomChallenge(signIn, results, clientMetadata)
    if (decision.challengeName === 'PASSWORD_VERIFIER' && results.at(-1)?.challengeName === 'SRP_A') {
      return 'PASSWORD_VERIFIER'
    }
    throw invalidTriggerResponse()
  }
}

/** Runs VerifyAuthChallengeResponse. Returns the earlier results and the new one. */
export async function verifyCustomAnswer(
  signIn: SignIn,
  { results, privateParameters, metadata }: CustomChallengeState,
  challengeAnswer: string,
  clientMetadata: Parameters,
): Promise<readonly ChallengeResult[]> {
  const { verifyAuthChallengeResponse } = signIn.pool.settings.triggers
  const request = { privateChallengeParameters: privateParameters, challengeAnswer }
  const source = 'VerifyAuthChallengeResponse_Authentication'
  const event: VerifyAuthChallengeResponseEvent = triggerEvent(signIn, source, clientMetadata, request)
  const verdict = await runTrigger('VerifyAuthChallengeResponse', verifyAuthChallengeResponse, event)
  const result: ChallengeResult = {
    challengeName: 'CUSTOM_CHALLENGE',
    challengeResult: verdict.answerCorrect === true,
    ...(metadata !== undefined && { challengeMetadata: metadata }),
  }
  return [...results, result]
}

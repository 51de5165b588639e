import { SignInError } from '@challenge-kit/core'
import { cognitoError } from '../cognito/errors.ts'
import { continueOrRestart, restart, showChallenge } from './nextChallenge.ts'
import type { SealedFlow } from './sealedFlow.ts'
import { startFromConfirmSignUp } from './start.ts'
import type { StepDeps, StepResult } from './stepContext.ts'

/** Sends the confirmation code of a sign-up again. */
export async function resendConfirmationCode(flow: SealedFlow, deps: StepDeps): Promise<StepResult> {
  const { name, challenge, username, cognitoSession } = flow
  const { context, client } = deps
  if (challenge?.name !== 'USER_NOT_CONFIRMED') throw new SignInError('bad_request')
  try {
    const { destination } = await context.cognito.resendConfirmationCode({ username, context: client })
    return showChallenge(flow, { name, cognitoSession, challenge: { ...challenge, destination } }, deps)
  } catch (thrown) {
    context.noteException(thrown)
    if (isAlreadyConfirmed(thrown)) return restart(flow, 'confirmed')
    throw cognitoError(thrown, 'start')
  }
}

/** Confirms the account with its code. Then the sign-in continues, if ConfirmSignUp returned a Session. */
export async function confirmSignUp(
  flow: SealedFlow,
  answer: Readonly<Record<string, string>>,
  deps: StepDeps,
): Promise<StepResult> {
  const session = await sessionOfConfirmation(flow, answer, deps)
  const signIn = session === null ? null : () => startFromConfirmSignUp(flow, session, deps)
  return continueOrRestart(flow, 'confirmed', signIn, deps)
}

/** The Session that ConfirmSignUp returns. Null if it returns none, or if the account was already confirmed. */
async function sessionOfConfirmation(
  { username }: SealedFlow,
  answer: Readonly<Record<string, string>>,
  { context, client }: StepDeps,
): Promise<string | null> {
  try {
    return (await context.cognito.confirmSignUp({ username, context: client, answer })).cognitoSession
  } catch (thrown) {
    context.noteException(thrown)
    if (isAlreadyConfirmed(thrown)) return null
    throw cognitoError(thrown, 'answer')
  }
}

const isAlreadyConfirmed = (thrown: unknown): boolean =>
  thrown instanceof Error && /already confirmed|current status is confirmed/i.test(thrown.message)

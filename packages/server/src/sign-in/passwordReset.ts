import { SignInError, type SignInErrorCode } from '@challenge-kit/core'
import { cognitoError, exceptionName } from '../cognito/errors.ts'
import { continueOrRestart, showChallenge } from './nextChallenge.ts'
import { callCognito } from './respond.ts'
import type { SealedFlow } from './sealedFlow.ts'
import { initiateAuth } from './start.ts'
import type { StepDeps, StepResult } from './stepContext.ts'

// Exceptions that ForgotPassword throws only for some accounts. The call `forgot` replies as if a code was sent.
const REVEALS_ACCOUNT = [
  'CodeDeliveryFailureException',
  'InvalidLambdaResponseException',
  'InvalidParameterException',
  'LimitExceededException',
  'NotAuthorizedException',
  'UnexpectedLambdaException',
  'UserLambdaValidationException',
  'UserNotConfirmedException',
  'UserNotFoundException',
]

/**
 * The call `forgot`: the user has forgotten the password. The reply is the same whether the account exists or not, even in
 * a pool that reveals which accounts exist. The reply has no destination, because only existing accounts have one.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html
 */
export async function forgotPassword(flow: SealedFlow, deps: StepDeps): Promise<StepResult> {
  const { context, client } = deps
  try {
    await context.cognito.forgotPassword({ username: flow.username, context: client })
  } catch (thrown) {
    context.noteException(thrown)
    const error = cognitoError(thrown, 'start')
    const reveals = REVEALS_ACCOUNT.includes(exceptionName(thrown) ?? '')
    if (error.code === 'server_misconfigured' || !reveals) throw error
  }
  return showReset(flow, { destination: null, forgotten: true }, deps)
}

/** Sends a reset code again, or the first code of a reset that the pool requires. */
export async function resendResetCode(flow: SealedFlow, deps: StepDeps): Promise<StepResult> {
  if (isForgotten(flow)) return forgotPassword(flow, deps)
  const account = { username: flow.username, context: deps.client }
  const { destination } = await callCognito('start', () => deps.context.cognito.forgotPassword(account), deps)
  return showReset(flow, { destination, forgotten: false }, deps)
}

function showReset(
  flow: SealedFlow,
  sent: { readonly destination: string | null; readonly forgotten: boolean },
  deps: StepDeps,
): StepResult {
  const { passwordPolicy } = deps.settings
  const challenge = { name: 'PASSWORD_RESET_REQUIRED', sent: true, passwordPolicy, ...sent } as const
  return showChallenge(flow, { name: challenge.name, cognitoSession: flow.cognitoSession, challenge }, deps)
}

/** Sets the new password with the code. Then the sign-in continues with the new password, if the flow takes a password. */
export async function confirmReset(
  flow: SealedFlow,
  answer: Readonly<Record<string, string>>,
  deps: StepDeps,
): Promise<StepResult> {
  const { context, client, settings } = deps
  try {
    await context.cognito.confirmForgotPassword({ username: flow.username, context: client, answer })
  } catch (thrown) {
    context.noteException(thrown)
    const error = cognitoError(thrown, 'answer')
    throw isForgotten(flow) && revealsAccount(thrown, error) ? new SignInError('code_mismatch') : error
  }
  const password = answer['Password'] ?? null
  const credentials = { username: flow.username, password, srpA: null }
  const takesPassword = password !== null && settings.passwordRule !== 'refused'
  const signIn = takesPassword ? () => initiateAuth(credentials, deps) : null
  return continueOrRestart(flow, 'password_changed', signIn, deps)
}

const isForgotten = ({ challenge }: SealedFlow): boolean =>
  challenge?.name === 'PASSWORD_RESET_REQUIRED' && challenge.forgotten

// The error codes of an account that does not exist, or to which no reset code was sent.
const NO_ACCOUNT: readonly SignInErrorCode[] = ['invalid_credentials', 'code_expired', 'upstream_invalid', 'blocked']
// The exceptions that only an existing account causes, after several tries.
const TOO_MANY_TRIES = ['LimitExceededException', 'NotAuthorizedException', 'TooManyFailedAttemptsException']

/** Whether an error reveals whether the account exists. After the call `forgot`, the browser gets `code_mismatch` instead. */
const revealsAccount = (thrown: unknown, { code }: SignInError): boolean =>
  NO_ACCOUNT.includes(code) || TOO_MANY_TRIES.includes(exceptionName(thrown) ?? '')

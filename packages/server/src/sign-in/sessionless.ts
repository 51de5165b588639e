import { type RestartReply, type Notice, SignInError, type SignInErrorCode } from '@challenge-kit/core'
import { adopt, calling } from './adopt.ts'
import { ask } from './ask.ts'
import { newFlow, signInFrom, signInWith } from './begin.ts'
import type { EngineContext, EngineResult } from './engine.ts'
import { cognitoError, exceptionName } from '../cognito/errors.ts'
import { type SealedFlow, shownName } from './sealedFlow.ts'
import type { Said } from './relay.ts'

/** True for the questions that Cognito asks by an exception: they have no Session, only the flow cookie. */
export function isSessionless({ name }: SealedFlow): boolean {
  return name === 'PASSWORD_RESET_REQUIRED' || name === 'USER_NOT_CONFIRMED'
}

// What ForgotPassword throws only for some accounts. To whoever forgot a password they are all the same: a code was sent.
const TELLING = [
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
 * The password is forgotten. The same question comes back whether the account exists or not, in pools that prevent
 * existence errors and in those that do not: hence no destination, which only an account has.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html
 */
export async function forgot(username: string, context: EngineContext): Promise<EngineResult> {
  return sendReset({ ...newFlow(username, context), name: 'PASSWORD_RESET_REQUIRED' }, context)
}

async function sendReset(state: SealedFlow, context: EngineContext): Promise<EngineResult> {
  try {
    await context.cognito.forgotPassword({ username: state.username, context: context.client })
  } catch (thrown) {
    context.onException(thrown)
    const error = cognitoError(thrown, 'start')
    if (error.code === 'server_misconfigured' || !TELLING.includes(exceptionName(thrown) ?? '')) throw error
  }
  return askReset(state, { destination: null, forgotten: true }, context)
}

function askReset(
  state: SealedFlow,
  sent: { readonly destination: string | null; readonly forgotten: boolean },
  context: EngineContext,
): EngineResult {
  const { passwordPolicy } = context
  const challenge = { name: 'PASSWORD_RESET_REQUIRED', sent: true, passwordPolicy, ...sent } as const
  return ask(state, { ...state, name: challenge.name, challenge }, context)
}

/** Sends a code on request, and asks again. */
export async function sendCode(state: SealedFlow, context: EngineContext): Promise<EngineResult> {
  const { username, name, question } = state
  const account = { username, context: context.client }
  if (name === 'PASSWORD_RESET_REQUIRED') {
    if (isForgotten(state)) return sendReset(state, context)
    const { destination } = await calling('start', () => context.cognito.forgotPassword(account), context)
    return askReset(state, { destination, forgotten: false }, context)
  }
  if (question?.name !== 'USER_NOT_CONFIRMED') throw new SignInError('bad_request')
  try {
    const { destination } = await context.cognito.resendConfirmationCode(account)
    return ask(state, { ...state, challenge: { ...question, destination } }, context)
  } catch (thrown) {
    context.onException(thrown)
    if (isConfirmedAlready(thrown)) return again(state, 'confirmed')
    throw cognitoError(thrown, 'start')
  }
}

/** Answers one of the two questions, by ConfirmForgotPassword or ConfirmSignUp; then the sign-in goes on if it can. */
export async function confirm(
  state: SealedFlow,
  answer: Readonly<Record<string, string>>,
  context: EngineContext,
): Promise<EngineResult> {
  const account = { username: state.username, context: context.client, answer }
  if (state.name === 'USER_NOT_CONFIRMED') {
    const session = await confirmedWith(() => context.cognito.confirmSignUp(account), context)
    return goOn(state, 'confirmed', session === null ? null : () => signInFrom(state, session, context), context)
  }
  await context.cognito.confirmForgotPassword(account).catch((thrown: unknown) => {
    context.onException(thrown)
    const error = cognitoError(thrown, 'answer')
    throw isForgotten(state) && shows(thrown, error) ? new SignInError('code_mismatch') : error
  })
  const password = answer['Password']
  const takesPassword = password !== undefined && context.takesPassword
  return goOn(state, 'password_changed', takesPassword ? () => signInWith(state, password, context) : null, context)
}

async function confirmedWith(
  call: () => Promise<{ session: string | null }>,
  context: EngineContext,
): Promise<string | null> {
  try {
    return (await call()).session
  } catch (thrown) {
    context.onException(thrown)
    if (isConfirmedAlready(thrown)) return null
    throw cognitoError(thrown, 'answer')
  }
}

/** What was set is set: whatever goes wrong from here on, the person signs in again and is told why. */
async function goOn(
  state: SealedFlow,
  notice: Notice,
  call: (() => Promise<Said>) | null,
  context: EngineContext,
): Promise<EngineResult> {
  if (!call) return again(state, notice)
  try {
    return await adopt({ ...state, proved: true, userId: null }, await call(), context)
  } catch (thrown) {
    context.onException(thrown)
    return again(state, notice)
  }
}

/** Done, and the credentials are asked for again. */
export function again(state: SealedFlow, notice: Notice): EngineResult {
  const reply: RestartReply = { kind: 'restart', username: shownName(state), notice }
  return { state: null, reply }
}

const isForgotten = ({ question }: SealedFlow): boolean =>
  question?.name === 'PASSWORD_RESET_REQUIRED' && question.forgotten

// What Cognito says where there is no account, or none that a code was sent for.
const ABSENT: readonly SignInErrorCode[] = ['invalid_credentials', 'code_expired', 'upstream_invalid', 'blocked']
// What it says only of an account, after some tries.
const TRIED = ['LimitExceededException', 'NotAuthorizedException', 'TooManyFailedAttemptsException']

/** True for what shows whether there is an account: it is to look like a wrong code. */
const shows = (thrown: unknown, { code }: SignInError): boolean =>
  ABSENT.includes(code) || TRIED.includes(exceptionName(thrown) ?? '')

const isConfirmedAlready = (thrown: unknown): boolean =>
  thrown instanceof Error && /already confirmed|current status is confirmed/i.test(thrown.message)

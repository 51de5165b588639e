import { isSignInError, SignInError, type SignInErrorCode } from '@challenge-kit/core'
import { cognitoError, exceptionName, type Phase } from '../cognito/errors.ts'
import type { ApiFamily } from '../cognito/port.ts'
import { type AuthResult, type CognitoChallenge, required } from '../cognito/result.ts'
import type { Device } from '../devices/deviceCookie.ts'
import { challengeOfException, passwordNeedsSrp, traitsOf } from './challengeTraits.ts'
import { MAX_COGNITO_SESSION, type SealedFlow } from './sealedFlow.ts'
import { answerSrp, createKeyPair, isUnknownDevice, type Responses } from './srp.ts'
import type { StepDeps } from './stepContext.ts'

/** The API family and the user id for every further call of a sign-in. `userId` is null until Cognito sends it. */
export interface ExchangeAccount {
  readonly api: ApiFamily
  readonly userId: string | null
}

/** The result of one or more calls to Cognito. */
export interface ExchangeResult {
  readonly result: AuthResult
  /** The fields of the account that the calls changed. */
  readonly account: Partial<ExchangeAccount>
}

/** The calls of one step. They keep the first username that Cognito sends, because every answer must use it. */
export interface Exchange {
  readonly account: ExchangeAccount
  receive(result: AuthResult): AuthResult
  respond(challenge: Pick<CognitoChallenge, 'name' | 'cognitoSession'>, responses: Responses): Promise<AuthResult>
}

export function createExchange(
  { api, userId, username }: Pick<SealedFlow, 'api' | 'userId' | 'username'>,
  { context: { cognito }, client }: StepDeps,
): Exchange {
  const account = { api, userId }

  function receive(result: AuthResult): AuthResult {
    if (result.kind === 'tokens') return result
    const { name, cognitoSession, parameters } = result
    if (traitsOf(name).needsCognitoSession) required(cognitoSession, 'Session')
    if (cognitoSession.length > MAX_COGNITO_SESSION)
      throw new SignInError('upstream_invalid', { detail: "Cognito's Session is too long for the flow cookie" })
    account.userId ??= parameters['USERNAME'] ?? parameters['USER_ID_FOR_SRP'] ?? null
    return result
  }

  return {
    account,
    receive,
    respond: async ({ name, cognitoSession }, responses) => {
      const target = { api, username: account.userId ?? username, context: client }
      return receive(await cognito.respondToAuthChallenge({ ...target, name, cognitoSession, responses }))
    },
  }
}

/**
 * Makes a call to Cognito and turns what it throws into a `SignInError`.
 *
 * @param isFirstFactor - Whether nothing was proved before the call. @default true for the phase `start`
 */
export async function callCognito<T>(
  phase: Phase,
  call: () => Promise<T>,
  { context, settings }: StepDeps,
  isFirstFactor: boolean = phase === 'start',
): Promise<T> {
  try {
    return await call()
  } catch (thrown) {
    context.noteException(thrown)
    const error = cognitoError(thrown, phase)
    // A lock-out reveals that the account exists, because Cognito locks out no other accounts.
    const isLockedOut = error.code === 'throttled' && exceptionName(thrown) === 'NotAuthorizedException'
    const hide = isLockedOut && isFirstFactor && settings.accountState === 'hidden'
    throw hide ? new SignInError('invalid_credentials') : error
  }
}

/** Like {@link callCognito}, but an exception that stands for a challenge resolves to that challenge. */
export function callOrChallenge(
  phase: Phase,
  call: () => Promise<ExchangeResult>,
  deps: StepDeps,
  isFirstFactor?: boolean,
): Promise<ExchangeResult> {
  const orChallenge = async (): Promise<ExchangeResult> => {
    try {
      return await call()
    } catch (thrown) {
      const name = challengeOfException(exceptionName(thrown))
      if (name === null || deps.settings.accountState === 'hidden') throw thrown
      deps.context.noteException(thrown)
      const empty = { cognitoSession: '', parameters: {}, availableChallenges: [] }
      return { result: { kind: 'challenge', name, ...empty }, account: {} }
    }
  }
  return callCognito(phase, orChallenge, deps, isFirstFactor)
}

/** The parameter that names a device to Cognito. */
export const deviceParameter = (device: Device | null): Record<string, string> =>
  device ? { DEVICE_KEY: device.key } : {}

/** Whether this backend answers the challenge, provided that it has the password or the device's secret. */
export const backendAnswers = (result: AuthResult): result is CognitoChallenge =>
  result.kind === 'challenge' && (traitsOf(result.name).answeredBy === 'backend' || passwordNeedsSrp(result))

/**
 * Passes an answer to Cognito. Then answers the SRP challenges that follow: the password's, if the pool takes a password
 * only with SRP, and the device's. If Cognito refuses the device, the user signs in again without the device, because the
 * Cognito Session is used up.
 */
export async function respond(flow: SealedFlow, answered: Responses, deps: StepDeps): Promise<ExchangeResult> {
  const { name, cognitoSession } = flow
  const { device, settings, context } = deps
  const exchange = createExchange(flow, deps)
  const password = flow.passwordNeedsSrp && answered['ANSWER'] === 'PASSWORD' ? answered['PASSWORD'] : undefined
  const keys = password === undefined ? null : createKeyPair(settings.random)
  const responses = keys ? { ANSWER: 'PASSWORD_SRP', SRP_A: keys.A } : answered
  const parameter = traitsOf(name).deviceMayFollow ? deviceParameter(device) : {}
  try {
    const first = await exchange.respond({ name, cognitoSession }, { ...responses, ...parameter })
    const secrets = { device, password: password ?? null, keys }
    const result = backendAnswers(first) ? await answerSrp(first, secrets, deps, exchange.respond) : first
    if (result !== 'device refused') return { result, account: exchange.account }
  } catch (thrown) {
    if (!device || !isUnknownDevice(thrown)) throw thrown
    context.noteException(thrown)
  }
  if (device) context.changes.device = { forgotten: device }
  throw new SignInError('flow_consumed')
}

// Each of these errors counts as a refused passkey, because the error of the real service was never observed.
const PASSKEY_REFUSALS: readonly SignInErrorCode[] = [
  'attribute_rejected',
  'code_mismatch',
  'invalid_credentials',
  'passkey_not_added',
  'unexpected',
  'upstream_invalid',
]

/** The error of an answer. If Cognito refuses a passkey, it is `passkey_refused`, whatever Cognito's exception is. */
export function answerError(name: string, thrown: unknown): unknown {
  const isRefused = name === 'WEB_AUTHN' && isSignInError(thrown) && PASSKEY_REFUSALS.includes(thrown.code)
  return isRefused ? new SignInError('passkey_refused') : thrown
}

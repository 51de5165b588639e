import type { ChallengeReply, ProofReply, UnsupportedReply } from '@challenge-kit/core'
import type { InitiateAuthInput } from '../cognito/port.ts'
import { requestProof } from './browserSrp.ts'
import { nextChallenge, showChallenge } from './nextChallenge.ts'
import { backendAnswers, callOrChallenge, createExchange, deviceParameter, type ExchangeResult } from './respond.ts'
import type { SealedFlow } from './sealedFlow.ts'
import { answerSrp, createKeyPair, isUnknownDevice, type KeyPair } from './srp.ts'
import { withoutAcrValues } from './stepUp.ts'
import type { StepDeps, StepResult } from './stepContext.ts'

/** What a user signs in with. */
export interface StartCredentials {
  readonly username: string
  readonly password: string | null
  /** `SRP_A`, if the browser proves the password. */
  readonly srpA: string | null
}

/** The first step of a sign-in. Without a password, Cognito says how this user may sign in. */
export async function start(
  flow: SealedFlow,
  credentials: StartCredentials,
  deps: StepDeps,
): Promise<StepResult<ChallengeReply | UnsupportedReply | ProofReply>> {
  const exchanged = await callOrChallenge('start', () => initiateAuth(credentials, deps), deps)
  const { result, account } = exchanged
  if (credentials.srpA !== null && result.kind === 'challenge' && result.name === 'PASSWORD_VERIFIER')
    return requestProof({ ...flow, ...account }, result, deps)
  return nextChallenge({ ...flow, proved: credentials.password !== null }, exchanged, deps)
}

/** Sends the code of a first factor again. The only way is a new sign-in with the factor as PREFERRED_CHALLENGE. */
export async function startAgain(flow: SealedFlow, deps: StepDeps): Promise<StepResult> {
  const credentials = { username: flow.username, password: null, srpA: null }
  const exchanged = await callOrChallenge('start', () => initiateAuth(credentials, deps, flow.name), deps)
  return nextChallenge({ ...flow, api: 'admin', userId: null }, exchanged, deps)
}

/**
 * Asks for the password again after a wrong one. Cognito ends the sign-in after a wrong password, so the answer starts a
 * new sign-in. No call to Cognito is made before the answer, because its reply could tell whether the account exists.
 */
export function askPasswordAgain(flow: SealedFlow, deps: StepDeps): StepResult {
  const next = { name: 'PASSWORD', cognitoSession: '', challenge: { name: 'PASSWORD' } } as const
  const result = showChallenge({ ...flow, api: 'admin', userId: null, held: {} }, next, deps)
  if (result.kind !== 'challenge' || result.reply.kind !== 'challenge') return result
  return { ...result, reply: { ...result.reply, error: 'invalid_credentials' } }
}

/** The answer to the password that `askPasswordAgain` asked for: one call chooses the password and sends it. */
export async function startWithPassword(flow: SealedFlow, password: string, deps: StepDeps): Promise<StepResult> {
  const credentials = { username: flow.username, password, srpA: null }
  const exchanged = await callOrChallenge('start', () => initiateAuth(credentials, deps), deps)
  return nextChallenge({ ...flow, proved: true }, exchanged, deps)
}

/**
 * Calls InitiateAuth and answers the SRP challenges that follow, within one call of the browser. If Cognito does not know
 * the device or refuses it, InitiateAuth is called again without the device. If Cognito cannot reach the ACR values of a
 * step-up, InitiateAuth is called again without ACR values. No other call is repeated.
 */
export async function initiateAuth(
  credentials: StartCredentials,
  deps: StepDeps,
  preferred: string | null = deps.settings.preferredChallenge,
): Promise<ExchangeResult> {
  const { username, password } = credentials
  const { device, stepUp, client, context } = deps
  const { keys, ...first } = firstCall(credentials, deps, preferred)
  const exchange = createExchange({ api: first.api, userId: null, username }, deps)
  const parameters = { ...first.parameters, ...deviceParameter(device), ...stepUp?.parameters }
  try {
    const input = { ...first, username, parameters, cognitoSession: null, context: client }
    const received = exchange.receive(await context.cognito.initiateAuth(input))
    const secrets = { device, password, keys }
    const result = backendAnswers(received) ? await answerSrp(received, secrets, deps, exchange.respond) : received
    if (result !== 'device refused') return { result, account: exchange.account }
  } catch (thrown) {
    const ordinary = withoutAcrValues(stepUp, thrown)
    if (!ordinary && (!device || !isUnknownDevice(thrown))) throw thrown
    context.noteException(thrown)
    if (ordinary) return initiateAuth(credentials, { ...deps, stepUp: ordinary }, preferred)
  }
  if (device) context.changes.device = { forgotten: device }
  return initiateAuth(credentials, { ...deps, device: null }, preferred)
}

type FirstCall = Pick<InitiateAuthInput, 'api' | 'authFlow' | 'parameters'> & { readonly keys: KeyPair | null }

/** The `AuthFlow` and the `AuthParameters` of the first call. */
function firstCall({ password, srpA }: StartCredentials, deps: StepDeps, preferred: string | null): FirstCall {
  const { authFlow, devicePolicy, random } = deps.settings
  const { device } = deps
  const admin = { api: 'admin', keys: null } as const
  if (srpA !== null) return { ...admin, authFlow: 'USER_SRP_AUTH', parameters: { SRP_A: srpA } }
  if (password === null) {
    const parameters: Record<string, string> = preferred === null ? {} : { PREFERRED_CHALLENGE: preferred }
    return { ...admin, authFlow, parameters }
  }
  // One call chooses the password and sends it.
  if (authFlow === 'USER_AUTH')
    return { ...admin, authFlow, parameters: { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: password } }
  const usesSrp = authFlow === 'CUSTOM_AUTH' || authFlow === 'USER_SRP_AUTH'
  // SRP flows and public calls accept DEVICE_KEY. It is unverified for Admin calls with a plain password.
  if (!usesSrp && device && devicePolicy?.announcedBy === 'USER_PASSWORD_AUTH')
    return { api: 'public', keys: null, authFlow: 'USER_PASSWORD_AUTH', parameters: { PASSWORD: password } }
  if (!usesSrp && !device) return { ...admin, authFlow, parameters: { PASSWORD: password } }
  const keys = createKeyPair(random)
  return authFlow === 'CUSTOM_AUTH'
    ? { api: 'admin', keys, authFlow, parameters: { CHALLENGE_NAME: 'SRP_A', SRP_A: keys.A } }
    : { api: 'admin', keys, authFlow: 'USER_SRP_AUTH', parameters: { SRP_A: keys.A } }
}

/** Continues a sign-in from the Session of ConfirmSignUp, with public calls because ConfirmSignUp is a public call. */
export async function startFromConfirmSignUp(
  { username }: SealedFlow,
  cognitoSession: string,
  deps: StepDeps,
): Promise<ExchangeResult> {
  const exchange = createExchange({ api: 'public', userId: null, username }, deps)
  const first = { api: 'public', authFlow: 'USER_AUTH', username, parameters: {}, cognitoSession } as const
  const result = exchange.receive(await deps.context.cognito.initiateAuth({ ...first, context: deps.client }))
  return { result, account: exchange.account }
}

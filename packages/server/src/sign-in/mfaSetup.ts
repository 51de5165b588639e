import {
  type Answer,
  type Challenge,
  cognitoCodecs,
  normalizeCode,
  normalizePhoneNumber,
  SignInError,
} from '@challenge-kit/core'
import { callCognito, callOrChallenge, createExchange, type ExchangeResult } from './respond.ts'
import { type SealedFlow, shownName } from './sealedFlow.ts'
import type { DecodedChallenge, StepDeps, StorePhoneNumber } from './stepContext.ts'

/** The option `mfaSetup`: lets users set up a second factor that Cognito cannot set up by itself. */
export interface MfaSetupOptions {
  /**
   * Stores a phone number in the user's attribute `phone_number`, usually with AdminUpdateUserAttributes. `username` is
   * the account's canonical username, and `phoneNumber` is in E.164 format. The user has proved the password and must set
   * up a second factor. Afterwards the user signs in again and gets a code. Reject if the number is not stored. You can
   * reject with the error of the AWS SDK.
   *
   * @default none: users cannot set up codes by SMS
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html
   */
  readonly storePhoneNumber?: StorePhoneNumber
}

type MfaSetup = Challenge<'MFA_SETUP'>

/** What comes after an answer to MFA_SETUP. */
export type MfaSetupResult =
  | { readonly kind: 'exchanged'; readonly exchanged: ExchangeResult }
  | { readonly kind: 'newKey'; readonly next: DecodedChallenge }
  | { readonly kind: 'phoneStored' }

/**
 * The challenge as this backend offers it: without SMS_MFA unless `storePhoneNumber` is set. If an authenticator app is
 * the only method, its key is requested at once, which saves a round trip.
 */
export async function offerMfaSetup(
  parsed: MfaSetup,
  cognitoSession: string,
  flow: SealedFlow,
  deps: StepDeps,
): Promise<DecodedChallenge> {
  const { settings, context } = deps
  const methods = parsed.methods.filter((method) => settings.storePhoneNumber !== null || method !== 'SMS_MFA')
  const challenge = { ...parsed, methods }
  const plain = { name: parsed.name, cognitoSession, challenge }
  if (methods.length !== 1 || methods[0] !== 'SOFTWARE_TOKEN_MFA') return plain
  // If requesting the key fails, the challenge is shown without it, because the answer before it cannot be repeated. The
  // user can request a key there.
  return withTotpKey(challenge, cognitoSession, flow, deps).catch((thrown: unknown) => {
    context.noteException(thrown)
    return plain
  })
}

/**
 * Requests a TOTP key. Each call uses up the Cognito Session and makes the key before it invalid.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html
 */
async function withTotpKey(
  challenge: MfaSetup,
  cognitoSession: string,
  flow: SealedFlow,
  { settings, context }: StepDeps,
): Promise<DecodedChallenge> {
  const { secret, ...next } = await context.cognito.associateSoftwareToken(cognitoSession)
  const totp = { secret, issuer: settings.totpIssuer, account: shownName(flow) }
  return { name: challenge.name, ...next, challenge: { ...challenge, totp } }
}

/** Answers MFA_SETUP with an email address, a phone number or the code of a TOTP key, or requests a new TOTP key. */
export async function answerMfaSetup(flow: SealedFlow, json: unknown, deps: StepDeps): Promise<MfaSetupResult> {
  const { challenge, cognitoSession } = flow
  const answer = cognitoCodecs.MFA_SETUP.readAnswer(json)
  if (challenge?.name !== 'MFA_SETUP') throw new SignInError('upstream_invalid')
  if (answer.method === 'SMS_MFA') return storePhone(flow, normalizePhoneNumber(answer.phoneNumber), deps)
  if (answer.method === 'SOFTWARE_TOKEN_MFA' && !('code' in answer)) {
    const next = await callCognito('answer', () => withTotpKey(challenge, cognitoSession, flow, deps), deps)
    return { kind: 'newKey', next }
  }
  const call = (): Promise<ExchangeResult> => enroll(flow, answer, deps)
  return { kind: 'exchanged', exchanged: await callOrChallenge('answer', call, deps) }
}

/**
 * Verifies a new TOTP key with its first code, then answers MFA_SETUP. After Cognito has accepted the code, the
 * authenticator app is set up, so a later failure is `totp_saved` and not a wrong code.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifySoftwareToken.html
 */
async function enroll(flow: SealedFlow, answer: Answer<'MFA_SETUP'>, deps: StepDeps): Promise<ExchangeResult> {
  const { context } = deps
  const exchange = createExchange(flow, deps)
  const responses = cognitoCodecs.MFA_SETUP.encode(answer)
  const finish = async (cognitoSession: string): Promise<ExchangeResult> => {
    const result = await exchange.respond({ name: 'MFA_SETUP', cognitoSession }, responses)
    return { result, account: exchange.account }
  }
  if (!('code' in answer)) return finish(flow.cognitoSession)
  const { code, deviceName } = answer
  const name = deviceName === undefined ? {} : { deviceName }
  const input = { cognitoSession: flow.cognitoSession, code: normalizeCode(code), ...name }
  const verified = await context.cognito.verifySoftwareToken(input)
  try {
    return await finish(verified.cognitoSession)
  } catch (thrown) {
    context.noteException(thrown)
    throw new SignInError('totp_saved')
  }
}

/**
 * The application stores the number, because Cognito accepts none in this challenge. The next sign-in sends a code to the
 * number. The Cognito Session stays valid, so the user can try again after a failure. Other sign-ins to this account can
 * also be at this challenge, so a limit allows one phone number per account.
 */
async function storePhone(
  flow: SealedFlow,
  phoneNumber: string,
  { settings, context }: StepDeps,
): Promise<MfaSetupResult> {
  if (!settings.storePhoneNumber || !flow.proved)
    throw new SignInError('bad_request', { detail: 'a phone number can only be stored after a password was proved' })
  try {
    await settings.storePhoneNumber({ username: flow.userId ?? flow.username }, phoneNumber)
  } catch (thrown) {
    // An error of the AWS SDK may mean a lost reply. Any other error means that the application did not store the number.
    if (thrown instanceof Error && '$metadata' in thrown) context.noteException(thrown)
    throw new SignInError('upstream_unavailable')
  }
  return { kind: 'phoneStored' }
}

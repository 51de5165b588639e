import { type Answer, type Challenge, normalizeCode, SignInError, type TotpKey } from '@challenge-kit/core'
import type { CognitoAnswer } from '../cognito/result.ts'
import type { Cognito } from '../cognito/port.ts'

/** What people may set up as a second factor, beyond what Cognito does by itself. */
export interface MfaSetupOptions {
  /**
   * Keeps the telephone number of somebody who must have a second factor and has proved the password, as the attribute
   * `phone_number`: with `AdminUpdateUserAttributes`, usually. `username` is the account's name at Cognito, the number is
   * in E.164. Then the person signs in again, and gets a code. @default none: codes by SMS cannot be set up
   *
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html
   */
  readonly storePhoneNumber?: StorePhoneNumber
}

/** See {@link MfaSetupOptions}. */
export type StorePhoneNumber = (account: { readonly username: string }, phoneNumber: string) => Promise<void>

/** The question of MFA_SETUP, and the Session to answer it with. */
export interface MfaSetupQuestion {
  readonly challenge: Challenge<'MFA_SETUP'>
  readonly session: string
}

/** The question, without what nobody can set up here. Where nothing is left, an administrator has to. */
export function servable(challenge: Challenge<'MFA_SETUP'>, takesPhoneNumbers: boolean): Challenge<'MFA_SETUP'> {
  return { ...challenge, methods: challenge.methods.filter((method) => takesPhoneNumbers || method !== 'SMS_MFA') }
}

/** True where nobody has to choose an authenticator first: its key may ride on the reply that announces MFA_SETUP. */
export function wantsKey({ methods }: Challenge<'MFA_SETUP'>): boolean {
  return methods.length === 1 && methods[0] === 'SOFTWARE_TOKEN_MFA'
}

/**
 * Asks for a key. Each call spends the Session and voids the key before.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html
 */
export async function withKey(
  { challenge, session }: MfaSetupQuestion,
  cognito: Cognito,
  label: Omit<TotpKey, 'secret'>,
): Promise<MfaSetupQuestion> {
  const associated = await cognito.associateSoftwareToken(session)
  return { challenge: { ...challenge, totp: { secret: associated.secret, ...label } }, session: associated.session }
}

/**
 * Proves the key with a code, then answers MFA_SETUP: one submit of the person's. From the moment the code is accepted
 * the authenticator is enrolled, so whatever goes wrong after it is `totp_saved` and not a failure of the code.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifySoftwareToken.html
 */
export async function enrol(
  { code, deviceName }: Extract<Answer<'MFA_SETUP'>, { code: string }>,
  session: string,
  cognito: Cognito,
  finish: (session: string) => Promise<CognitoAnswer>,
): Promise<CognitoAnswer> {
  const named = deviceName === undefined ? {} : { deviceName }
  const verified = await cognito.verifySoftwareToken({ session, code: normalizeCode(code), ...named })
  try {
    return await finish(verified.session)
  } catch {
    throw new SignInError('totp_saved')
  }
}

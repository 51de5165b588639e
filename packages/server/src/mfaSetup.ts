import { type Answer, type Challenge, normalizeCode, SignInError, type TotpKey } from '@challenge-kit/core'
import type { CognitoAnswer } from './cognitoAnswer.ts'
import type { Cognito } from './cognitoPort.ts'

/** The question of MFA_SETUP, and the Session to answer it with. */
export interface MfaSetupQuestion {
  readonly challenge: Challenge<'MFA_SETUP'>
  readonly session: string
}

/** The question, without what this backend cannot set up: a telephone number. Where there is nothing else, it says so. */
export function servable(challenge: Challenge<'MFA_SETUP'>): Challenge<'MFA_SETUP'> {
  const methods = challenge.methods.filter((method) => method !== 'SMS_MFA')
  return methods.length === 0 ? challenge : { ...challenge, methods }
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

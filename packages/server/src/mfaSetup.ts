import { type Answer, type Challenge, normalizeCode, SignInError, type TotpKey } from '@challenge-kit/core'
import type { Cognito, CognitoAnswer } from './cognito.ts'

/** The question of MFA_SETUP, and the Session to answer it with. */
export interface MfaSetupQuestion {
  readonly challenge: Challenge<'MFA_SETUP'>
  readonly session: string
}

/**
 * Asks for a key. Each call spends the Session and voids the key before. It rides on the reply that announces MFA_SETUP
 * as long as an authenticator is the only factor the kit can set up; where that is not on offer, nothing is spent.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html
 */
export async function withKey(
  { challenge, session }: MfaSetupQuestion,
  cognito: Cognito,
  label: Omit<TotpKey, 'secret'>,
): Promise<MfaSetupQuestion> {
  if (!challenge.methods.includes('SOFTWARE_TOKEN_MFA')) return { challenge, session }
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

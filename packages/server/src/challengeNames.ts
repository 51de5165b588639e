import type { ChallengeNameType } from '@aws-sdk/client-cognito-identity-provider'
import type { ChallengeName } from '@challenge-kit/core'

/** Who answers a challenge: a person on a screen, this backend, or nobody (it is shown as `UNSUPPORTED`). */
export type AnsweredBy = 'screen' | 'automatic' | 'unsupported'

/**
 * Every challenge the SDK knows. An SDK release that adds one turns the build red here, where it is decided who answers
 * it; so does a screen in core that is not told of here.
 */
export const challengeNames: Readonly<Record<ChallengeNameType, AnsweredBy> & Record<ChallengeName, 'screen'>> = {
  NEW_PASSWORD_REQUIRED: 'screen',
  MFA_SETUP: 'screen',
  SELECT_MFA_TYPE: 'screen',
  SOFTWARE_TOKEN_MFA: 'screen',
  SMS_MFA: 'screen',
  EMAIL_OTP: 'screen',
  SMS_OTP: 'screen',
  SELECT_CHALLENGE: 'screen',
  PASSWORD: 'screen',
  CUSTOM_CHALLENGE: 'screen',
  // Two exceptions that are really questions.
  PASSWORD_RESET_REQUIRED: 'screen',
  USER_NOT_CONFIRMED: 'screen',
  // Only on flows that this backend does not start.
  ADMIN_NO_SRP_AUTH: 'unsupported',
  PASSWORD_SRP: 'unsupported',
  WEB_AUTHN: 'unsupported',
  // Only where a remembered device was announced. Nobody ever sees them.
  PASSWORD_VERIFIER: 'automatic',
  DEVICE_SRP_AUTH: 'automatic',
  DEVICE_PASSWORD_VERIFIER: 'automatic',
}

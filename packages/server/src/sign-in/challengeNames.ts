import type { ChallengeNameType } from '@aws-sdk/client-cognito-identity-provider'
import type { ChallengeName } from '@challenge-kit/core'

/**
 * What answers a challenge: a code, which can be guessed; anything else on a screen; this backend; or nothing (it is
 * shown as `UNSUPPORTED`).
 */
export type AnsweredBy = 'code' | 'screen' | 'automatic' | 'unsupported'

/**
 * Every challenge the SDK knows. An SDK release that adds one turns the build red here, where it is decided who answers
 * it; so does a screen in core that is not told of here.
 */
export const challengeNames: Readonly<
  Record<ChallengeNameType, AnsweredBy> & Record<ChallengeName, 'code' | 'screen'>
> = {
  NEW_PASSWORD_REQUIRED: 'screen',
  MFA_SETUP: 'code',
  SELECT_MFA_TYPE: 'screen',
  SOFTWARE_TOKEN_MFA: 'code',
  SMS_MFA: 'code',
  EMAIL_OTP: 'code',
  SMS_OTP: 'code',
  SELECT_CHALLENGE: 'screen',
  PASSWORD: 'screen',
  WEB_AUTHN: 'screen',
  CUSTOM_CHALLENGE: 'screen',
  // Two exceptions that are really questions.
  PASSWORD_RESET_REQUIRED: 'code',
  USER_NOT_CONFIRMED: 'code',
  // The first only on a flow that this backend does not start; the other is chosen, and never asked by itself.
  ADMIN_NO_SRP_AUTH: 'unsupported',
  PASSWORD_SRP: 'unsupported',
  // Proofs by SRP: of a password, in the browser or here, and of a device that was announced. Nobody ever sees them.
  PASSWORD_VERIFIER: 'automatic',
  DEVICE_SRP_AUTH: 'automatic',
  DEVICE_PASSWORD_VERIFIER: 'automatic',
}

const screens = Object.entries(challengeNames).flatMap(([name, by]) => (by === 'screen' ? [name] : []))

/** Whether guesses are counted: whatever is not known to take something else takes a code. */
export function takesCode(name: string): boolean {
  return !screens.includes(name)
}

// A trigger may send a message with its custom challenge.
const SENT = ['EMAIL_OTP', 'SMS_OTP', 'CUSTOM_CHALLENGE']

/** Whether a message goes out as soon as it is chosen, or asked for, as a first factor. */
export const sendsAtOnce = (name: string | null): boolean => name !== null && SENT.includes(name)

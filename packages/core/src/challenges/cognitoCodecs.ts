import type { Challenge, ChallengeName, Issues } from './challenge.ts'
import type { CognitoCodec } from './cognitoCodec.ts'
import { customChallengeCodec } from './customChallenge.ts'
import { passwordCodec, selectChallengeCodec } from './firstFactor.ts'
import { emailOtpCodec, smsMfaCodec, smsOtpCodec, softwareTokenMfaCodec } from './mfaCode.ts'
import { selectMfaTypeCodec } from './mfaSelection.ts'
import { mfaSetupCodec } from './mfaSetup.ts'
import { newPasswordCodec } from './newPassword.ts'
import { passwordResetCodec } from './passwordResetRequired.ts'
import { checkAnswer } from './registry.ts'
import { userNotConfirmedCodec } from './userNotConfirmed.ts'
import { webAuthnCodec } from './webAuthn.ts'

/** The codec of each challenge, for the backend. A missing row does not compile. */
export const cognitoCodecs: { readonly [N in ChallengeName]: CognitoCodec<N> } = {
  NEW_PASSWORD_REQUIRED: newPasswordCodec,
  MFA_SETUP: mfaSetupCodec,
  SELECT_MFA_TYPE: selectMfaTypeCodec,
  SOFTWARE_TOKEN_MFA: softwareTokenMfaCodec,
  SMS_MFA: smsMfaCodec,
  EMAIL_OTP: emailOtpCodec,
  SMS_OTP: smsOtpCodec,
  WEB_AUTHN: webAuthnCodec,
  SELECT_CHALLENGE: selectChallengeCodec,
  PASSWORD: passwordCodec,
  CUSTOM_CHALLENGE: customChallengeCodec,
  PASSWORD_RESET_REQUIRED: passwordResetCodec,
  USER_NOT_CONFIRMED: userNotConfirmedCodec,
}

/**
 * Checks an answer to `challenge`. Throws `SignInError('bad_request')` if the answer has the wrong shape.
 *
 * @example
 * const issues = validateAnswer({ name: 'SMS_MFA', destination: null }, { code: '' })
 * console.log(issues.code) // 'missing'
 */
export function validateAnswer<N extends ChallengeName>(challenge: Challenge<N>, answer: unknown): Issues<N> {
  return checkAnswer(challenge, cognitoCodecs[challenge.name].readAnswer(answer))
}

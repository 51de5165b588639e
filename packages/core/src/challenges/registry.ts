import type { AnyChallenge, Challenge, ChallengeName, ChallengeSpec, Issues } from './challenge'
import { readObject, readString } from '../json.ts'
import { customChallenge } from './customChallenge.ts'
import { password, selectChallenge } from './firstFactor.ts'
import { emailOtp, smsMfa, smsOtp, softwareTokenMfa } from './mfaCode.ts'
import { selectMfaType } from './mfaSelection.ts'
import { mfaSetup } from './mfaSetup.ts'
import { newPasswordRequired } from './newPassword.ts'
import { passwordResetRequired } from './passwordResetRequired.ts'
import { userNotConfirmed } from './userNotConfirmed.ts'
import { webAuthn } from './webAuthn.ts'

/** One row for each challenge. A row missing here does not compile. */
export const challenges: { readonly [N in ChallengeName]: ChallengeSpec<N> } = {
  NEW_PASSWORD_REQUIRED: newPasswordRequired,
  MFA_SETUP: mfaSetup,
  SELECT_MFA_TYPE: selectMfaType,
  SOFTWARE_TOKEN_MFA: softwareTokenMfa,
  SMS_MFA: smsMfa,
  EMAIL_OTP: emailOtp,
  SMS_OTP: smsOtp,
  WEB_AUTHN: webAuthn,
  SELECT_CHALLENGE: selectChallenge,
  PASSWORD: password,
  CUSTOM_CHALLENGE: customChallenge,
  PASSWORD_RESET_REQUIRED: passwordResetRequired,
  USER_NOT_CONFIRMED: userNotConfirmed,
}

/** True for a challenge that this version of the kit can ask. */
export function isChallengeName(name: string): name is ChallengeName {
  return Object.hasOwn(challenges, name)
}

/** A question off the wire, or null where it is one that this version does not know. */
export function readChallenge(json: unknown): AnyChallenge | null {
  const name = readString(readObject(json, 'bad_response'), 'name', 'bad_response', 64)
  return isChallengeName(name) ? challenges[name].readChallenge(json) : null
}

/** What is wrong with an answer to `challenge`. Throws `SignInError('bad_request')` where it is no answer to it at all. */
export function validateAnswer<N extends ChallengeName>(challenge: Challenge<N>, answer: unknown): Issues<N> {
  const spec = challenges[challenge.name]
  return spec.check(spec.readAnswer(answer), challenge)
}

import type { Answer, AnyChallenge, Challenge, ChallengeName, ChallengeSpec, Issues } from './challenge.ts'
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

/** The spec of each challenge. A missing row does not compile. */
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

/** True for a challenge that this version of the kit knows. */
export function isChallengeName(name: string): name is ChallengeName {
  return Object.hasOwn(challenges, name)
}

/**
 * True for a choice without methods. A choice is empty if this version of the kit knows none of its methods, because the
 * kit leaves out unknown methods. For an empty choice, the flow shows the step `UNSUPPORTED`. `MFA_SETUP` without methods
 * does not count, because its own screen tells the user to contact an administrator.
 */
export function isEmptyChoice(challenge: AnyChallenge): boolean {
  const isChoice = challenge.name === 'SELECT_CHALLENGE' || challenge.name === 'SELECT_MFA_TYPE'
  return isChoice && challenge.methods.length === 0
}

/**
 * Reads a challenge from the backend's reply. Returns null for an unknown challenge, and for an {@link isEmptyChoice
 * empty choice}.
 */
export function readChallenge(json: unknown): AnyChallenge | null {
  const name = readString(readObject(json, 'bad_response'), 'name', 'bad_response', 64)
  const challenge = isChallengeName(name) ? challenges[name].readChallenge(json) : null
  return challenge && isEmptyChoice(challenge) ? null : challenge
}

/** Checks an answer to `challenge` before the answer is sent. */
export function checkAnswer<N extends ChallengeName>(challenge: Challenge<N>, answer: Answer<N>): Issues<N> {
  return challenges[challenge.name].check(answer, challenge)
}

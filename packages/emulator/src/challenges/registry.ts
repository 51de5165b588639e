import { answerCustomChallenge } from './customChallenge.ts'
import { answerDevicePasswordVerifier, answerDeviceSrpAuth } from './device.ts'
import { answerEmailOtp } from './emailOtp.ts'
import { answerPassword, answerPasswordSrp, answerSelectChallenge } from './firstFactor.ts'
import { answerMfaSetup } from './mfaSetup.ts'
import { answerNewPasswordRequired } from './newPasswordRequired.ts'
import { answerPasswordVerifier } from './passwordVerifier.ts'
import type { Responder } from './responder.ts'
import { answerSelectMfaType } from './selectMfaType.ts'
import { answerSmsMfa } from './smsMfa.ts'
import { answerSmsOtp } from './smsOtp.ts'
import { answerSoftwareTokenMfa } from './softwareTokenMfa.ts'
import { answerWebAuthn } from './webAuthn.ts'

/** The challenges that can be answered here, by Cognito's names. */
export const challenges: Readonly<Record<string, Responder>> = {
  CUSTOM_CHALLENGE: { session: 'required', run: answerCustomChallenge },
  DEVICE_PASSWORD_VERIFIER: { session: 'optional', run: answerDevicePasswordVerifier },
  DEVICE_SRP_AUTH: { session: 'optional', run: answerDeviceSrpAuth },
  EMAIL_OTP: { session: 'required', run: answerEmailOtp },
  MFA_SETUP: { session: 'required', run: answerMfaSetup },
  NEW_PASSWORD_REQUIRED: { session: 'required', run: answerNewPasswordRequired },
  PASSWORD: { session: 'required', run: answerPassword },
  PASSWORD_SRP: { session: 'required', run: answerPasswordSrp },
  PASSWORD_VERIFIER: { session: 'optional', run: answerPasswordVerifier },
  SELECT_CHALLENGE: { session: 'required', run: answerSelectChallenge },
  SELECT_MFA_TYPE: { session: 'required', run: answerSelectMfaType },
  SMS_MFA: { session: 'required', run: answerSmsMfa },
  SMS_OTP: { session: 'required', run: answerSmsOtp },
  SOFTWARE_TOKEN_MFA: { session: 'required', run: answerSoftwareTokenMfa },
  WEB_AUTHN: { session: 'required', run: answerWebAuthn },
}

/** The one ChallengeNameType that is not answered here: a name of the past that no client handles. */
export const unansweredChallenges: ReadonlySet<string> = new Set(['ADMIN_NO_SRP_AUTH'])

import { createCustomChallenge } from './customChallenge.ts'
import { createDevicePasswordVerifier, createDeviceSrpAuth } from './device.ts'
import { createEmailOtp } from './emailOtp.ts'
import { createFirstFactor } from './firstFactor.ts'
import { createMfaSetup } from './mfaSetup.ts'
import { createNewPasswordRequired } from './newPasswordRequired.ts'
import { createPasswordVerifier } from './passwordVerifier.ts'
import type { Responder } from './responder.ts'
import { createSelectMfaType } from './selectMfaType.ts'
import { createSmsMfa } from './smsMfa.ts'
import { createSmsOtp } from './smsOtp.ts'
import { createSoftwareTokenMfa } from './softwareTokenMfa.ts'
import { createSrpClaimReader } from './srpClaim.ts'
import { createWebAuthn } from './webAuthn.ts'

type ChallengeParts = Parameters<typeof createCustomChallenge>[0] &
  Parameters<typeof createDeviceSrpAuth>[0] &
  Parameters<typeof createEmailOtp>[0] &
  Parameters<typeof createFirstFactor>[0] &
  Parameters<typeof createMfaSetup>[0] &
  Parameters<typeof createNewPasswordRequired>[0] &
  Omit<Parameters<typeof createPasswordVerifier>[0], 'readSrpClaim'> &
  Parameters<typeof createSelectMfaType>[0] &
  Parameters<typeof createSrpClaimReader>[0]

/** The challenges that a client can respond to, by Cognito's names. */
export function createResponders(parts: ChallengeParts): Readonly<Record<string, Responder>> {
  const readSrpClaim = createSrpClaimReader(parts)
  const { selectChallenge, password, passwordSrp } = createFirstFactor(parts)
  return {
    CUSTOM_CHALLENGE: { session: 'required', respond: createCustomChallenge(parts) },
    DEVICE_PASSWORD_VERIFIER: {
      session: 'optional',
      respond: createDevicePasswordVerifier({ ...parts, readSrpClaim }),
    },
    DEVICE_SRP_AUTH: { session: 'optional', respond: createDeviceSrpAuth(parts) },
    EMAIL_OTP: { session: 'required', respond: createEmailOtp(parts) },
    MFA_SETUP: { session: 'required', respond: createMfaSetup(parts) },
    NEW_PASSWORD_REQUIRED: { session: 'required', respond: createNewPasswordRequired(parts) },
    PASSWORD: { session: 'required', respond: password },
    PASSWORD_SRP: { session: 'required', respond: passwordSrp },
    PASSWORD_VERIFIER: { session: 'optional', respond: createPasswordVerifier({ ...parts, readSrpClaim }) },
    SELECT_CHALLENGE: { session: 'required', respond: selectChallenge },
    SELECT_MFA_TYPE: { session: 'required', respond: createSelectMfaType(parts) },
    SMS_MFA: { session: 'required', respond: createSmsMfa(parts) },
    SMS_OTP: { session: 'required', respond: createSmsOtp(parts) },
    SOFTWARE_TOKEN_MFA: { session: 'required', respond: createSoftwareTokenMfa(parts) },
    WEB_AUTHN: { session: 'required', respond: createWebAuthn(parts) },
  }
}

/** The only ChallengeNameType without a responder: a legacy name that no client handles. */
export const unsupportedChallenges: ReadonlySet<string> = new Set(['ADMIN_NO_SRP_AUTH'])

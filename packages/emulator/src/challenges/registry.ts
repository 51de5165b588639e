import type { Clock } from '../environment/clock.ts'
import type { SrpExchanges } from '../factors/srpExchanges.ts'
import type { IssueFirstChallenge } from '../flows/firstChallenge.ts'
import type { ChallengeIssuer } from '../sign-in/challengeIssuer.ts'
import type { ChallengeSessions } from '../sign-in/challengeSessions.ts'
import type { CodeChallenges } from '../sign-in/codeChallenges.ts'
import type { CodeChecks } from '../sign-in/codeChecks.ts'
import type { ContinueSignIn } from '../sign-in/continueSignIn.ts'
import type { ContinueCustomAuth } from '../sign-in/customAuth.ts'
import type { MfaChallenges } from '../sign-in/mfaChallenges.ts'
import type { PasswordChecks } from '../sign-in/passwordChecks.ts'
import { createCustomChallengeResponder } from './customChallenge.ts'
import { createDevicePasswordVerifierResponder, createDeviceSrpAuthResponder } from './device.ts'
import { createEmailOtpResponder } from './emailOtp.ts'
import { createFirstFactorResponders } from './firstFactor.ts'
import { createMfaSetupResponder } from './mfaSetup.ts'
import { createNewPasswordRequiredResponder } from './newPasswordRequired.ts'
import { createPasswordVerifierResponder } from './passwordVerifier.ts'
import type { Responder } from './responder.ts'
import { createSelectMfaTypeResponder } from './selectMfaType.ts'
import { createSmsMfaResponder } from './smsMfa.ts'
import { createSmsOtpResponder } from './smsOtp.ts'
import { createSoftwareTokenMfaResponder } from './softwareTokenMfa.ts'
import { createSrpClaimReader } from './srpClaim.ts'
import { createWebAuthnResponder } from './webAuthn.ts'

/** Every part that a responder uses. Each responder takes a few of them. */
interface ResponderParts {
  readonly clock: Clock
  readonly srpExchanges: SrpExchanges
  readonly challengeSessions: ChallengeSessions
  readonly issuer: ChallengeIssuer
  readonly passwordChecks: PasswordChecks
  readonly codeChecks: CodeChecks
  readonly codeChallenges: CodeChallenges
  readonly mfaChallenges: MfaChallenges
  readonly continueSignIn: ContinueSignIn
  readonly continueCustomAuth: ContinueCustomAuth
  readonly issueFirstChallenge: IssueFirstChallenge
}

/** The challenges that a client can respond to, by Cognito's names. */
export function createResponders(parts: ResponderParts): Readonly<Record<string, Responder>> {
  const readSrpClaim = createSrpClaimReader(parts)
  const { selectChallenge, password, passwordSrp } = createFirstFactorResponders(parts)
  return {
    CUSTOM_CHALLENGE: { session: 'required', respond: createCustomChallengeResponder(parts) },
    DEVICE_PASSWORD_VERIFIER: {
      session: 'optional',
      respond: createDevicePasswordVerifierResponder({ ...parts, readSrpClaim }),
    },
    DEVICE_SRP_AUTH: { session: 'optional', respond: createDeviceSrpAuthResponder(parts) },
    EMAIL_OTP: { session: 'required', respond: createEmailOtpResponder(parts) },
    MFA_SETUP: { session: 'required', respond: createMfaSetupResponder(parts) },
    NEW_PASSWORD_REQUIRED: { session: 'required', respond: createNewPasswordRequiredResponder(parts) },
    PASSWORD: { session: 'required', respond: password },
    PASSWORD_SRP: { session: 'required', respond: passwordSrp },
    PASSWORD_VERIFIER: { session: 'optional', respond: createPasswordVerifierResponder({ ...parts, readSrpClaim }) },
    SELECT_CHALLENGE: { session: 'required', respond: selectChallenge },
    SELECT_MFA_TYPE: { session: 'required', respond: createSelectMfaTypeResponder(parts) },
    SMS_MFA: { session: 'required', respond: createSmsMfaResponder(parts) },
    SMS_OTP: { session: 'required', respond: createSmsOtpResponder(parts) },
    SOFTWARE_TOKEN_MFA: { session: 'required', respond: createSoftwareTokenMfaResponder(parts) },
    WEB_AUTHN: { session: 'required', respond: createWebAuthnResponder(parts) },
  }
}

/** The only ChallengeNameType without a responder: a legacy name that no client handles. */
export const unsupportedChallenges: ReadonlySet<string> = new Set(['ADMIN_NO_SRP_AUTH'])

import type { MfaFactor } from '../users/user.ts'
import type { OperationOutput } from '../wire/operation.ts'
import type { ChallengeSessions } from './challengeSessions.ts'
import type { CodeChallenges } from './codeChallenges.ts'
import type { ChallengeIssuer } from './challengeIssuer.ts'
import type { SignIn } from './signIn.ts'

/** The challenges of the second factor. */
export interface MfaChallenges {
  /** Asks for one second factor. */
  factor(signIn: SignIn, factor: MfaFactor): OperationOutput
  /** SELECT_MFA_TYPE: asks which factor the user wants to use. */
  select(signIn: SignIn, choices: readonly MfaFactor[]): OperationOutput
  /** MFA_SETUP: asks the user to set up one of these factors. */
  setUp(signIn: SignIn, choices: readonly MfaFactor[]): OperationOutput
  /** DEVICE_SRP_AUTH: asks the remembered device to prove its secret, in place of a second factor. */
  device(signIn: SignIn): OperationOutput
}

export function createMfaChallenges({
  challengeSessions,
  issuer,
  codeChallenges,
}: {
  readonly challengeSessions: ChallengeSessions
  readonly issuer: ChallengeIssuer
  readonly codeChallenges: CodeChallenges
}): MfaChallenges {
  function totp(signIn: SignIn): OperationOutput {
    const name = signIn.user.authenticator?.name
    return issuer.issue(signIn, 'SOFTWARE_TOKEN_MFA', name ? { FRIENDLY_DEVICE_NAME: name } : {})
  }

  return {
    factor: (signIn, factor) => {
      if (factor === 'SMS_MFA') return codeChallenges.smsMfa(signIn)
      return factor === 'EMAIL_OTP' ? codeChallenges.emailMfa(signIn) : totp(signIn)
    },
    select: (signIn, choices) =>
      issuer.issue(signIn, 'SELECT_MFA_TYPE', { MFAS_CAN_CHOOSE: JSON.stringify(choices) }, { choices }),
    setUp: (signIn, choices) => {
      const { pool, user } = signIn
      if (pool.settings.newSignInEndsEnrollment) challengeSessions.revoke(user, 'MFA_SETUP')
      return issuer.issue(signIn, 'MFA_SETUP', { MFAS_CAN_SETUP: JSON.stringify(choices) }, { choices })
    },
    device: (signIn) => {
      const output = issuer.issue(signIn, 'DEVICE_SRP_AUTH', { USERNAME: signIn.user.username })
      if (signIn.pool.settings.deviceChallengeSession) return output
      // The client can respond without the Session, because the emulator finds the Session of the user.
      const { Session: _, ...withoutSession } = output
      return withoutSession
    },
  }
}

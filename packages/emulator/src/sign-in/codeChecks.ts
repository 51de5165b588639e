import type { Clock } from '../environment/clock.ts'
import { stepOf } from '../factors/totp.ts'
import type { Lockout } from '../users/lockout.ts'
import { exception } from '../wire/exceptions.ts'
import type { CognitoSession } from './challengeSessions.ts'

type SentCodeChallenge = 'SMS_MFA' | 'SMS_OTP' | 'EMAIL_OTP'

/** Checks the codes that answer a challenge. A wrong code counts towards the lockout. */
export interface CodeChecks {
  /** Checks a code that was sent by SMS or email. */
  checkSentCode(cognitoSession: CognitoSession, challenge: SentCodeChallenge, code: string): void
  /** Checks a code of the enrolled authenticator app, and marks the code as used. */
  checkTotp(cognitoSession: CognitoSession, code: string): void
}

export function createCodeChecks({
  clock,
  codeLockout,
}: {
  readonly clock: Clock
  readonly codeLockout: Lockout
}): CodeChecks {
  function countWrongCode(cognitoSession: CognitoSession, challenge: SentCodeChallenge | 'SOFTWARE_TOKEN_MFA'): void {
    const { settings } = cognitoSession.pool
    const limit = cognitoSession.context.firstFactor ? settings.firstFactorLockAfter : settings.mfaLockAfter
    if (limit !== null) codeLockout.fail(cognitoSession.user.sub, limit)
    if (settings.wrongCodeEndsSession.includes(challenge)) cognitoSession.state = 'used'
  }

  return {
    checkSentCode: (cognitoSession, challenge, code) => {
      codeLockout.check(cognitoSession.user.sub)
      if (code !== cognitoSession.context.code) {
        countWrongCode(cognitoSession, challenge)
        throw exception('CodeMismatchException', 'Invalid code or auth state for the user.')
      }
      codeLockout.succeed(cognitoSession.user.sub)
    },
    checkTotp: (cognitoSession, code) => {
      const { user } = cognitoSession
      if (!user.authenticator) {
        throw exception('SoftwareTokenMFANotFoundException', 'Software Token MFA does not exist for the user.')
      }
      codeLockout.check(user.sub)
      const step = stepOf(user.authenticator.secret, code, clock.now())
      if (step === null) {
        countWrongCode(cognitoSession, 'SOFTWARE_TOKEN_MFA')
        throw exception('CodeMismatchException', 'Invalid code received for user')
      }
      if (step <= user.authenticator.lastStep) {
        throw exception('ExpiredCodeException', 'Your software token has already been used once.')
      }
      codeLockout.succeed(user.sub)
      user.authenticator = { ...user.authenticator, lastStep: step }
    },
  }
}

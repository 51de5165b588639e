import type { Clock } from '../../environment/clock.ts'
import { enrollTotp } from '../../factors/totp.ts'
import type { ChallengeSessions } from '../../sign-in/challengeSessions.ts'
import type { VerifyAccessToken } from '../../tokens/accessToken.ts'
import { enableMfa } from '../../users/user.ts'
import { exception, invalidParameter } from '../../wire/exceptions.ts'
import { optionalText, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { requireEnrollment } from './associateSoftwareToken.ts'

/** Enrolls the secret of AssociateSoftwareToken if the code is correct. */
export function verifySoftwareToken({
  clock,
  challengeSessions,
  verifyAccessToken,
}: {
  readonly clock: Clock
  readonly challengeSessions: ChallengeSessions
  readonly verifyAccessToken: VerifyAccessToken
}): RunOperation {
  return async (input) => {
    const code = text(input, 'UserCode')
    if (!/^\d{6}$/.test(code)) {
      throw invalidParameter(
        "1 validation error detected: Value at 'userCode' failed to satisfy constraint: " +
          'Member must satisfy regular expression pattern: [0-9]+',
      )
    }
    const name = optionalText(input, 'FriendlyDeviceName')
    const now = clock.now()
    const token = optionalText(input, 'Session')
    if (token === undefined) {
      const { user } = await verifyAccessToken(text(input, 'AccessToken'))
      if (user.pendingSecret === null) throw notAssociated()
      enrollTotp(user, user.pendingSecret, code, name, now)
      user.pendingSecret = null
      return { Status: 'SUCCESS' }
    }
    const session = requireEnrollment(challengeSessions, token)
    const { pool, user, context } = session
    if (context.secret === undefined) throw notAssociated()
    try {
      enrollTotp(user, context.secret, code, name, now)
    } catch (error) {
      if (pool.settings.wrongCodeEndsSession.includes('VerifySoftwareToken')) session.state = 'used'
      throw error
    }
    session.state = 'used'
    // The authenticator app is enrolled now, even if the client never answers MFA_SETUP.
    enableMfa(user, 'SOFTWARE_TOKEN_MFA')
    const next = challengeSessions.open({ ...session, context: { ...context, verified: true } })
    return { Status: 'SUCCESS', Session: next.token }
  }
}

function notAssociated(): Error {
  return exception('SoftwareTokenMFANotFoundException', 'Software Token MFA does not exist for the user.')
}

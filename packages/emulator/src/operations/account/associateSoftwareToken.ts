import type { Random } from '../../environment/random.ts'
import { newSecret } from '../../factors/totp.ts'
import type { Pool } from '../../pool/pool.ts'
import type { ChallengeSessions, CognitoSession } from '../../sign-in/challengeSessions.ts'
import { invalidSession } from '../../sign-in/challengeSessions.ts'
import type { VerifyAccessToken } from '../../tokens/accessToken.ts'
import { exception } from '../../wire/exceptions.ts'
import { optionalText, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

/** Returns a new TOTP secret: to a sign-in at MFA_SETUP (Session), or to a signed-in user (AccessToken). */
export function associateSoftwareToken({
  random,
  challengeSessions,
  verifyAccessToken,
}: {
  readonly random: Random
  readonly challengeSessions: ChallengeSessions
  readonly verifyAccessToken: VerifyAccessToken
}): RunOperation {
  return async (input) => {
    const token = optionalText(input, 'Session')
    if (token === undefined) {
      const { pool, user } = await verifyAccessToken(text(input, 'AccessToken'))
      requireTotp(pool)
      user.pendingSecret = newSecret(random)
      return { SecretCode: user.pendingSecret }
    }
    const session = requireEnrollment(challengeSessions, token)
    requireTotp(session.pool)
    if (session.pool.settings.associateEndsSession) session.state = 'used'
    const secret = newSecret(random)
    const context = { ...session.context, secret, verified: false }
    return { SecretCode: secret, Session: challengeSessions.open({ ...session, context }).token }
  }
}

/** The Session of an MFA_SETUP challenge in progress. Throws if the Session belongs to another challenge. */
export function requireEnrollment(challengeSessions: ChallengeSessions, token: string): CognitoSession {
  const session = challengeSessions.require(token)
  const offered = session.context.choices?.includes('SOFTWARE_TOKEN_MFA') && !session.context.verified
  if (session.challenge !== 'MFA_SETUP' || !offered) throw invalidSession()
  return session
}

function requireTotp(pool: Pool): void {
  if (!pool.settings.factors.includes('SOFTWARE_TOKEN_MFA')) {
    throw exception('SoftwareTokenMFANotFoundException', 'Software Token MFA has not been enabled by the userPool')
  }
}

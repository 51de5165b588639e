import { bearer } from '../../tokens/accessToken.ts'
import { newSecret } from '../../factors/totp.ts'
import { failure } from '../../wire/exceptions.ts'
import { optionalText } from '../../wire/input.ts'
import type { Pool } from '../../pool/pool.ts'
import { claimEnrolment } from '../../sign-in/challengeSessions.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** Hands out a new TOTP secret: to a sign-in that must set MFA up (Session), or to a signed-in user (AccessToken). */
export async function associateSoftwareToken({ service, input }: Call): Promise<Output> {
  const token = optionalText(input, 'Session')
  if (token === undefined) {
    const { pool, user } = await bearer(service, input)
    requireTotp(pool)
    user.pendingSecret = newSecret(service.random)
    return { SecretCode: user.pendingSecret }
  }
  const session = claimEnrolment(service.sessions, token)
  requireTotp(session.pool)
  if (session.pool.settings.associateSpendsSession) session.state = 'spent'
  const secret = newSecret(service.random)
  const next = service.sessions.open({ ...session, context: { ...session.context, secret, verified: false } })
  return { SecretCode: secret, Session: next.token }
}

function requireTotp(pool: Pool): void {
  if (!pool.settings.factors.includes('SOFTWARE_TOKEN_MFA')) {
    throw failure('SoftwareTokenMFANotFoundException', 'Software Token MFA has not been enabled by the userPool')
  }
}

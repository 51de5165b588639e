import { bearer } from '../../tokens/accessToken.ts'
import { enrol } from '../../sign-in/codeChecks.ts'
import { failure, invalidParameter } from '../../wire/exceptions.ts'
import { optionalText, text } from '../../wire/input.ts'
import { enable } from './mfaPreference.ts'
import { claimEnrolment } from '../../sign-in/challengeSessions.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** Enrols the secret that AssociateSoftwareToken gave, once a code for it is right. */
export async function verifySoftwareToken({ service, input }: Call): Promise<Output> {
  const code = text(input, 'UserCode')
  if (!/^\d{6}$/.test(code)) {
    throw invalidParameter(
      "1 validation error detected: Value at 'userCode' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [0-9]+',
    )
  }
  const name = optionalText(input, 'FriendlyDeviceName')
  const now = service.clock.now()
  const token = optionalText(input, 'Session')
  if (token === undefined) {
    const { user } = await bearer(service, input)
    if (user.pendingSecret === null) throw notAssociated()
    enrol(user, user.pendingSecret, code, name, now)
    user.pendingSecret = null
    return { Status: 'SUCCESS' }
  }
  const session = claimEnrolment(service.sessions, token)
  const { pool, user, context } = session
  if (context.secret === undefined) throw notAssociated()
  try {
    enrol(user, context.secret, code, name, now)
  } catch (mismatch) {
    if (pool.settings.wrongCodeSpends.includes('VerifySoftwareToken')) session.state = 'spent'
    throw mismatch
  }
  session.state = 'spent'
  // Registered from here on, whether or not MFA_SETUP is ever answered.
  enable(user, 'SOFTWARE_TOKEN_MFA')
  const next = service.sessions.open({ ...session, context: { ...context, verified: true } })
  return { Status: 'SUCCESS', Session: next.token }
}

function notAssociated(): Error {
  return failure('SoftwareTokenMFANotFoundException', 'Software Token MFA does not exist for the user.')
}

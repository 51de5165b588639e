import { failure } from '../wire/exceptions.ts'
import type { Service } from '../service.ts'
import type { Session } from './challengeSessions.ts'
import type { User } from '../users/user.ts'
import type { Authenticator } from '../users/user.ts'
import { stepOf } from '../factors/totp.ts'

type CodeChallenge = 'SMS_MFA' | 'SMS_OTP' | 'EMAIL_OTP' | 'SOFTWARE_TOKEN_MFA'

/** Checks a code that was sent by SMS or e-mail. */
export function checkSentCode(service: Service, session: Session, name: CodeChallenge, code: string): void {
  service.codeLockout.check(session.user.sub)
  if (code !== session.context.code) {
    wrong(service, session, name)
    throw failure('CodeMismatchException', 'Invalid code or auth state for the user.')
  }
  service.codeLockout.succeed(session.user.sub)
}

/** Checks a code of the enrolled authenticator, and remembers that it was used. */
export function checkTotp(service: Service, session: Session, code: string): void {
  const { user } = session
  if (!user.authenticator) {
    throw failure('SoftwareTokenMFANotFoundException', 'Software Token MFA does not exist for the user.')
  }
  service.codeLockout.check(user.sub)
  const step = stepOf(user.authenticator.secret, code, service.clock.now())
  if (step === null) {
    wrong(service, session, 'SOFTWARE_TOKEN_MFA')
    throw failure('CodeMismatchException', 'Invalid code received for user')
  }
  if (step <= user.authenticator.lastStep) {
    throw failure('ExpiredCodeException', 'Your software token has already been used once.')
  }
  service.codeLockout.succeed(user.sub)
  user.authenticator = { ...user.authenticator, lastStep: step }
}

/** Enrols a secret once a code for it is right. The code counts as used. */
export function enrol(user: User, secret: string, code: string, name: string | undefined, now: number): Authenticator {
  const step = stepOf(secret, code, now)
  if (step === null) {
    throw failure('EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA')
  }
  user.authenticator = { secret, name: name ?? null, lastStep: step }
  user.modified = now
  return user.authenticator
}

function wrong(service: Service, session: Session, name: CodeChallenge): void {
  const { settings } = session.pool
  const limit = session.context.firstFactor ? settings.firstFactorLockAfter : settings.mfaLockAfter
  if (limit !== null) service.codeLockout.fail(session.user.sub, limit)
  if (settings.wrongCodeSpends.includes(name)) session.state = 'spent'
}

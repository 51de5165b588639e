import { advance } from '../sign-in/continueSignIn.ts'
import type { Answer } from '../sign-in/signIn.ts'
import { failure, notAuthorized } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { Opening } from '../sign-in/passwordChecks.ts'
import {
  attemptOf,
  knownDevice,
  lockKey,
  prevents,
  refuseCredentials,
  refuseUnready,
} from '../sign-in/passwordChecks.ts'
import type { User } from '../users/user.ts'

/** ADMIN_USER_PASSWORD_AUTH, ADMIN_NO_SRP_AUTH, USER_PASSWORD_AUTH: the order of checks is that of the real service. */
export async function passwordFlow(opening: Opening): Promise<Answer> {
  const { parameters } = opening
  const username = text(parameters, 'USERNAME')
  const password = text(parameters, 'PASSWORD')
  const user = opening.user
  if (!user && !prevents(opening)) throw failure('UserNotFoundException', 'User does not exist.')
  if (!user) return refuseCredentials(opening, lockKey(user, username))
  provePassword(opening, user, password)
  const { adminPasswordAsksDevice } = opening.pool.settings
  const ignoresDevice = opening.family === 'admin' && !adminPasswordAsksDevice
  const attempt = attemptOf(opening, user, knownDevice(user, parameters))
  return advance(attempt, { secondFactor: false, by: 'pwd', ignoresDevice })
}

/** Refuses unless this is the person's password, and one that still serves. */
export function provePassword(
  opening: Pick<Opening, 'service' | 'pool' | 'client' | 'family'>,
  user: User,
  password: string,
): void {
  const { passwordLockout } = opening.service
  refuseUnready(opening, user)
  if (user.password !== password) refuseCredentials(opening, lockKey(user, user.username))
  passwordLockout.check(user.sub)
  passwordLockout.succeed(user.sub)
  refuseStalePassword(opening, user)
}

/** What can still be wrong with a right password. */
export function refuseStalePassword({ service, pool }: Pick<Opening, 'service' | 'pool'>, user: User): void {
  if (user.status === 'RESET_REQUIRED') {
    throw failure('PasswordResetRequiredException', 'Password reset required for the user')
  }
  const days = pool.settings.passwordPolicy.temporaryPasswordValidityDays || 7
  if (user.status === 'FORCE_CHANGE_PASSWORD' && service.clock.now() - user.passwordSetAt >= days * 86_400_000) {
    throw notAuthorized('Temporary password has expired and must be reset by an administrator.')
  }
}

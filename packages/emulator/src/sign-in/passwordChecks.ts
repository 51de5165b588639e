import { confirmedDevice } from '../credentials/device.ts'
import type { Clock } from '../environment/clock.ts'
import type { Pool } from '../pool/pool.ts'
import type { Lockout } from '../users/lockout.ts'
import type { User } from '../users/user.ts'
import { exception, notAuthorized, wrongCredentials } from '../wire/exceptions.ts'
import type { Parameters } from '../wire/input.ts'
import type { RequestScope } from './signIn.ts'

/** The checks of a sign-in by password, in the order of the real service. */
export interface PasswordChecks {
  /** Throws the exception of a wrong password, and counts the failure towards the lockout. */
  refuse(lockoutKey: string): never
  /** Throws if the account may not sign in. The real service checks the account before the password. */
  checkAccount(scope: RequestScope, user: User): void
  /** Throws if the account may not sign in, or if the password is wrong or no longer valid. */
  checkPassword(scope: RequestScope, user: User, password: string): void
  /** Records that the password was correct. Throws if the user is locked out, or if the password is no longer valid. */
  acceptPassword(pool: Pool, user: User): void
}

export function createPasswordChecks({
  clock,
  passwordLockout,
}: {
  readonly clock: Clock
  readonly passwordLockout: Lockout
}): PasswordChecks {
  function refuse(key: string): never {
    passwordLockout.check(key)
    passwordLockout.fail(key)
    throw wrongCredentials()
  }

  function checkAccount(scope: RequestScope, user: User): void {
    const hidden = hidesUserExistence(scope)
    if (!user.enabled) {
      if (hidden && scope.pool.settings.preventionHidesDisabled) refuse(user.sub)
      throw notAuthorized('User is disabled.')
    }
    if (user.status === 'UNCONFIRMED') throw exception('UserNotConfirmedException', 'User is not confirmed.')
    // An imported user has no password yet, so no password can be correct.
    if (user.status === 'RESET_REQUIRED' && user.password === null) {
      if (hidden) refuse(user.sub)
      throw exception('PasswordResetRequiredException', 'Password reset required for the user')
    }
  }

  function acceptPassword(pool: Pool, user: User): void {
    passwordLockout.check(user.sub)
    passwordLockout.succeed(user.sub)
    if (user.status === 'RESET_REQUIRED') {
      throw exception('PasswordResetRequiredException', 'Password reset required for the user')
    }
    const days = pool.settings.passwordPolicy.temporaryPasswordValidityDays || 7
    if (user.status === 'FORCE_CHANGE_PASSWORD' && clock.now() - user.passwordSetAt >= days * 86_400_000) {
      throw notAuthorized('Temporary password has expired and must be reset by an administrator.')
    }
  }

  return {
    refuse,
    checkAccount,
    acceptPassword,
    checkPassword: (scope, user, password) => {
      checkAccount(scope, user)
      if (user.password !== password) refuse(lockoutKey(user, user.username))
      acceptPassword(scope.pool, user)
    },
  }
}

/** Whether the pool hides from this client which users exist (PreventUserExistenceErrors). */
export function hidesUserExistence({ pool, client, family }: RequestScope): boolean {
  if (family === 'admin' && !pool.settings.preventionOnAdmin) return false
  return client.settings.preventUserExistenceErrors === 'ENABLED'
}

/** The key for the lockout. An unknown username has a key too, so that the lockout does not show which users exist. */
export function lockoutKey(user: User | null | undefined, username: string): string {
  return user && !user.simulated ? user.sub : `unknown:${username.toLowerCase()}`
}

/** The DEVICE_KEY of the request, or null without one. Throws if the user has no confirmed device with this key. */
export function confirmedDeviceKey(user: User, parameters: Parameters): string | null {
  const key = parameters['DEVICE_KEY']
  return key === undefined ? null : confirmedDevice(user, key).key
}

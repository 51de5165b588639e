import type { Assurance } from '../factors/assurance.ts'
import { nothingProved } from '../factors/assurance.ts'
import type { Attempt } from './signIn.ts'
import type { Client } from '../pool/client.ts'
import { confirmedDevice } from '../credentials/device.ts'
import { failure, notAuthorized, wrongCredentials } from '../wire/exceptions.ts'
import type { Parameters } from '../wire/input.ts'
import type { Pool } from '../pool/pool.ts'
import type { Service } from '../service.ts'
import type { Family } from './challengeSessions.ts'
import type { User } from '../users/user.ts'

/** A sign-in that begins: the client is known, the flow is allowed, the secret hash is right. */
export interface Opening {
  readonly service: Service
  readonly pool: Pool
  readonly client: Client
  readonly family: Family
  readonly parameters: Parameters
  /** USER_AUTH goes on from ConfirmSignUp with the Session it gave. */
  readonly session?: string | undefined
  /** Whom USERNAME names, if anyone. */
  readonly user: User | undefined
  /** What a choice-based sign-in brings along to SRP. */
  readonly assurance?: Assurance
}

export function attemptOf(
  { service, pool, client, family, assurance = nothingProved }: Omit<Opening, 'parameters' | 'user'>,
  user: User,
  deviceKey: string | null,
): Attempt {
  return { service, pool, client, user, family, via: 'Initiate', deviceKey, assurance }
}

/** The confirmed device a request names by DEVICE_KEY, or null when it names none. */
export function knownDevice(user: User, given: Parameters): string | null {
  const key = given['DEVICE_KEY']
  if (key === undefined) return null
  return confirmedDevice(user, key).key
}

/** Whether this client is told nothing about who exists. */
export function prevents({ pool, client, family }: Pick<Opening, 'pool' | 'client' | 'family'>): boolean {
  if (family === 'admin' && !pool.settings.preventionOnAdmin) return false
  return client.settings.preventUserExistenceErrors === 'ENABLED'
}

/** Failures are counted by person, and by name for names nobody has: else the lock would tell who exists. */
export function lockKey(user: User | null | undefined, username: string): string {
  return user && !user.simulated ? user.sub : `unknown:${username.toLowerCase()}`
}

/** Refuses as a wrong password would be refused. */
export function refuseCredentials({ service }: Pick<Opening, 'service'>, key: string): never {
  service.passwordLockout.check(key)
  service.passwordLockout.fail(key)
  throw wrongCredentials()
}

/** What the real service looks at before the password. */
export function refuseUnready(opening: Pick<Opening, 'service' | 'pool' | 'client' | 'family'>, user: User): void {
  const hidden = prevents(opening)
  if (!user.enabled) {
    if (hidden && opening.pool.settings.preventionHidesDisabled) refuseCredentials(opening, user.sub)
    throw notAuthorized('User is disabled.')
  }
  if (user.status === 'UNCONFIRMED') throw failure('UserNotConfirmedException', 'User is not confirmed.')
  // An imported user never had a password that could be right.
  if (user.status === 'RESET_REQUIRED' && user.password === null) {
    if (hidden) refuseCredentials(opening, user.sub)
    throw failure('PasswordResetRequiredException', 'Password reset required for the user')
  }
}

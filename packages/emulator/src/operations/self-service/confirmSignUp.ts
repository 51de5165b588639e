import type { Clock } from '../../environment/clock.ts'
import type { Pool } from '../../pool/pool.ts'
import type { Pools } from '../../pool/pools.ts'
import type { ChallengeSessions } from '../../sign-in/challengeSessions.ts'
import type { ConfirmationCodes } from '../../users/confirmationCodes.ts'
import type { HourlyLimits } from '../../users/hourlyLimits.ts'
import type { ContactAttribute, User } from '../../users/user.ts'
import { isVerified } from '../../users/user.ts'
import { exception, notAuthorized } from '../../wire/exceptions.ts'
import { optionalFlag, optionalText, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'
import type { ClientTarget } from './clientTarget.ts'
import { findLimitedTarget } from './clientTarget.ts'

/** Confirms an account with the code of SignUp. USER_AUTH signs the user in with the Session of the output. */
export function confirmSignUp(parts: {
  readonly clock: Clock
  readonly pools: Pools
  readonly challengeSessions: ChallengeSessions
  readonly confirmationCodes: ConfirmationCodes
  readonly hourlyLimits: HourlyLimits
}): RunOperation {
  const { clock, challengeSessions, confirmationCodes } = parts
  return async (input) => {
    const code = text(input, 'ConfirmationCode')
    const target = await findLimitedTarget(parts, input, 'ConfirmSignUp', () => 15)
    const { pool, client, user } = target
    if (user.status !== 'UNCONFIRMED' && !user.simulated) {
      throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`)
    }
    const { sentTo } = confirmationCodes.check(user, 'SIGN_UP', code)
    claimAlias(pool, user, sentTo, optionalFlag(input, 'ForceAliasCreation') ?? false)
    user.codes.delete('SIGN_UP')
    user.status = 'CONFIRMED'
    user.confirmedThrough = sentTo
    user.attributes.set(`${sentTo}_verified`, 'true')
    user.modified = clock.now()
    if (!givesSession(challengeSessions, target, optionalText(input, 'Session'))) return {}
    const binding = { pool, client, user, family: 'public', challenge: 'SIGN_UP_CONFIRMED', context: {} } as const
    return { Session: challengeSessions.open(binding).token }
  }
}

function givesSession(
  challengeSessions: ChallengeSessions,
  { pool, client, user }: ClientTarget,
  token: string | undefined,
): boolean {
  if (!client.settings.flows.includes('ALLOW_USER_AUTH')) return false
  if (pool.settings.confirmSignUpSession === 'userAuth') return true
  if (token === undefined) return false
  try {
    const session = challengeSessions.require(token)
    return session.challenge === 'SIGN_UP' && session.user === user && session.client === client
  } catch {
    // The account is confirmed even if the Session has expired, because the email can arrive after the expiry.
    return false
  }
}

/**
 * An alias belongs to the first account that verified it.
 * ForceAliasCreation moves the alias to the new account.
 */
function claimAlias({ users, settings }: Pool, user: User, contact: ContactAttribute, force: boolean): void {
  const address = user.attributes.get(contact)?.toLowerCase()
  if (!settings.aliasAttributes.includes(contact)) return
  for (const other of users.all()) {
    const sameAddress = other.attributes.get(contact)?.toLowerCase() === address
    if (other === user || !sameAddress || !isVerified(other, contact)) continue
    if (!force) {
      const name = contact === 'email' ? 'email' : 'phone number'
      throw exception('AliasExistsException', `An account with the given ${name} already exists.`)
    }
    other.attributes.set(`${contact}_verified`, 'false')
  }
}

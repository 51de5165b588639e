import { checkCode } from '../../users/confirmationCodes.ts'
import { failure, notAuthorized } from '../../wire/exceptions.ts'
import { optionalFlag, optionalText, text } from '../../wire/input.ts'
import type { Pool } from '../../pool/pool.ts'
import type { Service } from '../../service.ts'
import type { Channel } from '../../pool/settings.ts'
import type { User } from '../../users/user.ts'
import type { ClientTarget } from './clientTarget.ts'
import { limitedTarget } from './clientTarget.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** Confirms an account with the code of SignUp. The Session of the answer signs in by USER_AUTH, with no more questions. */
export async function confirmSignUp(call: Call): Promise<Output> {
  const { service, input } = call
  const code = text(input, 'ConfirmationCode')
  const target = await limitedTarget(call, 'ConfirmSignUp', () => 15)
  const { pool, client, user } = target
  if (user.status !== 'UNCONFIRMED' && !user.simulated) {
    throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`)
  }
  const { channel } = checkCode(service, user, 'SIGN_UP', code)
  claimAlias(pool, user, channel, optionalFlag(input, 'ForceAliasCreation') ?? false)
  user.codes.delete('SIGN_UP')
  user.status = 'CONFIRMED'
  user.confirmedThrough = channel
  user.attributes.set(`${channel}_verified`, 'true')
  user.modified = service.clock.now()
  if (!givesSession(service, target, optionalText(input, 'Session'))) return {}
  const parts = { pool, client, user, family: 'public', challenge: 'SIGN_UP_CONFIRMED', context: {} } as const
  return { Session: service.sessions.open(parts).token }
}

function givesSession(service: Service, { pool, client, user }: ClientTarget, token: string | undefined): boolean {
  if (!client.settings.flows.includes('ALLOW_USER_AUTH')) return false
  if (pool.settings.confirmSignUpSession === 'userAuth') return true
  if (token === undefined) return false
  try {
    const session = service.sessions.claim(token)
    return session.challenge === 'SIGN_UP' && session.user === user && session.client === client
  } catch {
    // Mail takes longer than a Session lives: the account is confirmed all the same.
    return false
  }
}

/** An address that signs in belongs to one account: to the first that verified it, unless the newcomer insists. */
function claimAlias({ users, settings }: Pool, user: User, channel: Channel, force: boolean): void {
  const address = user.attributes.get(channel)?.toLowerCase()
  if (!settings.aliasAttributes.includes(channel)) return
  for (const other of users.all()) {
    const holds = other.attributes.get(channel)?.toLowerCase() === address
    if (other === user || !holds || other.attributes.get(`${channel}_verified`) !== 'true') continue
    if (!force) {
      const name = channel === 'email' ? 'email' : 'phone number'
      throw failure('AliasExistsException', `An account with the given ${name} already exists.`)
    }
    other.attributes.set(`${channel}_verified`, 'false')
  }
}

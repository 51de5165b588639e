import type { Clock } from '../../environment/clock.ts'
import type { OutboxStore } from '../../environment/outbox.ts'
import type { Random } from '../../environment/random.ts'
import { randomText } from '../../environment/random.ts'
import { checkPassword } from '../../factors/passwordPolicy.ts'
import type { Pools } from '../../pool/pools.ts'
import { createUser } from '../../users/createUser.ts'
import type { User } from '../../users/user.ts'
import { setPassword } from '../../users/user.ts'
import { requireUser } from '../../users/users.ts'
import { toUserType } from '../../users/userType.ts'
import { exception } from '../../wire/exceptions.ts'
import { attributes, optionalText, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

/** Creates a user with a temporary password, and sends an invitation unless MessageAction is SUPPRESS. */
export function adminCreateUser({
  clock,
  random,
  outbox,
  pools,
}: {
  readonly clock: Clock
  readonly random: Random
  readonly outbox: OutboxStore
  readonly pools: Pools
}): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    const username = text(input, 'Username')
    const now = clock.now()
    const temporaryPassword = optionalText(input, 'TemporaryPassword') ?? generatePassword(random)
    checkPassword(temporaryPassword, pool.settings.passwordPolicy, 'did not conform with')
    const action = optionalText(input, 'MessageAction')
    if (action === 'RESEND') {
      const user = requireUser(pool.users, username, pool.settings)
      if (user.status !== 'FORCE_CHANGE_PASSWORD') {
        const message = 'Resend not possible. User status is not FORCE_CHANGE_PASSWORD'
        throw exception('UnsupportedUserStateException', message)
      }
      setPassword(user, temporaryPassword, false, now)
      sendInvitation(outbox, user, temporaryPassword)
      return { User: toUserType(user) }
    }
    if (pool.users.find(username, pool.settings)) {
      throw exception('UsernameExistsException', 'User account already exists')
    }
    const options = { username, temporaryPassword, attributes: attributes(input, 'UserAttributes') }
    const user = createUser(options, pool.settings, random, now)
    pool.users.add(user)
    if (action !== 'SUPPRESS') sendInvitation(outbox, user, temporaryPassword)
    return { User: toUserType(user) }
  }
}

function sendInvitation(outbox: OutboxStore, user: User, password: string): void {
  const phone = user.attributes.get('phone_number')
  const email = user.attributes.get('email')
  const to = email ?? phone
  if (to === undefined) return
  const text = `Your username is ${user.username} and temporary password is ${password}`
  outbox.send({ medium: email === undefined ? 'SMS' : 'EMAIL', to, code: password, text })
}

/** The password has 24 characters and every character class, so that it meets any policy of at most 24 characters. */
function generatePassword(random: Random): string {
  return `Aa1!${randomText(random, 15)}`
}

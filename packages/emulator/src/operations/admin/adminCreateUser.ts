import { describeUser } from '../../pool/userPoolType.ts'
import { checkPassword } from '../../factors/passwordPolicy.ts'
import { failure } from '../../wire/exceptions.ts'
import { attributes, optionalText, text } from '../../wire/input.ts'
import { findPool } from '../../pool/pool.ts'
import { randomText } from '../../environment/random.ts'
import type { Service } from '../../service.ts'
import type { User } from '../../users/user.ts'
import { setPassword } from '../../users/user.ts'
import { createUser, requireUser } from '../../users/users.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** Creates a user with a temporary password, and sends the invitation unless MessageAction is SUPPRESS. */
export function adminCreateUser({ service, input }: Call): Output {
  const pool = findPool(service.pools, text(input, 'UserPoolId'))
  const username = text(input, 'Username')
  const now = service.clock.now()
  const temporaryPassword = optionalText(input, 'TemporaryPassword') ?? generatePassword(service)
  checkPassword(temporaryPassword, pool.settings.passwordPolicy, 'did not conform with')
  const action = optionalText(input, 'MessageAction')
  if (action === 'RESEND') {
    const user = requireUser(pool.users, username, pool.settings)
    if (user.status !== 'FORCE_CHANGE_PASSWORD') {
      throw failure('UnsupportedUserStateException', `Resend not possible. User status is not FORCE_CHANGE_PASSWORD`)
    }
    setPassword(user, temporaryPassword, false, now)
    invite(service, user, temporaryPassword)
    return { User: describeUser(user) }
  }
  if (pool.users.find(username, pool.settings)) {
    throw failure('UsernameExistsException', 'User account already exists')
  }
  const given = { username, temporaryPassword, attributes: attributes(input, 'UserAttributes') }
  const user = createUser(given, pool.settings, service.random, now)
  pool.users.add(user)
  if (action !== 'SUPPRESS') invite(service, user, temporaryPassword)
  return { User: describeUser(user) }
}

function invite({ outbox }: Service, user: User, password: string): void {
  const phone = user.attributes.get('phone_number')
  const email = user.attributes.get('email')
  const to = email ?? phone
  if (to === undefined) return
  const text = `Your username is ${user.username} and temporary password is ${password}`
  outbox.send({ medium: email === undefined ? 'SMS' : 'EMAIL', to, code: password, text })
}

/** One of each class first, so that it passes any policy up to 24 characters. */
function generatePassword({ random }: Service): string {
  return `Aa1!${randomText(random, 15)}`
}

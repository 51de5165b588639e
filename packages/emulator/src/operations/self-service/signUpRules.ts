import { sendCode } from '../../users/confirmationCodes.ts'
import { invalidParameter } from '../../wire/exceptions.ts'
import type { Service } from '../../service.ts'
import type { Channel, PoolSettings } from '../../pool/settings.ts'
import type { User } from '../../users/user.ts'

/** Sends the code that confirms a sign-up, if the pool verifies anything this person has. Returns CodeDeliveryDetails. */
export function sendSignUpCode(
  service: Service,
  settings: PoolSettings,
  user: User,
): Readonly<Record<string, string>> | undefined {
  // Of both, the phone number: so the developer guide.
  const channels: readonly Channel[] = ['phone_number', 'email']
  const channel = channels.find((name) => settings.autoVerify.includes(name) && user.attributes.has(name))
  return channel && sendCode(service, user, 'SIGN_UP', channel)
}

/** What a user name may look like depends on which other names people sign in with. */
export function checkUsername(username: string, { usernameAttributes, aliasAttributes }: PoolSettings): void {
  const kind = /^\S+@\S+\.\S+$/.test(username) ? 'email' : /^\+\d+$/.test(username) ? 'phone_number' : null
  if (/\s/.test(username)) {
    throw invalidParameter(
      "1 validation error detected: Value at 'username' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+',
    )
  }
  if (usernameAttributes.length > 0 && !(kind && usernameAttributes.includes(kind))) {
    const [only] = usernameAttributes
    const one = only === 'email' ? 'an email' : 'a phone number'
    const names = usernameAttributes.length > 1 ? 'either an email or a phone number' : one
    throw invalidParameter(`Username should be ${names}.`)
  }
  if (usernameAttributes.length === 0 && kind && aliasAttributes.includes(kind)) {
    const name = kind === 'email' ? 'email' : 'phone number'
    throw invalidParameter(`Username cannot be of ${name} format, since user pool is configured for ${name} alias.`)
  }
}

/** Each missing attribute gets a line, the last one too: recorded with its final newline. */
export function checkRequired(given: Readonly<Record<string, string>>, settings: PoolSettings, username: string): void {
  const kind = settings.usernameAttributes.find((name) => username.includes('@') === (name === 'email'))
  const missing = settings.requiredAttributes.filter((name) => !given[name] && name !== kind)
  if (missing.length === 0) return
  const lines = missing.map((name) => `${name}: The attribute is required\n`)
  throw invalidParameter(`Attributes did not conform to the schema: ${lines.join('')}`)
}

import type { PoolSettings } from '../../pool/settings.ts'
import type { ConfirmationCodes } from '../../users/confirmationCodes.ts'
import type { ContactAttribute, User } from '../../users/user.ts'
import { invalidParameter } from '../../wire/exceptions.ts'

/**
 * Sends the code that confirms a sign-up and returns the CodeDeliveryDetails.
 * Returns undefined if the user has none of the attributes in AutoVerifiedAttributes.
 */
export function sendSignUpCode(
  confirmationCodes: ConfirmationCodes,
  { autoVerify }: PoolSettings,
  user: User,
): Readonly<Record<string, string>> | undefined {
  // The developer guide says that Cognito uses the phone number if the user has both.
  const contacts: readonly ContactAttribute[] = ['phone_number', 'email']
  const sendTo = contacts.find((name) => autoVerify.includes(name) && user.attributes.has(name))
  return sendTo && confirmationCodes.send(user, 'SIGN_UP', sendTo)
}

/** Refuses a username of the wrong form, which depends on the username attributes and alias attributes of the pool. */
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
    const single = only === 'email' ? 'an email' : 'a phone number'
    const names = usernameAttributes.length > 1 ? 'either an email or a phone number' : single
    throw invalidParameter(`Username should be ${names}.`)
  }
  if (usernameAttributes.length === 0 && kind && aliasAttributes.includes(kind)) {
    const name = kind === 'email' ? 'email' : 'phone number'
    throw invalidParameter(`Username cannot be of ${name} format, since user pool is configured for ${name} alias.`)
  }
}

/**
 * Refuses a sign-up without the required attributes.
 * The message has one line for each missing attribute. Each line ends with a newline, as recorded.
 */
export function checkRequired(given: Readonly<Record<string, string>>, settings: PoolSettings, username: string): void {
  const kind = settings.usernameAttributes.find((name) => username.includes('@') === (name === 'email'))
  const missing = settings.requiredAttributes.filter((name) => !given[name] && name !== kind)
  if (missing.length === 0) return
  const lines = missing.map((name) => `${name}: The attribute is required\n`)
  throw invalidParameter(`Attributes did not conform to the schema: ${lines.join('')}`)
}

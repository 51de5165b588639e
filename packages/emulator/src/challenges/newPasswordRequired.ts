import type { Clock } from '../environment/clock.ts'
import { checkPassword } from '../factors/passwordPolicy.ts'
import type { PoolSettings } from '../pool/settings.ts'
import type { ContinueSignIn } from '../sign-in/continueSignIn.ts'
import type { User } from '../users/user.ts'
import { setPassword } from '../users/user.ts'
import { invalidParameter, notAuthorized } from '../wire/exceptions.ts'
import type { Parameters } from '../wire/input.ts'
import { text } from '../wire/input.ts'
import type { RespondWithSession } from './responder.ts'

/** NEW_PASSWORD_REQUIRED: replaces the temporary password and sets the required attributes. */
export function createNewPasswordRequiredResponder({
  clock,
  continueSignIn,
}: {
  readonly clock: Clock
  readonly continueSignIn: ContinueSignIn
}): RespondWithSession {
  return async ({ signIn, cognitoSession, responses }) => {
    const { pool, user } = signIn
    const password = text(responses, 'NEW_PASSWORD')
    const attributes = readAttributes(responses)
    try {
      checkPassword(password, pool.settings.passwordPolicy, 'does not conform to')
      checkAttributes(attributes, pool.settings, user)
    } catch (error) {
      if (!pool.settings.refusedPasswordKeepsSession) cognitoSession.state = 'used'
      throw error
    }
    cognitoSession.state = 'used'
    for (const [name, value] of attributes) user.attributes.set(name, value)
    setPassword(user, password, true, clock.now())
    return continueSignIn(signIn, { secondFactor: false })
  }
}

const prefix = 'userAttributes.'

function readAttributes(responses: Parameters): Map<string, string> {
  const prefixed = Object.entries(responses).filter(([key]) => key.startsWith(prefix))
  return new Map(prefixed.map(([key, value]) => [key.slice(prefix.length), value]))
}

/** The exception names and the first two messages come from reports. No response of AWS was recorded. */
function checkAttributes(given: ReadonlyMap<string, string>, { requiredAttributes }: PoolSettings, user: User): void {
  for (const name of given.keys()) {
    if (name === 'sub' || name.endsWith('_verified')) {
      throw notAuthorized(`Cannot modify the non-mutable attribute ${name}`)
    }
    const fixed = name === 'email' || name === 'phone_number' || requiredAttributes.includes(name)
    if (fixed && user.attributes.get(name)) throw notAuthorized(`Cannot modify an already provided ${name}`)
  }
  const missing = requiredAttributes.find((name) => !user.attributes.get(name) && !given.get(name))
  if (missing !== undefined) throw invalidParameter(`Invalid attributes given, ${missing} is missing`)
}

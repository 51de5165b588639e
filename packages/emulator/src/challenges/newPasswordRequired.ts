import { advance } from '../sign-in/continueSignIn.ts'
import type { Answer } from '../sign-in/signIn.ts'
import { checkPassword } from '../factors/passwordPolicy.ts'
import { invalidParameter, notAuthorized } from '../wire/exceptions.ts'
import type { Parameters } from '../wire/input.ts'
import { text } from '../wire/input.ts'
import type { PoolSettings } from '../pool/settings.ts'
import type { User } from '../users/user.ts'
import { setPassword } from '../users/user.ts'
import type { Reply } from './responder.ts'

export async function answerNewPasswordRequired({ attempt, session, responses }: Reply): Promise<Answer> {
  const { service, pool, user } = attempt
  const password = text(responses, 'NEW_PASSWORD')
  const attributes = attributesOf(responses)
  try {
    checkPassword(password, pool.settings.passwordPolicy, 'does not conform to')
    checkAttributes(attributes, pool.settings, user)
  } catch (refusal) {
    if (!pool.settings.refusedPasswordKeepsSession) session.state = 'spent'
    throw refusal
  }
  session.state = 'spent'
  for (const [name, value] of attributes) user.attributes.set(name, value)
  setPassword(user, password, true, service.clock.now())
  return advance(attempt, { secondFactor: false })
}

const prefix = 'userAttributes.'

function attributesOf(responses: Parameters): Map<string, string> {
  const prefixed = Object.entries(responses).filter(([key]) => key.startsWith(prefix))
  return new Map(prefixed.map(([key, value]) => [key.slice(prefix.length), value]))
}

/** Exception names and the first two texts are reports; none was recorded. */
function checkAttributes(given: ReadonlyMap<string, string>, { requiredAttributes }: PoolSettings, user: User): void {
  for (const name of given.keys()) {
    if (name === 'sub' || name.endsWith('_verified')) {
      throw notAuthorized(`Cannot modify the non-mutable attribute ${name}`)
    }
    const settled = name === 'email' || name === 'phone_number' || requiredAttributes.includes(name)
    if (settled && user.attributes.get(name)) throw notAuthorized(`Cannot modify an already provided ${name}`)
  }
  const missing = requiredAttributes.find((name) => !user.attributes.get(name) && !given.get(name))
  if (missing !== undefined) throw invalidParameter(`Invalid attributes given, ${missing} is missing`)
}

import { checkPassword } from '../../factors/passwordPolicy.ts'
import { failure, notAuthorized } from '../../wire/exceptions.ts'
import { attributes, optionalText, text } from '../../wire/input.ts'
import { checkRequired, checkUsername, sendSignUpCode } from './signUpRules.ts'
import { createUser } from '../../users/users.ts'
import { clientTarget } from './clientTarget.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** Makes an account that must be confirmed. A taken name is told, whatever the client prevents: so does the real service. */
export async function signUp(call: Call): Promise<Output> {
  const { service, input } = call
  const { pool, client, username, user: taken } = await clientTarget(call)
  const { settings } = pool
  if (!settings.selfSignUp) throw notAuthorized('SignUp is not permitted for this user pool')
  const passwordless = settings.firstFactors.some((factor) => factor !== 'PASSWORD')
  const password = passwordless ? optionalText(input, 'Password') : text(input, 'Password')
  const given = attributes(input, 'UserAttributes')
  checkUsername(username, settings)
  if (password !== undefined) checkPassword(password, settings.passwordPolicy, 'did not conform with')
  checkRequired(given, settings, username)
  if (taken) throw failure('UsernameExistsException', 'User already exists')
  const options = {
    username,
    status: 'UNCONFIRMED',
    attributes: given,
    ...(password !== undefined && { password }),
  } as const
  const user = createUser(options, settings, service.random, service.clock.now())
  pool.users.add(user)
  const details = sendSignUpCode(service, settings, user)
  const parts = { pool, client, user, family: 'public', challenge: 'SIGN_UP', context: {} } as const
  const goesOn = client.settings.flows.includes('ALLOW_USER_AUTH')
  return {
    UserConfirmed: false,
    UserSub: user.sub,
    ...(details && { CodeDeliveryDetails: details }),
    ...(goesOn && { Session: service.sessions.open(parts).token }),
  }
}

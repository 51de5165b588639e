import { checkCode } from '../confirmationCode.ts'
import { checkPassword } from '../factors/passwordPolicy.ts'
import { failure } from '../failure.ts'
import { text } from '../input.ts'
import { setPassword } from '../user.ts'
import { limitedTarget } from './clientTarget.ts'
import type { Call, Output } from './operation.ts'

/** Replaces the password. A refused password leaves the code good; nobody is signed in by it. */
export async function confirmForgotPassword(call: Call): Promise<Output> {
  const { service, input } = call
  const code = text(input, 'ConfirmationCode')
  const password = text(input, 'Password')
  const { pool, user } = await limitedTarget(call, 'PASSWORD_RESET', ({ settings }) => settings.resetsPerHour)
  if (user.status === 'UNCONFIRMED') throw failure('UserNotConfirmedException', 'User is not confirmed.')
  checkCode(service, user, 'PASSWORD_RESET', code)
  checkPassword(password, pool.settings.passwordPolicy, 'did not conform with')
  user.codes.delete('PASSWORD_RESET')
  setPassword(user, password, true, service.clock.now())
  return {}
}

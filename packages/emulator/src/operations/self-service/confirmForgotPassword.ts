import { checkCode } from '../../users/confirmationCodes.ts'
import { checkPassword } from '../../factors/passwordPolicy.ts'
import { failure } from '../../wire/exceptions.ts'
import { text } from '../../wire/input.ts'
import { setPassword } from '../../users/user.ts'
import { limitedTarget } from './clientTarget.ts'
import type { Call, Output } from '../../wire/operation.ts'

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

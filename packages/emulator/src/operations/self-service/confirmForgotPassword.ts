import type { Clock } from '../../environment/clock.ts'
import { checkPassword } from '../../factors/passwordPolicy.ts'
import type { Pools } from '../../pool/pools.ts'
import type { ConfirmationCodes } from '../../users/confirmationCodes.ts'
import type { HourlyLimits } from '../../users/hourlyLimits.ts'
import { setPassword } from '../../users/user.ts'
import { exception } from '../../wire/exceptions.ts'
import { text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { findLimitedTarget } from './clientTarget.ts'

/** Replaces the password, but does not sign the user in. The code stays valid if the password is refused. */
export function confirmForgotPassword(parts: {
  readonly clock: Clock
  readonly pools: Pools
  readonly confirmationCodes: ConfirmationCodes
  readonly hourlyLimits: HourlyLimits
}): RunOperation {
  const { clock, confirmationCodes } = parts
  return async (input) => {
    const code = text(input, 'ConfirmationCode')
    const password = text(input, 'Password')
    // ForgotPassword and ConfirmForgotPassword count towards the same limit.
    const target = await findLimitedTarget(parts, input, 'PASSWORD_RESET', ({ settings }) => settings.resetsPerHour)
    const { pool, user } = target
    if (user.status === 'UNCONFIRMED') throw exception('UserNotConfirmedException', 'User is not confirmed.')
    confirmationCodes.check(user, 'PASSWORD_RESET', code)
    checkPassword(password, pool.settings.passwordPolicy, 'did not conform with')
    user.codes.delete('PASSWORD_RESET')
    setPassword(user, password, true, clock.now())
    return {}
  }
}

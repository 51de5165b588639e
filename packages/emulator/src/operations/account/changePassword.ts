import type { Clock } from '../../environment/clock.ts'
import { checkPassword } from '../../factors/passwordPolicy.ts'
import type { VerifyAccessToken } from '../../tokens/accessToken.ts'
import type { HourlyLimits } from '../../users/hourlyLimits.ts'
import { setPassword } from '../../users/user.ts'
import { wrongCredentials } from '../../wire/exceptions.ts'
import { optionalText, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

/**
 * Replaces the password of a signed-in user, up to five times an hour.
 * A user without a password needs no PreviousPassword.
 */
export function changePassword({
  clock,
  hourlyLimits,
  verifyAccessToken,
}: {
  readonly clock: Clock
  readonly hourlyLimits: HourlyLimits
  readonly verifyAccessToken: VerifyAccessToken
}): RunOperation {
  return async (input) => {
    const { pool, user } = await verifyAccessToken(text(input, 'AccessToken'))
    const proposed = text(input, 'ProposedPassword')
    hourlyLimits.count(user.sub, 'ChangePassword', 5)
    if (user.password !== null && optionalText(input, 'PreviousPassword') !== user.password) throw wrongCredentials()
    checkPassword(proposed, pool.settings.passwordPolicy, 'did not conform with')
    setPassword(user, proposed, true, clock.now())
    return {}
  }
}

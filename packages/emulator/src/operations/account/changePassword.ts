import { bearer } from '../../tokens/accessToken.ts'
import { checkPassword } from '../../factors/passwordPolicy.ts'
import { wrongCredentials } from '../../wire/exceptions.ts'
import { optionalText, text } from '../../wire/input.ts'
import { setPassword } from '../../users/user.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** A signed-in person replaces the password. Who never had one needs no previous one. Five times an hour. */
export async function changePassword({ service, input }: Call): Promise<Output> {
  const { pool, user } = await bearer(service, input)
  const proposed = text(input, 'ProposedPassword')
  service.hourlyLimits.take(user.sub, 'ChangePassword', 5)
  if (user.password !== null && optionalText(input, 'PreviousPassword') !== user.password) throw wrongCredentials()
  checkPassword(proposed, pool.settings.passwordPolicy, 'did not conform with')
  setPassword(user, proposed, true, service.clock.now())
  return {}
}

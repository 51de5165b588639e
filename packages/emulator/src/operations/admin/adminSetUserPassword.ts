import { checkPassword } from '../../factors/passwordPolicy.ts'
import { optionalFlag, text } from '../../wire/input.ts'
import { setPassword } from '../../users/user.ts'
import { adminTarget } from './adminTarget.ts'
import type { Call, Output } from '../../wire/operation.ts'

export function adminSetUserPassword(call: Call): Output {
  const { pool, user } = adminTarget(call)
  const password = text(call.input, 'Password')
  checkPassword(password, pool.settings.passwordPolicy, 'did not conform with')
  setPassword(user, password, optionalFlag(call.input, 'Permanent') ?? false, call.service.clock.now())
  return {}
}

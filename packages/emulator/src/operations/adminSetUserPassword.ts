import { checkPassword } from '../factors/passwordPolicy.ts'
import { optionalFlag, text } from '../input.ts'
import { setPassword } from '../user.ts'
import { adminTarget } from './adminTarget.ts'
import type { Call, Output } from './operation.ts'

export function adminSetUserPassword(call: Call): Output {
  const { pool, user } = adminTarget(call)
  const password = text(call.input, 'Password')
  checkPassword(password, pool.settings.passwordPolicy, 'did not conform with')
  setPassword(user, password, optionalFlag(call.input, 'Permanent') ?? false, call.service.clock.now())
  return {}
}

import { adminTarget } from './adminTarget.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** Also revokes the tokens the user has. */
export function adminDisableUser(call: Call): Output {
  const { user } = adminTarget(call)
  user.enabled = false
  user.modified = call.service.clock.now()
  call.service.tokens.revokeAll(user)
  return {}
}

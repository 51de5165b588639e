import { adminTarget } from './adminTarget.ts'
import type { Call, Output } from '../../wire/operation.ts'

export function adminEnableUser(call: Call): Output {
  const { user } = adminTarget(call)
  user.enabled = true
  user.modified = call.service.clock.now()
  return {}
}

import { adminTarget } from './adminTarget.ts'
import type { Call, Output } from '../../wire/operation.ts'

export function adminUserGlobalSignOut(call: Call): Output {
  call.service.tokens.revokeAll(adminTarget(call).user)
  return {}
}

import { adminTarget } from './adminTarget.ts'
import type { Call, Output } from '../../wire/operation.ts'

export function adminDeleteUser(call: Call): Output {
  const { pool, user } = adminTarget(call)
  pool.users.remove(user)
  call.service.tokens.revokeAll(user)
  return {}
}

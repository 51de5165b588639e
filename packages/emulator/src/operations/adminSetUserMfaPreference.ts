import { setPreference } from '../mfaPreference.ts'
import { adminTarget } from './adminTarget.ts'
import type { Call, Output } from './operation.ts'

export function adminSetUserMfaPreference(call: Call): Output {
  const { pool, user } = adminTarget(call)
  setPreference(pool, user, call.input)
  return {}
}

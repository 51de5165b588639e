import { setPreference } from '../account/mfaPreference.ts'
import { adminTarget } from './adminTarget.ts'
import type { Call, Output } from '../../wire/operation.ts'

export function adminSetUserMfaPreference(call: Call): Output {
  const { pool, user } = adminTarget(call)
  setPreference(pool, user, call.input)
  return {}
}

import type { Pools } from '../../pool/pools.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { applyMfaPreference } from '../account/setUserMfaPreference.ts'
import { findAdminTarget } from './adminTarget.ts'

export function adminSetUserMfaPreference({ pools }: { readonly pools: Pools }): RunOperation {
  return (input) => {
    const { pool, user } = findAdminTarget(pools, input)
    applyMfaPreference(pool, user, input)
    return {}
  }
}

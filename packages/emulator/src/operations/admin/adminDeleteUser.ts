import type { Pools } from '../../pool/pools.ts'
import type { Tokens } from '../../tokens/tokens.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { findAdminTarget } from './adminTarget.ts'

export function adminDeleteUser({ pools, tokens }: { readonly pools: Pools; readonly tokens: Tokens }): RunOperation {
  return (input) => {
    const { pool, user } = findAdminTarget(pools, input)
    pool.users.remove(user)
    pool.groups.removeUser(user)
    tokens.revokeAll(user)
    return {}
  }
}

import type { Pools } from '../../pool/pools.ts'
import type { Tokens } from '../../tokens/tokens.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { findAdminTarget } from './adminTarget.ts'

/** Revokes the user's tokens. */
export function adminUserGlobalSignOut({
  pools,
  tokens,
}: {
  readonly pools: Pools
  readonly tokens: Tokens
}): RunOperation {
  return (input) => {
    tokens.revokeAll(findAdminTarget(pools, input).user)
    return {}
  }
}

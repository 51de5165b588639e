import type { Clock } from '../../environment/clock.ts'
import type { Pools } from '../../pool/pools.ts'
import type { Tokens } from '../../tokens/tokens.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { findAdminTarget } from './adminTarget.ts'

/** Disables a user and revokes the user's tokens. */
export function adminDisableUser({
  clock,
  pools,
  tokens,
}: {
  readonly clock: Clock
  readonly pools: Pools
  readonly tokens: Tokens
}): RunOperation {
  return (input) => {
    const { user } = findAdminTarget(pools, input)
    user.enabled = false
    user.modified = clock.now()
    tokens.revokeAll(user)
    return {}
  }
}

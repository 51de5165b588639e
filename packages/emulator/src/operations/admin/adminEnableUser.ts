import type { Clock } from '../../environment/clock.ts'
import type { Pools } from '../../pool/pools.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { findAdminTarget } from './adminTarget.ts'

export function adminEnableUser({ clock, pools }: { readonly clock: Clock; readonly pools: Pools }): RunOperation {
  return (input) => {
    const { user } = findAdminTarget(pools, input)
    user.enabled = true
    user.modified = clock.now()
    return {}
  }
}

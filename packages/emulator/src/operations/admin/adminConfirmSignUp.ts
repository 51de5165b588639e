import type { Clock } from '../../environment/clock.ts'
import type { Pools } from '../../pool/pools.ts'
import { notAuthorized } from '../../wire/exceptions.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { findAdminTarget } from './adminTarget.ts'

export function adminConfirmSignUp({ clock, pools }: { readonly clock: Clock; readonly pools: Pools }): RunOperation {
  return (input) => {
    const { user } = findAdminTarget(pools, input)
    if (user.status !== 'UNCONFIRMED') {
      throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`)
    }
    user.status = 'CONFIRMED'
    user.modified = clock.now()
    return {}
  }
}

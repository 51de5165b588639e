import type { Clock } from '../../environment/clock.ts'
import { checkPassword } from '../../factors/passwordPolicy.ts'
import type { Pools } from '../../pool/pools.ts'
import { setPassword } from '../../users/user.ts'
import { optionalFlag, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { findAdminTarget } from './adminTarget.ts'

export function adminSetUserPassword({ clock, pools }: { readonly clock: Clock; readonly pools: Pools }): RunOperation {
  return (input) => {
    const { pool, user } = findAdminTarget(pools, input)
    const password = text(input, 'Password')
    checkPassword(password, pool.settings.passwordPolicy, 'did not conform with')
    setPassword(user, password, optionalFlag(input, 'Permanent') ?? false, clock.now())
    return {}
  }
}

import type { Clock } from '../../environment/clock.ts'
import type { Pools } from '../../pool/pools.ts'
import { invalidParameter } from '../../wire/exceptions.ts'
import { attributes } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { findAdminTarget } from './adminTarget.ts'

/** Updates attributes. A new email address or phone number is unverified, unless the same request sets it as verified. */
export function adminUpdateUserAttributes({
  clock,
  pools,
}: {
  readonly clock: Clock
  readonly pools: Pools
}): RunOperation {
  return (input) => {
    const { user } = findAdminTarget(pools, input)
    const changes = attributes(input, 'UserAttributes')
    if ('sub' in changes) throw invalidParameter('Cannot modify the non-mutable attribute sub')
    for (const [name, value] of Object.entries(changes)) {
      const verifiable = name === 'email' || name === 'phone_number'
      if (verifiable && user.attributes.get(name) !== value) user.attributes.set(`${name}_verified`, 'false')
      if (value === '') user.attributes.delete(name)
    }
    for (const [name, value] of Object.entries(changes)) if (value !== '') user.attributes.set(name, value)
    user.modified = clock.now()
    return {}
  }
}

import type { Pools } from '../../pool/pools.ts'
import type { RunOperation } from '../../wire/operation.ts'
import type { DeviceOperation } from '../account/devices.ts'
import { findAdminTarget } from './adminTarget.ts'

/** A device operation as an Admin operation: for the user that the input names. */
export function adminDevice(pools: Pools, operation: DeviceOperation): RunOperation {
  return (input) => operation(findAdminTarget(pools, input).user, input)
}

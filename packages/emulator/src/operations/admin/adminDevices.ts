import type { Pools } from '../../pool/pools.ts'
import type { RunOperation } from '../../wire/operation.ts'
import type { DeviceOperation } from '../account/devices.ts'
import { findAdminTarget } from './adminTarget.ts'

/** Makes the Admin operation, which acts on the devices of the user that the input names. */
export function adminDevice(pools: Pools, operation: DeviceOperation): RunOperation {
  return (input) => operation(findAdminTarget(pools, input).user, input)
}

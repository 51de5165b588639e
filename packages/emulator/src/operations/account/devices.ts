import { confirmedDevice, toDeviceType } from '../../credentials/device.ts'
import type { Clock } from '../../environment/clock.ts'
import type { VerifyAccessToken } from '../../tokens/accessToken.ts'
import type { User } from '../../users/user.ts'
import { invalidParameter } from '../../wire/exceptions.ts'
import type { Input } from '../../wire/input.ts'
import { optionalNumber, optionalText, text } from '../../wire/input.ts'
import type { OperationOutput, RunOperation } from '../../wire/operation.ts'

/** An operation on the devices of one user, shared by the public operation and the Admin operation. */
export type DeviceOperation = (user: User, input: Input) => OperationOutput

/** GetDevice and AdminGetDevice. */
export const getDevice: DeviceOperation = (user, input) => ({
  Device: toDeviceType(confirmedDevice(user, text(input, 'DeviceKey'))),
})

/** ListDevices and AdminListDevices: the confirmed devices, oldest first, at most 60 in one response. */
export const listDevices: DeviceOperation = (user, input) => {
  const devices = [...user.devices.values()].filter((device) => device.verifier)
  const after = optionalText(input, 'PaginationToken')
  const from = after === undefined ? 0 : devices.findIndex((device) => device.key === after) + 1
  const page = devices.slice(from, from + Math.min(optionalNumber(input, 'Limit') ?? 60, 60))
  const last = from + page.length < devices.length ? page.at(-1) : undefined
  return { Devices: page.map(toDeviceType), ...(last && { PaginationToken: last.key }) }
}

/** ForgetDevice and AdminForgetDevice. Refresh tokens for this device stop working. */
export const forgetDevice: DeviceOperation = (user, input) => {
  user.devices.delete(confirmedDevice(user, text(input, 'DeviceKey')).key)
  return {}
}

/** UpdateDeviceStatus and AdminUpdateDeviceStatus. A remembered device replaces the second factor. */
export function updateDeviceStatus(clock: Clock): DeviceOperation {
  return (user, input) => {
    const device = confirmedDevice(user, text(input, 'DeviceKey'))
    const status = text(input, 'DeviceRememberedStatus')
    if (status !== 'remembered' && status !== 'not_remembered') {
      throw invalidParameter(
        "1 validation error detected: Value at 'deviceRememberedStatus' failed to satisfy constraint: " +
          'Member must satisfy enum value set: [not_remembered, remembered]',
      )
    }
    device.remembered = status === 'remembered'
    device.modified = clock.now()
    return {}
  }
}

/** Makes the public operation, which acts on the devices of the owner of the access token. */
export function ownDevice(verifyAccessToken: VerifyAccessToken, operation: DeviceOperation): RunOperation {
  return async (input) => operation((await verifyAccessToken(text(input, 'AccessToken'))).user, input)
}

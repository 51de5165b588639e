import { bearer } from '../../tokens/accessToken.ts'
import { confirmedDevice, describeDevice } from '../../credentials/device.ts'
import { invalidParameter } from '../../wire/exceptions.ts'
import { optionalNumber, optionalText, text } from '../../wire/input.ts'
import type { User } from '../../users/user.ts'
import { adminTarget } from '../admin/adminTarget.ts'
import type { Call, Output } from '../../wire/operation.ts'

type DeviceOperation = (call: Call, user: User) => Output

/** GetDevice and AdminGetDevice. */
export const getDevice: DeviceOperation = ({ input }, user) => ({
  Device: describeDevice(confirmedDevice(user, text(input, 'DeviceKey'))),
})

/** ListDevices and AdminListDevices: confirmed devices, oldest first, a page of 60 at most. */
export const listDevices: DeviceOperation = ({ input }, user) => {
  const devices = [...user.devices.values()].filter((device) => device.verifier)
  const after = optionalText(input, 'PaginationToken')
  const from = after === undefined ? 0 : devices.findIndex((device) => device.key === after) + 1
  const page = devices.slice(from, from + Math.min(optionalNumber(input, 'Limit') ?? 60, 60))
  const last = from + page.length < devices.length ? page.at(-1) : undefined
  return { Devices: page.map(describeDevice), ...(last && { PaginationToken: last.key }) }
}

/** UpdateDeviceStatus and AdminUpdateDeviceStatus: a remembered device takes the place of the second factor. */
export const updateDeviceStatus: DeviceOperation = ({ service, input }, user) => {
  const device = confirmedDevice(user, text(input, 'DeviceKey'))
  const status = text(input, 'DeviceRememberedStatus')
  if (status !== 'remembered' && status !== 'not_remembered') {
    throw invalidParameter(
      "1 validation error detected: Value at 'deviceRememberedStatus' failed to satisfy constraint: " +
        'Member must satisfy enum value set: [not_remembered, remembered]',
    )
  }
  device.remembered = status === 'remembered'
  device.modified = service.clock.now()
  return {}
}

/** ForgetDevice and AdminForgetDevice. Refresh tokens made for it are good for nothing after this. */
export const forgetDevice: DeviceOperation = ({ input }, user) => {
  user.devices.delete(confirmedDevice(user, text(input, 'DeviceKey')).key)
  return {}
}

/** The public twin: for the owner of the access token. */
export function ownDevice(operation: DeviceOperation): (call: Call) => Promise<Output> {
  return async (call) => operation(call, (await bearer(call.service, call.input)).user)
}

/** The Admin twin: for the user who is named. */
export function anyDevice(operation: DeviceOperation): (call: Call) => Output {
  return (call) => operation(call, adminTarget(call).user)
}

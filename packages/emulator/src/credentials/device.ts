import { resourceNotFound } from '../wire/exceptions.ts'
import type { Random } from '../environment/random.ts'
import { randomUuid } from '../environment/random.ts'
import type { User } from '../users/user.ts'

export interface Device {
  readonly key: string
  readonly groupKey: string
  readonly created: number
  /** null until ConfirmDevice: an unconfirmed key is good for nothing. */
  verifier: { readonly salt: string; readonly passwordVerifier: string } | null
  name: string | null
  modified: number
  authenticated: number
  remembered: boolean
}

/** What NewDeviceMetadata announces: a key the client may confirm with ConfirmDevice. */
export function newDevice(region: string, groupKey: string, random: Random, now: number): Device {
  return {
    key: `${region}_${randomUuid(random)}`,
    groupKey,
    created: now,
    verifier: null,
    name: null,
    modified: now,
    authenticated: now,
    remembered: false,
  }
}

/** The confirmed device of this key. */
export function confirmedDevice(user: Pick<User, 'devices'>, key: string): Device {
  const device = user.devices.get(key)
  if (!device?.verifier) throw resourceNotFound('Device does not exist.')
  return device
}

/** DeviceType. */
export function describeDevice(device: Device): Readonly<Record<string, unknown>> {
  const attributes = {
    device_status: 'valid',
    ...(device.name !== null && { device_name: device.name }),
    'dev:device_remembered_status': device.remembered ? 'remembered' : 'not_remembered',
    last_ip_used: '127.0.0.1',
  }
  return {
    DeviceKey: device.key,
    DeviceAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    DeviceCreateDate: device.created / 1_000,
    DeviceLastModifiedDate: device.modified / 1_000,
    DeviceLastAuthenticatedDate: device.authenticated / 1_000,
  }
}

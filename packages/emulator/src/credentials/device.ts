import type { Random } from '../environment/random.ts'
import { randomUuid } from '../environment/random.ts'
import { resourceNotFound } from '../wire/exceptions.ts'

/** A device that Cognito tracks for a user. */
export interface Device {
  readonly key: string
  readonly groupKey: string
  readonly created: number
  /** null until ConfirmDevice. A device that is not confirmed cannot be used. */
  verifier: { readonly salt: string; readonly passwordVerifier: string } | null
  name: string | null
  modified: number
  authenticated: number
  remembered: boolean
}

/** The part of a user that holds the devices. */
interface DeviceOwner {
  readonly devices: ReadonlyMap<string, Device>
}

/** The device that NewDeviceMetadata announces. The client may confirm the device with ConfirmDevice. */
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

/** The confirmed device with this key. Throws ResourceNotFoundException if there is none. */
export function confirmedDevice({ devices }: DeviceOwner, key: string): Device {
  const device = devices.get(key)
  if (!device?.verifier) throw resourceNotFound('Device does not exist.')
  return device
}

/** The device as a DeviceType. */
export function toDeviceType(device: Device): Readonly<Record<string, unknown>> {
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

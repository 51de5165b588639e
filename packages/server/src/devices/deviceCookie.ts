import { readNumber, readObject, readString } from '@challenge-kit/core'

/** A device that Cognito knows for one user of this browser, with the secret that proves it. */
export interface Device {
  /** The account's canonical name. */
  readonly username: string
  /** The username as typed. A user who types another spelling of the name needs the second factor again. */
  readonly typed: string
  readonly key: string
  readonly groupKey: string
  readonly password: string
  /** Seconds since 1970. */
  readonly usedAt: number
  /** Until when the device replaces a second factor, in seconds since 1970. 0 if it never does. */
  readonly rememberedUntil: number
}

/** The lifetime of the device cookie: ninety days, in seconds. */
export const DEVICE_LIFETIME: number = 90 * 86_400

const VERSION = 2
const MAX_USERS = 5

/** The user of a sign-in. `username` is the typed name, or in a step-up the account's canonical name. */
export interface DeviceUser {
  readonly username: string
  readonly isStepUp: boolean
}

/** The device that replaces the second factor of this user. Usernames must be exactly equal. */
export function rememberedDevice(
  devices: readonly Device[],
  { username, isStepUp }: DeviceUser,
  now: number,
): Device | null {
  const nameOf = (device: Device): string => (isStepUp ? device.username : device.typed)
  return devices.find((device) => nameOf(device) === username && device.rememberedUntil > now) ?? null
}

/** The devices of this account that are no longer remembered here. Cognito never forgets a device without a call. */
export function expiredDevices(devices: readonly Device[], username: string, now: number): readonly Device[] {
  return devices.filter((device) => {
    const { rememberedUntil } = device
    return device.username === username && rememberedUntil > 0 && rememberedUntil <= now
  })
}

/** The payload of the device cookie with this device added. It keeps the devices of the five latest users. */
export function devicePayload(devices: readonly Device[], device: Device): unknown {
  const others = devices.filter(({ username }) => username !== device.username)
  const kept = others.toSorted((a, b) => b.usedAt - a.usedAt).slice(0, MAX_USERS - 1)
  return { v: VERSION, devices: [device, ...kept] }
}

/** The payload of the device cookie without this device. */
export function withoutDevice(devices: readonly Device[], { key }: Device): unknown {
  return { v: VERSION, devices: devices.filter((device) => device.key !== key) }
}

/** The devices of an opened device cookie. Empty if another version of this backend wrote it. */
export function readDevices(payload: unknown): readonly Device[] {
  try {
    const { v, devices } = readObject(payload, 'bad_request')
    return v === VERSION && Array.isArray(devices) ? devices.map(readDevice) : []
  } catch {
    return []
  }
}

function readDevice(json: unknown): Device {
  const object = readObject(json, 'bad_request')
  const text = (key: string): string => readString(object, key, 'bad_request')
  const number = (key: string): number => readNumber(object, key, 'bad_request')
  return {
    username: text('username'),
    typed: text('typed'),
    key: text('key'),
    groupKey: text('groupKey'),
    password: text('password'),
    usedAt: number('usedAt'),
    rememberedUntil: number('rememberedUntil'),
  }
}

import { readNumber, readObject, readString } from '@challenge-kit/core'

/** What proves this browser to be a device that Cognito knows, for one of its users. */
export interface Device {
  /** The account's canonical name. */
  readonly username: string
  /** The name that was typed: who types another one is asked again. */
  readonly typed: string
  readonly key: string
  readonly groupKey: string
  readonly password: string
  /** Seconds since 1970. */
  readonly usedAt: number
  /** Until when it stands in for a second factor, in seconds since 1970; 0 if it never does. */
  readonly rememberedUntil: number
}

/** A device cookie lives ninety days, in seconds. */
export const DEVICE_LIFETIME: number = 90 * 86_400

const VERSION = 2
const MOST_USERS = 5

/**
 * The device that stands in for a second factor of whoever typed this name, or, in a step-up, of this account. Names are
 * compared letter for letter.
 */
export function deviceOf(
  devices: readonly Device[],
  { username: name, stepUp }: { readonly username: string; readonly stepUp: string | null },
  now: number,
): Device | null {
  const nameOf = ({ typed, username }: Device): string => (stepUp === null ? typed : username)
  return devices.find((device) => nameOf(device) === name && device.rememberedUntil > now) ?? null
}

/** The devices of this account whose own time is over. Cognito, which never forgets one, still takes them for devices. */
export function lapsedDevices(devices: readonly Device[], username: string, now: number): readonly Device[] {
  return devices.filter((device) => {
    const { rememberedUntil } = device
    return device.username === username && rememberedUntil > 0 && rememberedUntil <= now
  })
}

/** The payload of the device cookie with this device in it; the user who was away longest gives way. */
export function devicePayload(devices: readonly Device[], device: Device): unknown {
  const others = devices.filter(({ username }) => username !== device.username)
  const kept = others.toSorted((a, b) => b.usedAt - a.usedAt).slice(0, MOST_USERS - 1)
  return { v: VERSION, devices: [device, ...kept] }
}

/** The payload of the device cookie without this device. */
export function withoutDevice(devices: readonly Device[], { key }: Device): unknown {
  return { v: VERSION, devices: devices.filter((device) => device.key !== key) }
}

/** The devices in an opened device cookie; none if another version of this backend wrote it. */
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

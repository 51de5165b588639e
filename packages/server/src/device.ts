import { readNumber, readObject, readString } from '@challenge-kit/core'
import { createVerifier, toBytes } from '@challenge-kit/core/srp'
import { base64 } from './base64.ts'
import type { Cognito } from './cognitoPort.ts'
import type { CognitoTokens } from './tokens.ts'

/** What proves this browser to be a device that Cognito knows, for one of its users. */
export interface Device {
  readonly username: string
  readonly key: string
  readonly groupKey: string
  readonly password: string
  /** Seconds since 1970. */
  readonly usedAt: number
}

/** A device cookie lives ninety days, in seconds. */
export const DEVICE_LIFETIME: number = 90 * 86_400

const VERSION = 1
const MOST_USERS = 5

/**
 * Confirms a device that Cognito has just made up, for without it the session could not be refreshed. A failure is not
 * fatal: null, and the person is signed in all the same.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmDevice.html
 */
export async function confirmDevice(
  { newDevice, accessToken }: CognitoTokens,
  user: { readonly username: string; readonly now: number },
  cognito: Cognito,
  random: (length: number) => Uint8Array,
  onException: (thrown: unknown) => void,
): Promise<Device | null> {
  if (!newDevice) return null
  const { key, groupKey } = newDevice
  const password = base64(random(40))
  const salt = random(16).reduce((number, byte) => (number << 8n) | BigInt(byte), 0n)
  try {
    const verifier = await createVerifier({ prefix: groupKey, id: key, secret: password }, salt)
    await cognito.confirmDevice({ accessToken, key, salt: base64(toBytes(salt)), verifier: base64(toBytes(verifier)) })
    return { username: user.username, key, groupKey, password, usedAt: user.now }
  } catch (thrown) {
    onException(thrown)
    return null
  }
}

/** The payload of the device cookie with this device in it; the user who was away longest gives way. */
export function devicePayload(devices: readonly Device[], device: Device): unknown {
  const others = devices.filter(({ username }) => username !== device.username)
  const kept = others.toSorted((a, b) => b.usedAt - a.usedAt).slice(0, MOST_USERS - 1)
  return { v: VERSION, devices: [device, ...kept] }
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
  const usedAt = readNumber(object, 'usedAt', 'bad_request')
  return {
    username: text('username'),
    key: text('key'),
    groupKey: text('groupKey'),
    password: text('password'),
    usedAt,
  }
}

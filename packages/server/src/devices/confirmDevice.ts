import { createVerifier, toBytes } from '@challenge-kit/core/srp'
import type { CognitoPort } from '../cognito/port.ts'
import type { CognitoTokens } from '../cognito/result.ts'
import { base64, modPow } from '#crypto'
import type { Device } from './deviceCookie.ts'

/** The option `pool.devices`: whether and how long a remembered device replaces a second factor. */
export interface DevicePolicy {
  /** With `ask` the user decides. The page asks together with a second factor. */
  readonly remember: 'always' | 'ask' | 'never'
  /** @default 30 */
  readonly days?: number
  /**
   * The call that sends DEVICE_KEY. `USER_SRP_AUTH`: AdminInitiateAuth, and this backend proves the password by SRP.
   * `USER_PASSWORD_AUTH`: the public InitiateAuth. The app client has to allow the flow. @default 'USER_SRP_AUTH'
   */
  readonly announcedBy?: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH'
}

const DEFAULT_DAYS = 30

/** Days for which a policy remembers a device. */
export const daysOf = ({ days = DEFAULT_DAYS }: DevicePolicy): number => days

/** The user who signed in on the device. */
export interface DeviceOwner {
  readonly username: string
  readonly typed: string
  /** Whether the user wants this device remembered. */
  readonly remember: boolean
  /** Seconds since 1970. */
  readonly now: number
}

export interface ConfirmParts {
  readonly cognito: CognitoPort
  readonly policy: DevicePolicy | null
  readonly random: (length: number) => Uint8Array
  noteException(thrown: unknown): void
}

/**
 * Confirms a device that Cognito just created, because the session cannot be refreshed otherwise. Then sets whether
 * Cognito remembers the device, as the policy and the user decide. The user is signed in even if a call fails.
 *
 * @returns Null if there is no new device, or if ConfirmDevice fails.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmDevice.html
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateDeviceStatus.html
 */
export async function confirmDevice(
  { newDevice, accessToken }: CognitoTokens,
  { username, typed, remember, now }: DeviceOwner,
  { cognito, policy, random, noteException }: ConfirmParts,
): Promise<Device | null> {
  if (!newDevice) return null
  const { key, groupKey } = newDevice
  const device = { username, typed, key, groupKey, password: base64(random(40)), usedAt: now, rememberedUntil: 0 }
  let askUser: boolean
  try {
    const verifier = await verifierOf(device, random)
    askUser = (await cognito.confirmDevice({ accessToken, key, ...verifier })).askUser
  } catch (thrown) {
    noteException(thrown)
    return null
  }
  // Without a policy the pool's own settings apply, and the device never replaces a second factor.
  if (!policy) return device
  const remembered = policy.remember === 'always' || (policy.remember === 'ask' && remember)
  // Cognito already remembers the device unless the user must agree. A call is needed only for the opposite.
  try {
    if (remembered === askUser) await cognito.updateDeviceStatus({ accessToken, key, remembered })
  } catch (thrown) {
    noteException(thrown)
    return device
  }
  return remembered ? { ...device, rememberedUntil: now + daysOf(policy) * 86_400 } : device
}

/** The salt and the SRP verifier of the device's password. */
async function verifierOf(
  { key: id, groupKey: prefix, password: secret }: Device,
  random: (length: number) => Uint8Array,
): Promise<{ salt: string; verifier: string }> {
  const salt = random(16).reduce((number, byte) => (number << 8n) | BigInt(byte), 0n)
  const verifier = await createVerifier({ prefix, id, secret }, salt, modPow)
  return { salt: base64(toBytes(salt)), verifier: base64(toBytes(verifier)) }
}

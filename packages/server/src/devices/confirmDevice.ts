import type { AnyChallenge } from '@challenge-kit/core'
import { createVerifier, toBytes } from '@challenge-kit/core/srp'
import { base64 } from '../crypto/base64.ts'
import type { Cognito } from '../cognito/port.ts'
import type { Device } from './device.ts'
import type { CognitoTokens } from '../cognito/tokens.ts'

/** Whether a device may stand in for a second factor, and for how long. */
export interface DevicePolicy {
  /** `ask`: as the person wishes, who is asked along with a second factor. */
  readonly remember: 'always' | 'ask' | 'never'
  /** @default 30 */
  readonly days?: number
  /**
   * How a known device is announced. `USER_SRP_AUTH`: AdminInitiateAuth, and the password is proved by SRP in this
   * backend. `USER_PASSWORD_AUTH`: the public InitiateAuth. The app client has to allow it. @default 'USER_SRP_AUTH'
   */
  readonly announcedBy?: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH'
}

const DEFAULT_DAYS = 30

/** Days for which the person may have the device remembered; null where this question is not the place to ask. */
export function offeredDays(policy: DevicePolicy | null, challenge: AnyChallenge | null): number | null {
  if (policy?.remember !== 'ask' || !challenge) return null
  const { name } = challenge
  const second = name === 'SOFTWARE_TOKEN_MFA' || name === 'SMS_MFA' || (name === 'EMAIL_OTP' && !challenge.firstFactor)
  return second ? (policy.days ?? DEFAULT_DAYS) : null
}

/** Who signed in, and what they wish. */
export interface Wish {
  readonly username: string
  readonly typed: string
  readonly remember: boolean
  /** Seconds since 1970. */
  readonly now: number
}

/** What remembering needs of the outside. */
export interface Remembering {
  readonly cognito: Cognito
  readonly policy: DevicePolicy | null
  readonly random: (length: number) => Uint8Array
  readonly onException: (thrown: unknown) => void
}

/**
 * Confirms a device that Cognito has just made up, for without it the session could not be refreshed; then it is
 * remembered or not, as the policy and the person have it. A failure is not fatal: null where it was not confirmed, and
 * the person is signed in all the same.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmDevice.html
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateDeviceStatus.html
 */
export async function confirmDevice(
  { newDevice, accessToken }: CognitoTokens,
  { username, typed, remember, now }: Wish,
  { cognito, policy, random, onException }: Remembering,
): Promise<Device | null> {
  if (!newDevice) return null
  const { key, groupKey } = newDevice
  const password = base64(random(40))
  const device = { username, typed, key, groupKey, password, usedAt: now, rememberedUntil: 0 }
  let asks: boolean
  try {
    const proof = await proofOf(device, random)
    asks = (await cognito.confirmDevice({ accessToken, key, ...proof })).asks
  } catch (thrown) {
    onException(thrown)
    return null
  }
  // Without a policy the pool's own settings stand, and the device is used for the refresh alone.
  if (!policy) return device
  const wanted = policy.remember === 'always' || (policy.remember === 'ask' && remember)
  try {
    if (wanted === asks) await cognito.rememberDevice({ accessToken, key, remembered: wanted })
  } catch (thrown) {
    onException(thrown)
    return device
  }
  return wanted ? { ...device, rememberedUntil: now + (policy.days ?? DEFAULT_DAYS) * 86_400 } : device
}

async function proofOf(
  { key: id, groupKey: prefix, password: secret }: Device,
  random: (length: number) => Uint8Array,
): Promise<{ salt: string; verifier: string }> {
  const salt = random(16).reduce((number, byte) => (number << 8n) | BigInt(byte), 0n)
  const verifier = await createVerifier({ prefix, id, secret }, salt)
  return { salt: base64(toBytes(salt)), verifier: base64(toBytes(verifier)) }
}

import { fromBytes, sha256, toBytes } from './bytes.ts'
import { type ModPow, powerOfG } from './group.ts'

/**
 * The user or device that proves its secret. Cognito uses the same protocol for both.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html | Devices}
 */
export interface SrpIdentity {
  /** For a user, the part of the user pool id after `_`. For a device, its DeviceGroupKey. */
  readonly prefix: string
  /** For a user, `USER_ID_FOR_SRP`. For a device, its DeviceKey. */
  readonly id: string
  /** The password of the user or of the device. The kit generates the password of a device. */
  readonly secret: string
}

/** Returns the secret exponent x of RFC 5054, section 2.4: the salted hash of an identity. */
export async function secretExponent(identity: SrpIdentity, salt: bigint): Promise<bigint> {
  const { prefix, id, secret } = identity
  return fromBytes(await sha256(toBytes(salt), await sha256(`${prefix}${id}:${secret}`)))
}

/**
 * Returns the verifier v of RFC 5054, section 2.4, which a server stores instead of the secret. `ConfirmDevice` takes
 * the verifier and the salt, each encoded by {@link toBytes} and then as base64.
 *
 * @param salt - 16 random bytes, as an integer.
 * @param modPow - Default: BigInt.
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeviceSecretVerifierConfigType.html | DeviceSecretVerifierConfigType}
 */
export async function createVerifier(identity: SrpIdentity, salt: bigint, modPow?: ModPow): Promise<bigint> {
  return powerOfG(await secretExponent(identity, salt), modPow)
}

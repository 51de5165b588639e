import { fromBytes, sha256, toBytes } from './bytes.ts'
import { powerOfG } from './group.ts'

/**
 * Whose secret is proved, and to whom. Cognito runs the same protocol for people and for remembered devices.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html | Devices}
 */
export interface SrpIdentity {
  /** For a person, the part of the user pool id after `_`; for a device, its DeviceGroupKey. */
  readonly prefix: string
  /** For a person, `USER_ID_FOR_SRP`; for a device, its DeviceKey. */
  readonly id: string
  /** The password. A device makes up its own. */
  readonly secret: string
}

/** The secret exponent x of RFC 5054, section 2.4: the salted hash of an identity. */
export async function secretExponent(identity: SrpIdentity, salt: bigint): Promise<bigint> {
  const { prefix, id, secret } = identity
  return fromBytes(await sha256(toBytes(salt), await sha256(`${prefix}${id}:${secret}`)))
}

/**
 * What a server keeps instead of the secret: v of RFC 5054, section 2.4. `ConfirmDevice` takes it, and the salt, as
 * base64 of {@link toBytes}.
 *
 * @param salt - 16 random bytes, as an integer.
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeviceSecretVerifierConfigType.html | DeviceSecretVerifierConfigType}
 */
export async function createVerifier(identity: SrpIdentity, salt: bigint): Promise<bigint> {
  return powerOfG(await secretExponent(identity, salt))
}

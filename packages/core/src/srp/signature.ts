import { fromBase64, fromBytes, join, sha256, toBase64, toBytes } from './bytes.ts'

/** What both sides sign besides the shared secret. */
export interface Claim {
  readonly prefix: string
  readonly id: string
  /** `SECRET_BLOCK` as it came, in base64. The bytes behind it are signed. */
  readonly secretBlock: string
  /** `TIMESTAMP` as it is sent. */
  readonly timestamp: string
}

/** The scrambler u of RFC 5054, section 2.6, but hashed without padding. Throws RangeError when it is zero. */
export async function scrambler(A: bigint, B: bigint): Promise<bigint> {
  const u = fromBytes(await sha256(toBytes(A), toBytes(B)))
  if (u === 0n) throw new RangeError('The SRP scrambler is zero: this exchange proves nothing.')
  return u
}

/**
 * `PASSWORD_CLAIM_SIGNATURE`: an HMAC under a key drawn by HKDF (RFC 5869) from the secret both sides now share. It
 * stands where RFC 2945 has M1; Cognito sends no proof of its own in return.
 *
 * @param shared - S, which both sides came to by different ways.
 */
export async function sign(claim: Claim, shared: bigint, u: bigint): Promise<string> {
  const { prefix, id, secretBlock, timestamp } = claim
  const material = await crypto.subtle.importKey('raw', join(toBytes(shared)), 'HKDF', false, ['deriveKey'])
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: join(toBytes(u)), info: join('Caldera Derived Key') },
    material,
    { name: 'HMAC', hash: 'SHA-256', length: 128 },
    false,
    ['sign'],
  )
  const message = join(prefix, id, fromBase64(secretBlock), timestamp)
  return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, message)))
}

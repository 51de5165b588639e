import { fromBase64, fromBytes, join, sha256, toBase64, toBytes } from './bytes.ts'

/** The fields that the client and the server sign, with a key from the shared secret. */
export interface SignedFields {
  readonly prefix: string
  readonly id: string
  /** `SECRET_BLOCK`, unchanged, in base64. The decoded bytes are signed. */
  readonly secretBlock: string
  /** The `TIMESTAMP` of the answer. */
  readonly timestamp: string
}

/** Returns the scrambler u of RFC 5054, section 2.6, but hashes A and B without padding. Throws RangeError if u is 0. */
export async function scrambler(A: bigint, B: bigint): Promise<bigint> {
  const u = fromBytes(await sha256(toBytes(A), toBytes(B)))
  if (u === 0n) throw new RangeError('The SRP scrambler is zero, so the exchange would prove nothing.')
  return u
}

/**
 * Returns `PASSWORD_CLAIM_SIGNATURE`: an HMAC whose key HKDF (RFC 5869) derives from the shared secret. The HMAC replaces
 * the client's proof M1 of RFC 2945. Cognito does not send the server's proof M2.
 *
 * @param shared - The shared secret S, which both sides compute independently.
 */
export async function sign(fields: SignedFields, shared: bigint, u: bigint): Promise<string> {
  const { prefix, id, secretBlock, timestamp } = fields
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

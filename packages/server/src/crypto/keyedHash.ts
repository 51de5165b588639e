import { base64url } from './base64.ts'
import { deriveKey } from './keys.ts'

/**
 * Hashes a text with a secret key (HMAC-SHA-256, 120 bits, base64url), for logs and for the keys of limits. Nobody can
 * find the text by hashing guesses, because that requires the secret key.
 */
export type KeyedHash = (text: string) => Promise<string>

/** @param secret - Another secret makes other hashes: limits begin anew, and logs show other names. */
export function createKeyedHash(secret: BufferSource): KeyedHash {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = deriveKey(secret, 'pseudonym').then((bytes) =>
    crypto.subtle.importKey('raw', Uint8Array.from(bytes), algorithm, false, ['sign']),
  )
  return async (text) => {
    const mac = await crypto.subtle.sign('HMAC', await key, encoder.encode(text))
    return base64url(new Uint8Array(mac).subarray(0, 15))
  }
}

/** A username as limits compare it: without regard to case, width and surrounding blanks. This form is never sent to Cognito. */
export function comparableUsername(username: string): string {
  return username.trim().normalize('NFKC').toLowerCase()
}

/** Whether {@link comparableUsername} changes more than the case. If so, another account may have the comparable name. */
export function looksLikeAnother(username: string): boolean {
  return username.toLowerCase() !== comparableUsername(username)
}

import { base64url, createMac } from '#crypto'
import { deriveKey } from './keys.ts'
import type { Mac } from './primitives.ts'

/**
 * Hashes a text with a secret key (HMAC-SHA-256, 120 bits, base64url), for logs and for the keys of limits. Nobody can
 * find the text by hashing guesses, because that requires the secret key.
 */
export type KeyedHash = (text: string) => Promise<string>

const HASH_BYTES = 15
const MOST_RECENT = 100

/** @param secret - Another secret makes other hashes: limits begin anew, and logs show other names. */
export function createKeyedHash(secret: Uint8Array): KeyedHash {
  const mac = macOf(secret)
  // One call hashes the same few texts many times: for each of its limits, and for its event.
  const recent = new Map<string, string>()
  return async (text) => {
    const known = recent.get(text)
    if (known !== undefined) return known
    const hash = base64url((await (await mac)(text)).subarray(0, HASH_BYTES))
    if (recent.size >= MOST_RECENT) recent.clear()
    recent.set(text, hash)
    return hash
  }
}

async function macOf(secret: Uint8Array): Promise<Mac> {
  return createMac(await deriveKey(secret, 'pseudonym'))
}

/** A username as limits compare it: without regard to case, width and surrounding blanks. This form is never sent to Cognito. */
export function comparableUsername(username: string): string {
  return username.trim().normalize('NFKC').toLowerCase()
}

/** Whether {@link comparableUsername} changes more than the case. If so, another account may have the comparable name. */
export function looksLikeAnother(username: string): boolean {
  // Before the case is changed, because the lower case of the Kelvin sign is an ordinary k.
  return username.trim().normalize('NFKC') !== username
}

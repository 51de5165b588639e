import { base64url } from './base64.ts'
import { deriveKey, type Keys } from './keys.ts'

/** A keyed hash, for logs and for the keys of limits: the same text gives the same, and nobody without the key gets back. */
export type Pseudonym = (text: string) => Promise<string>

export function createPseudonym({ newest, all }: Keys): Pseudonym {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = deriveKey(all.get(newest) ?? new Uint8Array(), 'pseudonym').then((bytes) =>
    crypto.subtle.importKey('raw', Uint8Array.from(bytes), algorithm, false, ['sign']),
  )
  return async (text) => {
    const mac = await crypto.subtle.sign('HMAC', await key, encoder.encode(text))
    return base64url(new Uint8Array(mac).subarray(0, 15))
  }
}

/** A username as a limit counts it: variants of case, width and blanks share one count. Never what is sent to Cognito. */
export function sameUser(username: string): string {
  return username.trim().normalize('NFKC').toLowerCase()
}

/** Whether more than case was folded: then the name may be another's, spelt with other characters. */
export function isLookAlike(username: string): boolean {
  return username.toLowerCase() !== sameUser(username)
}

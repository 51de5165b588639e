import { base64url, createCipher, deflate, fromBase64url, inflate } from '#crypto'
import { deriveKey, type Keys } from './keys.ts'
import type { Cipher } from './primitives.ts'

/** What a cookie is for. Each purpose has its own key, type and audience, so that no cookie opens as another. */
export type Purpose = 'flow' | 'session' | 'device' | 'stored-session'

/** Encrypts a payload into text that only this backend can make or read. */
export interface Seal {
  close(payload: unknown): Promise<string>
  /** The payload, or null for a text that this backend did not seal for this purpose. Never throws. */
  open(text: string): Promise<unknown>
}

/**
 * Seconds by which the clocks of two instances may differ. One instance seals a time, and another one compares it with its
 * own clock.
 */
export const CLOCK_TOLERANCE = 60

const LONGEST_COOKIE = 4_096
// A session in a store has up to three tokens, and a token grows with the groups of its user.
const LONGEST_PAYLOAD = 2 ** 20
const IV_BYTES = 12
const TAG_BYTES = 16
const BLOCK = 256
const MARK = 0x80
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * Seals as JWE compact serialization, `dir` with A256GCM (RFC 7516). The payload is deflated, because two Cognito tokens
 * do not fit into a cookie otherwise. An attacker cannot probe the length, because the request guard refuses other sites.
 * A flow is also padded, because its length would reveal whether an account exists.
 *
 * @param app - The app client's id. Another application with the same keys cannot open these cookies.
 */
export function createSeal({ newest, all }: Keys, purpose: Purpose, app: string): Seal {
  const headerOf = (kid: string): string => {
    const header = { alg: 'dir', enc: 'A256GCM', kid, typ: `ck-${purpose}+jwe`, aud: `ck-${purpose}` }
    return base64url(encoder.encode(JSON.stringify(header)))
  }
  const cipherOf = async (secret: Uint8Array): Promise<Cipher> =>
    createCipher(await deriveKey(secret, `seal/${purpose}/${app}`))
  // Only the exact header that this backend writes opens, so no other algorithm, type or audience does.
  const ciphers = new Map([...all].map(([id, secret]) => [headerOf(id), cipherOf(secret)]))
  const header = headerOf(newest)

  return {
    async close(payload) {
      const cipher = await ciphers.get(header)
      if (!cipher) throw new Error('there is no key to seal with')
      const bytes = await deflate(encoder.encode(JSON.stringify(payload)))
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
      const sealed = await cipher.encrypt(iv, purpose === 'flow' ? padded(bytes) : bytes, header)
      const end = sealed.length - TAG_BYTES
      // The second part is empty, because `dir` has no encrypted key.
      return `${header}..${base64url(iv)}.${base64url(sealed.subarray(0, end))}.${base64url(sealed.subarray(end))}`
    },
    async open(text) {
      if (purpose !== 'stored-session' && text.length > LONGEST_COOKIE) return null
      try {
        const [head = '', encryptedKey, ...parts] = text.split('.')
        const cipher = await ciphers.get(head)
        const [iv, ciphertext, tag, more] = parts.map(fromBase64url)
        if (!cipher || encryptedKey !== '' || more !== undefined) return null
        if (iv?.length !== IV_BYTES || !ciphertext || tag?.length !== TAG_BYTES) return null
        const plaintext = await cipher.decrypt(iv, joined(ciphertext, tag), head)
        const deflated = purpose === 'flow' ? plaintext.subarray(0, plaintext.lastIndexOf(MARK)) : plaintext
        const payload: unknown = JSON.parse(decoder.decode(await inflate(deflated, LONGEST_PAYLOAD)))
        return payload
      } catch {
        return null
      }
    },
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length)
  whole.set(first)
  whole.set(second, first.length)
  return whole
}

/** Pads with a mark and zeros up to a multiple of 256 bytes (ISO/IEC 7816-4). The payload ends before the last mark byte. */
function padded(bytes: Uint8Array): Uint8Array {
  const block = new Uint8Array(Math.ceil((bytes.length + 1) / BLOCK) * BLOCK)
  block.set(bytes)
  block[bytes.length] = MARK
  return block
}

import { compactDecrypt, CompactEncrypt } from 'jose'
import { deriveKey, type Keys } from './keys.ts'

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
  const typ = `ck-${purpose}+jwe`
  const aud = `ck-${purpose}`
  const derived = new Map([...all].map(([id, secret]) => [id, deriveKey(secret, `seal/${purpose}/${app}`)]))
  const keyOf = async (id: string | undefined): Promise<Uint8Array> =>
    (await derived.get(id ?? '')) ?? Promise.reject(new Error('no key has this id'))

  return {
    async close(payload) {
      const bytes = await through(encoder.encode(JSON.stringify(payload)), new CompressionStream('deflate-raw'))
      return new CompactEncrypt(purpose === 'flow' ? padded(bytes) : bytes)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: newest, typ, aud })
        .encrypt(await keyOf(newest))
    },
    async open(text) {
      if (purpose !== 'stored-session' && text.length > LONGEST_COOKIE) return null
      try {
        const allowed = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] }
        const { plaintext, protectedHeader } = await compactDecrypt(
          text,
          ({ kid }: { kid?: string }) => keyOf(kid),
          allowed,
        )
        if (protectedHeader.typ !== typ || protectedHeader['aud'] !== aud) return null
        const deflated = Uint8Array.from(
          purpose === 'flow' ? plaintext.subarray(0, plaintext.lastIndexOf(MARK)) : plaintext,
        )
        const bytes = await through(deflated, new DecompressionStream('deflate-raw'))
        const payload: unknown = JSON.parse(decoder.decode(bytes))
        return payload
      } catch {
        return null
      }
    },
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(transform)).arrayBuffer())
}

/** Pads with a mark and zeros up to a multiple of 256 bytes (ISO/IEC 7816-4). The payload ends before the last mark byte. */
function padded(bytes: Uint8Array): Uint8Array {
  const block = new Uint8Array(Math.ceil((bytes.length + 1) / BLOCK) * BLOCK)
  block.set(bytes)
  block[bytes.length] = MARK
  return block
}

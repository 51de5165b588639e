import { compactDecrypt, CompactEncrypt } from 'jose'
import { fromBase64url } from './base64.ts'

/** A key that cookies are sealed with. Make one with 32 random bytes: `openssl rand -base64 32 | tr '+/' '-_'`. */
export interface SealKey {
  /** Written in clear into each cookie (`kid`), so that a rotated key is found again. */
  readonly id: string
  /** At least 32 random bytes, or those in base64url. */
  readonly secret: Uint8Array | string
}

/** What a cookie is for. Each has its own key, type and audience: none opens as another. */
export type Purpose = 'flow' | 'session' | 'device'

/** Turns a payload into text that only this backend can read or make, and back. */
export interface Seal {
  close(payload: unknown): Promise<string>
  /** The payload, or null for anything that this backend did not seal for this purpose. Never throws. */
  open(text: string): Promise<unknown>
}

const LONGEST = 4_096
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Checks the keys at start-up, where a short or repetitive one is a sentence and not a breach. */
export function readKeys(keys: readonly SealKey[]): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  const read = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const { id, secret } of keys) {
    const bytes = typeof secret === 'string' ? fromBase64url(secret) : Uint8Array.from(secret)
    if (bytes === null) throw new Error(`keys: "${id}" is neither bytes nor base64url`)
    if (bytes.length < 32) throw new Error(`keys: "${id}" has ${bytes.length} bytes; it needs at least 32`)
    if (new Set(bytes).size < 16) throw new Error(`keys: "${id}" does not look random; make it with a random generator`)
    if (read.has(id)) throw new Error(`keys: "${id}" is there twice`)
    read.set(id, bytes)
  }
  if (read.size === 0) throw new Error('keys: at least one is needed to seal cookies with')
  return read
}

/**
 * JWE compact, `dir` with A256GCM (RFC 7516). The first key seals, all open. The payload is deflated first, since two
 * tokens of Cognito would not fit a cookie otherwise; what an attacker could vary in it is guarded by the request gate.
 */
export function createSeal(keys: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, purpose: Purpose, app: string): Seal {
  const typ = `ck-${purpose}+jwe`
  const aud = `${app}/${purpose}`
  const derived = new Map([...keys].map(([id, secret]) => [id, deriveKey(secret, typ)]))
  const [newest = ''] = keys.keys()

  return {
    async close(payload) {
      const key = await derived.get(newest)
      if (!key) throw new Error('no key to seal with')
      const bytes = await through(encoder.encode(JSON.stringify(payload)), new CompressionStream('deflate-raw'))
      return new CompactEncrypt(bytes)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: newest, typ, aud })
        .encrypt(key)
    },
    async open(text) {
      if (text.length > LONGEST) return null
      try {
        const { plaintext, protectedHeader } = await compactDecrypt(
          text,
          async ({ kid }) => (await derived.get(kid ?? '')) ?? Promise.reject(new Error('unknown key')),
          { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
        )
        if (protectedHeader.typ !== typ || protectedHeader['aud'] !== aud) return null
        const bytes = await through(Uint8Array.from(plaintext), new DecompressionStream('deflate-raw'))
        const payload: unknown = JSON.parse(decoder.decode(bytes))
        return payload
      } catch {
        return null
      }
    },
  }
}

async function deriveKey(secret: Uint8Array<ArrayBuffer>, info: string): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const salt = new Uint8Array()
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: encoder.encode(info) }, key, 256),
  )
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(transform)).arrayBuffer())
}

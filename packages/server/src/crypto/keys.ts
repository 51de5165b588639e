import { fromBase64url } from './base64.ts'

/** A key that cookies are sealed with. Make one with 32 random bytes: `openssl rand -base64 32 | tr '+/' '-_'`. */
export interface SealKey {
  /** Written in clear into each cookie (`kid`), so that a rotated key is found again. */
  readonly id: string
  /** At least 32 random bytes, or those in base64url. */
  readonly secret: Uint8Array | string
}

/** Keys that have been looked at: there is one at least, and each is long and random enough. */
export interface Keys {
  /** The id of the key that seals. */
  readonly newest: string
  readonly all: ReadonlyMap<string, BufferSource>
}

/** Checks the keys at start-up, where a short or repetitive one is a sentence and not a breach. */
export function readKeys(keys: readonly SealKey[]): Keys {
  const [first] = keys
  if (!first) throw new Error('keys: at least one is needed to seal cookies with')
  const all = new Map<string, BufferSource>()
  for (const { id, secret } of keys) {
    const bytes = typeof secret === 'string' ? fromBase64url(secret) : Uint8Array.from(secret)
    if (bytes === null) throw new Error(`keys: "${id}" is neither bytes nor base64url`)
    if (bytes.length < 32) throw new Error(`keys: "${id}" has ${bytes.length} bytes; it needs at least 32`)
    if (new Set(bytes).size < 16) throw new Error(`keys: "${id}" does not look random; make it with a random generator`)
    if (all.has(id)) throw new Error(`keys: "${id}" is there twice`)
    all.set(id, bytes)
  }
  return { newest: first.id, all }
}

/** One key for each use (HKDF, RFC 5869), 32 bytes long: what is made with one says nothing about another. */
export async function deriveKey(secret: BufferSource, use: string): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const info = new TextEncoder().encode(`challenge-kit/${use}`)
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, 256))
}

import { deriveBytes, fromBase64url } from '#crypto'
import type { MistakeId } from '../setup/mistakes.ts'
import type { ReportMistake } from '../setup/reportMistake.ts'
import type { Awaitable } from './primitives.ts'

/** A key that seals cookies. Make one from 32 random bytes: `openssl rand -base64 32 | tr '+/' '-_'`. */
export interface SealKey {
  /** Each cookie contains the id of its key in clear text (`kid`), so that it still opens after a key rotation. */
  readonly id: string
  /** At least 32 random bytes, as bytes or as base64url. */
  readonly secret: Uint8Array | string
}

/** Checked keys: at least one, each at least 32 bytes. */
export interface Keys {
  /** The id of the key that seals. */
  readonly newest: string
  readonly all: ReadonlyMap<string, Uint8Array>
}

/** Checks the keys. Throws at start-up if a key is missing, too short, repeated or not random. */
export function readKeys(keys: readonly SealKey[] = [], report: ReportMistake | null = null): Keys {
  function refuse(mistake: MistakeId, message: string): never {
    report?.(mistake)
    throw new Error(message)
  }

  const [first] = keys
  if (!first) return refuse('key_missing', 'keys: give at least one key, because cookies are sealed with it')
  const all = new Map<string, Uint8Array>()
  for (const { id, secret = '' } of keys) {
    if (secret.length === 0) refuse('key_missing', `keys: "${id}" is empty`)
    const bytes = typeof secret === 'string' ? fromBase64url(secret) : Uint8Array.from(secret)
    if (bytes === null) return refuse('key_weak', `keys: "${id}" is neither bytes nor base64url`)
    if (bytes.length < 32) refuse('key_weak', `keys: "${id}" has ${bytes.length} bytes; it needs at least 32`)
    if (new Set(bytes).size < 16 || isWords(secret))
      refuse('key_weak', `keys: "${id}" does not look random; make it with a random generator`)
    if (all.has(id)) throw new Error(`keys: the id "${id}" is given twice`)
    all.set(id, bytes)
  }
  return { newest: first.id, all }
}

/**
 * Whether a secret is a placeholder such as `change-me-change-me-change-me-please-now`. The base64url of 32 random bytes
 * has upper and lower case, except once in a billion times.
 */
function isWords(secret: SealKey['secret']): boolean {
  const text = typeof secret === 'string' ? secret : new TextDecoder('latin1').decode(secret)
  const isHex = /^[\da-f]+$/i.test(text)
  return !isHex && (/^[a-z\d_-]+$/.test(text) || /^[A-Z\d_-]+$/.test(text))
}

/** Derives a key of 32 bytes for one use (HKDF, RFC 5869). A derived key reveals nothing about the others. */
export function deriveKey(secret: Uint8Array, use: string): Awaitable<Uint8Array> {
  return deriveBytes(secret, `challenge-kit/${use}`)
}

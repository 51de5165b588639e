import { encodeBase64url } from './base64url.ts'

/** Returns `size` random bytes. Pass your own function to make Sessions, codes and keys repeatable. */
export type Random = (size: number) => Uint8Array

/** The bytes that one call of WebCrypto fetches. A sign-in uses about 1,100, and each call costs as much as its bytes. */
const batchSize = 16_384
let batch = new Uint8Array(0)

/** The random bytes of WebCrypto. Each byte is used once. */
export const secureRandom: Random = (size) => {
  if (size > batch.length) batch = crypto.getRandomValues(new Uint8Array(Math.max(size, batchSize)))
  const bytes = batch.slice(0, size)
  batch = batch.subarray(size)
  return bytes
}

/** Random bytes as base64url text. `size` counts bytes. */
export function randomText(random: Random, size: number): string {
  return encodeBase64url(random(size))
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** A random UUID, version 4. */
export function randomUuid(random: Random): string {
  let uuid = ''
  let index = 0
  for (const byte of random(16)) {
    const versioned = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte
    if (index === 4 || index === 6 || index === 8 || index === 10) uuid += '-'
    uuid += hexOf[versioned]
    index += 1
  }
  return uuid
}

/** A code of decimal digits. */
export function randomDigits(random: Random, length: number): string {
  return Array.from(random(length), (byte) => String(byte % 10)).join('')
}

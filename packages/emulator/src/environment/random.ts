import { base64url } from 'jose'

/** Returns `size` random bytes. Pass your own function to make Sessions, codes and keys repeatable. */
export type Random = (size: number) => Uint8Array

/** Random bytes from WebCrypto. One call returns at most 65,536 bytes, and the emulator never needs more. */
export const secureRandom: Random = (size) => crypto.getRandomValues(new Uint8Array(size))

/** Random bytes as base64url text. `size` counts bytes. */
export function randomText(random: Random, size: number): string {
  return base64url.encode(random(size))
}

/** A random UUID, version 4. */
export function randomUuid(random: Random): string {
  const bytes = random(16)
  const hex = Array.from(bytes, (byte, index) => {
    const versioned = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte
    return versioned.toString(16).padStart(2, '0')
  }).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** A code of decimal digits. */
export function randomDigits(random: Random, length: number): string {
  return Array.from(random(length), (byte) => String(byte % 10)).join('')
}

const encoder = new TextEncoder()

/**
 * Encodes a non-negative integer as Cognito hashes it. The result equals Java's `BigInteger.toByteArray()`: the fewest
 * bytes of two's complement, most significant byte first. A zero byte precedes a value whose top bit is set. Unlike RFC
 * 5054, Cognito does not pad the bytes to the length of N.
 */
export function toBytes(integer: bigint): Uint8Array {
  const digits = integer.toString(16)
  const even = digits.length % 2 === 0 ? digits : `0${digits}`
  // The top bit is set if the first digit is 8 or greater.
  const hex = even >= '8' ? `00${even}` : even
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  )
}

/** Decodes a non-negative integer, most significant byte first. */
export function fromBytes(bytes: Uint8Array): bigint {
  return fromHex(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''))
}

/** Decodes hexadecimal digits. The number of digits may be odd. Throws SyntaxError for any other text. */
export function fromHex(digits: string): bigint {
  return BigInt(`0x${digits}`)
}

/** Decodes base64. Throws a DOMException named InvalidCharacterError for any other text. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}

/** Encodes bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

/** Concatenates all parts. Text is encoded as UTF-8. */
export function join(...parts: readonly (Uint8Array | string)[]): BufferSource {
  const chunks = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part))
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}

/** Returns the SHA-256 digest of the concatenated parts: 32 bytes. */
export async function sha256(...parts: readonly (Uint8Array | string)[]): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', join(...parts)))
}

const encoder = new TextEncoder()

/**
 * Writes a non-negative integer the way Cognito hashes it: as Java's `BigInteger.toByteArray()` does, in as few bytes
 * as two's complement allows, the most significant first. So a zero byte precedes a value whose top bit is set, and
 * no other leading zeros occur; RFC 5054's padding to the length of N does not apply.
 */
export function toBytes(integer: bigint): Uint8Array {
  const digits = integer.toString(16)
  const even = digits.length % 2 === 0 ? digits : `0${digits}`
  const hex = even >= '8' ? `00${even}` : even
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  )
}

/** The non-negative integer these bytes spell, the most significant first. */
export function fromBytes(bytes: Uint8Array): bigint {
  return fromHex(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''))
}

/** The integer behind hexadecimal digits of any number, odd too. Throws SyntaxError on anything else. */
export function fromHex(digits: string): bigint {
  return BigInt(`0x${digits}`)
}

/** The bytes behind base64 text. Throws a DOMException named InvalidCharacterError on anything else. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}

/** The base64 text of these bytes. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

/** All parts, one after the other; text as UTF-8. */
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

/** The SHA-256 digest of all parts, one after the other; text as UTF-8. Always 32 bytes. */
export async function sha256(...parts: readonly (Uint8Array | string)[]): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', join(...parts)))
}

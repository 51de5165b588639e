const alphabet = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
const decoder = new TextDecoder()

/**
 * Bytes as base64url without padding. The table is several times as fast as `btoa`, which takes a string of bytes.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc4648#section-5 | RFC 4648, section 5}
 */
export function encodeBase64url(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  let to = 0
  for (let from = 0; from < bytes.length; from += 3) {
    // A byte past the end counts as 0. A character past the end is dropped, because `text` is not longer.
    const group = (byteAt(bytes, from) << 16) | (byteAt(bytes, from + 1) << 8) | byteAt(bytes, from + 2)
    text[to] = byteAt(alphabet, group >> 18)
    text[to + 1] = byteAt(alphabet, (group >> 12) & 63)
    text[to + 2] = byteAt(alphabet, (group >> 6) & 63)
    text[to + 3] = byteAt(alphabet, group & 63)
    to += 4
  }
  return decoder.decode(text)
}

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0
}

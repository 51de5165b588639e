const characters = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
const decoder = new TextDecoder()
// Reused, because a new buffer for each text costs more than its characters. No `await` stands between filling and reading.
let scratch = new Uint8Array(4_096)

/**
 * Bytes as base64url without padding. A table is several times as fast as `btoa`, which takes a string of bytes.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc4648#section-5 | RFC 4648, section 5}
 */
export function encodeBase64url(bytes: Uint8Array): string {
  const { length } = bytes
  const size = Math.ceil((length * 4) / 3)
  if (size + 3 > scratch.length) scratch = new Uint8Array(size + 3)
  const text = scratch
  let to = 0
  for (let from = 0; from < length; from += 3) {
    // A byte past the end counts as 0. A character past the end is not read.
    const first = bytes[from] ?? 0
    const second = from + 1 < length ? (bytes[from + 1] ?? 0) : 0
    const third = from + 2 < length ? (bytes[from + 2] ?? 0) : 0
    text[to] = characters[first >> 2] ?? 0
    text[to + 1] = characters[((first & 3) << 4) | (second >> 4)] ?? 0
    text[to + 2] = characters[((second & 15) << 2) | (third >> 6)] ?? 0
    text[to + 3] = characters[third & 63] ?? 0
    to += 4
  }
  return decoder.decode(text.subarray(0, size))
}

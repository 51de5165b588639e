/** A value, or a promise of it. `node:crypto` returns at once, and Web Crypto returns promises. */
export type Awaitable<T> = T | Promise<T>

/** HMAC-SHA-256 with one key, which is imported once. */
export type Mac = (text: string) => Awaitable<Uint8Array>

/** AES-256-GCM with one key, which is imported once. */
export interface Cipher {
  /** The ciphertext, with the tag of 16 bytes at its end. */
  encrypt(iv: Uint8Array, bytes: Uint8Array, additionalData: string): Awaitable<Uint8Array>
  /** Throws, or rejects, if the tag does not fit. */
  decrypt(iv: Uint8Array, sealed: Uint8Array, additionalData: string): Awaitable<Uint8Array>
}

/**
 * What the backend needs of a runtime. `#crypto` of package.json selects the implementation by export condition: `node.ts`
 * where the runtime has `node:crypto` and `node:zlib`, and `web.ts` elsewhere. Both make and read the same bytes.
 */
export interface Primitives {
  /** Bytes as base64 (RFC 4648, section 4), padded. */
  base64(bytes: Uint8Array): string
  /** Bytes as base64url (RFC 4648, section 5), without padding. */
  base64url(bytes: Uint8Array): string
  /**
   * The bytes of a base64url text, with or without padding. Null for any other text. The return type is
   * `Uint8Array<ArrayBuffer>`, which TypeScript before 5.7 cannot read.
   */
  fromBase64url(text: string): ReturnType<typeof Uint8Array.from> | null
  /** SHA-256 of a text as base64url. It is stored in place of a secret. */
  digest(text: string): Awaitable<string>
  createMac(key: Uint8Array): Awaitable<Mac>
  createCipher(key: Uint8Array): Awaitable<Cipher>
  /** Derives 32 bytes (HKDF-SHA-256 with an empty salt, RFC 5869). */
  deriveBytes(secret: Uint8Array, info: string): Awaitable<Uint8Array>
  /** Raw deflate (RFC 1951). */
  deflate(bytes: Uint8Array): Awaitable<Uint8Array>
  /** Throws, or rejects, if the bytes are not deflated or the result is longer than `longest` bytes. */
  inflate(bytes: Uint8Array, longest: number): Awaitable<Uint8Array>
  /** `base ** exponent` modulo the prime of SRP. Undefined where BigInt is the best that the runtime has. */
  readonly modPow: ((base: bigint, exponent: bigint) => bigint) | undefined
}

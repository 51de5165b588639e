import {
  createCipheriv,
  createDecipheriv,
  createDiffieHellman,
  createHash,
  createHmac,
  createSecretKey,
  type DiffieHellman,
  getDiffieHellman,
  hkdfSync,
} from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Primitives } from './primitives.ts'

const TAG_BYTES = 16
// 8 KiB hold two tokens. The default of 32 KiB is slower, because zlib clears its tables for each call.
const DEFLATE = { windowBits: 13, memLevel: 6 } as const

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength)

export const base64: Primitives['base64'] = (bytes) => viewOf(bytes).toString('base64')

export const base64url: Primitives['base64url'] = (bytes) => viewOf(bytes).toString('base64url')

export const fromBase64url: Primitives['fromBase64url'] = (text) => {
  // `Buffer.from` ignores characters that are not base64url.
  if (!/^[\w-]+=*$/.test(text) || text.replace(/=+$/, '').length % 4 === 1) return null
  return new Uint8Array(Buffer.from(text, 'base64url'))
}

export const digest: Primitives['digest'] = (text) => createHash('sha256').update(text).digest('base64url')

export const createMac: Primitives['createMac'] = (bytes) => {
  const key = createSecretKey(bytes)
  return (text) => createHmac('sha256', key).update(text).digest()
}

export const createCipher: Primitives['createCipher'] = (bytes) => {
  const key = createSecretKey(bytes)
  return {
    encrypt: (iv, plaintext, additionalData) => {
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(additionalData))
      return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
    },
    decrypt: (iv, sealed, additionalData) => {
      const end = sealed.length - TAG_BYTES
      if (end < 0) throw new Error('the sealed text is too short')
      const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(additionalData))
        .setAuthTag(sealed.subarray(end))
      return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()])
    },
  }
}

export const deriveBytes: Primitives['deriveBytes'] = (secret, info) =>
  new Uint8Array(hkdfSync('sha256', secret, '', info, 32))

export const deflate: Primitives['deflate'] = (bytes) => deflateRawSync(bytes, DEFLATE)

export const inflate: Primitives['inflate'] = (bytes, longest) => inflateRawSync(bytes, { maxOutputLength: longest })

// The group of SRP at Cognito is also group 15 of Diffie-Hellman (RFC 3526).
const bytesOfN = getDiffieHellman('modp15').getPrime()
const N = fromBuffer(bytesOfN)
let exchange: DiffieHellman | undefined

/** OpenSSL computes the power in constant time, and several times faster than BigInt. */
export const modPow: Primitives['modPow'] = (base, exponent) => {
  // OpenSSL refuses these bases, because they are no public keys.
  if (exponent === 0n || base === 1n) return 1n
  if (base === 0n) return 0n
  if (base === N - 1n) return exponent % 2n === 0n ? 1n : base
  exchange ??= createDiffieHellman(bytesOfN, 2)
  exchange.setPrivateKey(toBuffer(exponent))
  try {
    return fromBuffer(exchange.computeSecret(toBuffer(base)))
  } catch {
    // OpenSSL 3.5 refuses a base that is no square. Then `N - base` is a square, because N is 3 modulo 4. A wrong
    // password gives such a base. A right password never does, so the longer time tells nothing about it.
    const power = fromBuffer(exchange.computeSecret(toBuffer(N - base)))
    return exponent % 2n === 0n ? power : N - power
  }
}

function toBuffer(integer: bigint): Buffer {
  const digits = integer.toString(16)
  return Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex')
}

function fromBuffer(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`)
}

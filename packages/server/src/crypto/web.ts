import type { Primitives } from './primitives.ts'

const encoder = new TextEncoder()
const HMAC = { name: 'HMAC', hash: 'SHA-256' }

export const base64: Primitives['base64'] = (bytes) => btoa(String.fromCharCode(...bytes))

export const base64url: Primitives['base64url'] = (bytes) =>
  base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

export const fromBase64url: Primitives['fromBase64url'] = (text) => {
  if (!/^[\w-]+=*$/.test(text)) return null
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', ''))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}

export const digest: Primitives['digest'] = async (text) =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text))))

export const createMac: Primitives['createMac'] = async (bytes) => {
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(bytes), HMAC, false, ['sign'])
  return async (text) => new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)))
}

export const createCipher: Primitives['createCipher'] = async (bytes) => {
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(bytes), 'AES-GCM', false, ['encrypt', 'decrypt'])
  const parameters = (iv: Uint8Array, additionalData: string): AesGcmParams => ({
    name: 'AES-GCM',
    iv: Uint8Array.from(iv),
    additionalData: encoder.encode(additionalData),
    tagLength: 128,
  })
  return {
    encrypt: async (iv, plaintext, additionalData) =>
      new Uint8Array(await crypto.subtle.encrypt(parameters(iv, additionalData), key, Uint8Array.from(plaintext))),
    decrypt: async (iv, sealed, additionalData) =>
      new Uint8Array(await crypto.subtle.decrypt(parameters(iv, additionalData), key, Uint8Array.from(sealed))),
  }
}

export const deriveBytes: Primitives['deriveBytes'] = async (secret, info) => {
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(secret), 'HKDF', false, ['deriveBits'])
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(info) }
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, 256))
}

export const deflate: Primitives['deflate'] = (bytes) =>
  through(bytes, new CompressionStream('deflate-raw'), Number.MAX_SAFE_INTEGER)

export const inflate: Primitives['inflate'] = (bytes, longest) =>
  through(bytes, new DecompressionStream('deflate-raw'), longest)

async function through(
  bytes: Uint8Array,
  transform: CompressionStream | DecompressionStream,
  longest: number,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(transform).getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length
    if (size > longest) {
      void reader.cancel().catch(() => undefined)
      throw new Error(`the text has more than ${longest} bytes`)
    }
    parts.push(part.value)
  }
  const whole = new Uint8Array(size)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

export const modPow: Primitives['modPow'] = undefined

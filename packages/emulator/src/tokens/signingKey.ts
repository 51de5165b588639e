import { exportJWK, generateKeyPair } from 'jose'
import type { CryptoKey, JWK } from 'jose'

export interface SigningKey {
  readonly id: string
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
  readonly jwk: JWK
}

// One pair a process: making it is the slowest thing the emulator does, and no test tells pools apart by their keys.
let pair: Promise<SigningKey> | undefined

/** The RSA key that signs tokens, made when it is first needed. */
export function signingKey(): Promise<SigningKey> {
  pair ??= createKey()
  return pair
}

async function createKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2_048 })
  const id = crypto.randomUUID()
  const jwk = { ...(await exportJWK(publicKey)), kid: id, alg: 'RS256', use: 'sig' }
  return { id, privateKey, publicKey, jwk }
}

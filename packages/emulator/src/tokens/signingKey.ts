import { exportJWK, generateKeyPair } from 'jose'
import type { CryptoKey, JWK } from 'jose'
import { encodeBase64url } from '../environment/base64url.ts'

/** The key pair that signs tokens. */
export interface SigningKey {
  /** The first part of every token: its JOSE header in base64url. */
  readonly jwtHeader: string
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
  readonly jwk: JWK
}

// All pools of a process share one key pair, because making one is slow and no client compares the keys of two pools.
let pair: Promise<SigningKey> | undefined

/** The RSA key that signs tokens. The key is made at the first use. */
export function signingKey(): Promise<SigningKey> {
  pair ??= createKey()
  return pair
}

/** The JSON Web Key Set that verifies the tokens. */
export async function jwks(): Promise<{ readonly keys: readonly JWK[] }> {
  return { keys: [(await signingKey()).jwk] }
}

async function createKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2_048 })
  const id = crypto.randomUUID()
  const jwk = { ...(await exportJWK(publicKey)), kid: id, alg: 'RS256', use: 'sig' }
  const jwtHeader = encodeBase64url(new TextEncoder().encode(JSON.stringify({ alg: 'RS256', kid: id })))
  return { jwtHeader, privateKey, publicKey, jwk }
}

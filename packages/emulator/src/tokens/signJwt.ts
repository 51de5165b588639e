import { encodeBase64url } from '../environment/base64url.ts'
import { signingKey } from './signingKey.ts'

const encoder = new TextEncoder()

/** A JSON Web Token with these claims, signed with RS256. WebCrypto signs on its own threads. */
export async function signJwt(claims: Readonly<Record<string, unknown>>): Promise<string> {
  const { privateKey, jwtHeader } = await signingKey()
  const signed = `${jwtHeader}.${encodeBase64url(encoder.encode(JSON.stringify(claims)))}`
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', privateKey, encoder.encode(signed))
  return `${signed}.${encodeBase64url(new Uint8Array(signature))}`
}

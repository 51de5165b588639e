import { base64 } from '../crypto/base64.ts'

/**
 * SECRET_HASH: base64(HMAC-SHA256(secret, USERNAME + ClientId)). USERNAME must be exactly the one of the same request.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
 */
export async function secretHash(username: string, clientId: string, clientSecret: string): Promise<string> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(clientSecret), algorithm, false, ['sign'])
  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(username + clientId))
  return base64(new Uint8Array(mac))
}

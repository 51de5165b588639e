import { exception, notAuthorized } from '../wire/exceptions.ts'
import type { Client } from './client.ts'

/** SECRET_HASH: base64(HMAC-SHA256(client secret, username + client id)). */
export async function secretHash(secret: string, username: string, clientId: string): Promise<string> {
  const encoder = new TextEncoder()
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(username + clientId))
  return btoa(String.fromCharCode(...new Uint8Array(signature)))
}

/** Refuses a SECRET_HASH unless it was computed from one of these usernames. */
export async function checkSecretHash(
  client: Client,
  hash: string | undefined,
  usernames: readonly string[],
  message: string = `Unable to verify secret hash for client ${client.id}`,
): Promise<void> {
  if (client.settings.secret === null) return
  for (const username of usernames) {
    if (hash === (await secretHash(client.settings.secret, username, client.id))) return
  }
  throw notAuthorized(message)
}

/** Checks the secret itself, for the operations that take a ClientSecret instead of a hash. */
export function checkClientSecret(
  client: Client,
  secret: string | undefined,
  exceptionName: 'NotAuthorizedException' | 'UnauthorizedException' = 'NotAuthorizedException',
): void {
  if (client.settings.secret !== null && client.settings.secret !== secret) {
    throw exception(exceptionName, `Unable to verify secret hash for client ${client.id}`)
  }
}

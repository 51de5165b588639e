import { failure } from '../../wire/exceptions.ts'
import { optionalText, text } from '../../wire/input.ts'
import { checkClientSecret, findByClient } from '../../pool/pool.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** Ends a sign-in: its refresh token and every token made from it. A token nobody knows is no error. */
export function revokeToken({ service, input }: Call): Output {
  const token = text(input, 'Token')
  const { client } = findByClient(service.pools.values(), text(input, 'ClientId'))
  checkClientSecret(client, optionalText(input, 'ClientSecret'), 'UnauthorizedException')
  if (!client.settings.tokenRevocation) {
    throw failure('UnsupportedOperationException', 'Token revocation is not enabled for this client.')
  }
  // Access and ID tokens are JWTs of three parts; refresh tokens have five.
  if (token.split('.').length === 3) {
    throw failure('UnsupportedTokenTypeException', 'Only refresh tokens can be revoked.')
  }
  const found = service.tokens.findRefreshToken(token)
  if (!found) return {}
  if (found.grant.client !== client) throw failure('UnauthorizedException', 'The token was issued to another client.')
  found.grant.revoked = true
  return {}
}

import { checkClientSecret } from '../../pool/clientSecret.ts'
import type { Pools } from '../../pool/pools.ts'
import type { Tokens } from '../../tokens/tokens.ts'
import { exception } from '../../wire/exceptions.ts'
import { optionalText, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

/** Revokes a refresh token and every token of the same sign-in. An unknown token throws no exception. */
export function revokeToken({ pools, tokens }: { readonly pools: Pools; readonly tokens: Tokens }): RunOperation {
  return (input) => {
    const token = text(input, 'Token')
    const { client } = pools.findByClient(text(input, 'ClientId'))
    checkClientSecret(client, optionalText(input, 'ClientSecret'), 'UnauthorizedException')
    if (!client.settings.tokenRevocation) {
      throw exception('UnsupportedOperationException', 'Token revocation is not enabled for this client.')
    }
    // An access token or ID token is a JWT of three parts. A refresh token has five parts.
    if (token.split('.').length === 3) {
      throw exception('UnsupportedTokenTypeException', 'Only refresh tokens can be revoked.')
    }
    const found = tokens.findRefreshToken(token)
    if (!found) return {}
    if (found.grant.client !== client) {
      throw exception('UnauthorizedException', 'The token was issued to another client.')
    }
    found.grant.revoked = true
    return {}
  }
}

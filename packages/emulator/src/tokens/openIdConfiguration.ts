import type { Pool } from '../pool/pool.ts'

/**
 * The OpenID configuration of a pool without a domain. The emulator serves `jwks_uri`, because AWS has other keys.
 *
 * @see {@link https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata | OpenID Provider Metadata}
 */
export function openIdConfiguration(pool: Pool, origin: string): object {
  return {
    issuer: pool.issuer,
    jwks_uri: `${origin}/${pool.id}/.well-known/jwks.json`,
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'token'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  }
}

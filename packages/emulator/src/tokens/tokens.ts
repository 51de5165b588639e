import type { Clock } from '../environment/clock.ts'
import type { Random } from '../environment/random.ts'
import { randomText, randomUuid } from '../environment/random.ts'
import type { User } from '../users/user.ts'
import { accessTokenClaims, idTokenClaims } from './claims.ts'
import type { Grant } from './grant.ts'
import { signJwt } from './signJwt.ts'

type NewGrant = Pick<Grant, 'pool' | 'client' | 'user' | 'deviceKey' | 'methods'>

/** A refresh token that was issued. */
export interface RefreshToken {
  readonly token: string
  readonly grant: Grant
  /** The time at which rotation replaced this token, or null. */
  replacedAt: number | null
}

/** The tokens that a sign-in and a refresh return. */
export interface TokenSet {
  readonly AccessToken: string
  readonly IdToken: string
  readonly ExpiresIn: number
  readonly TokenType: 'Bearer'
}

/** Issues tokens, and finds and revokes the tokens that were issued. */
export interface Tokens {
  /** Records a completed sign-in. */
  grant(parts: NewGrant): Grant
  /** A new access token and ID token. */
  issue(grant: Grant): Promise<TokenSet>
  /** A new refresh token. */
  issueRefreshToken(grant: Grant): string
  findRefreshToken(token: string): RefreshToken | undefined
  /** Finds a grant by `origin_jti`. */
  findGrant(id: string): Grant | undefined
  /** Revokes every token of a user. */
  revokeAll(user: User): void
}

export function createTokens(clock: Clock, random: Random): Tokens {
  const grants = new Map<string, Grant>()
  const refreshTokens = new Map<string, RefreshToken>()
  return {
    grant: (parts) => {
      const authTime = clock.now()
      const grant: Grant = {
        id: randomUuid(random),
        eventId: randomUuid(random),
        ...parts,
        authTime,
        expires: authTime + parts.client.settings.refreshTokenValidity * 1_000,
        revoked: false,
      }
      grants.set(grant.id, grant)
      return grant
    },
    issueRefreshToken: (grant) => {
      const token = opaqueToken(random)
      refreshTokens.set(token, { token, grant, replacedAt: null })
      return token
    },
    findRefreshToken: (token) => refreshTokens.get(token),
    findGrant: (id) => grants.get(id),
    revokeAll: (user) => {
      for (const grant of grants.values()) if (grant.user === user) grant.revoked = true
    },
    issue: async (grant) => {
      const now = Math.floor(clock.now() / 1_000)
      const { accessTokenValidity, idTokenValidity } = grant.client.settings
      const sign = (claims: Record<string, unknown>, validity: number): Promise<string> =>
        signJwt({ ...claims, jti: randomUuid(random), iat: now, exp: now + validity })
      // Both signatures run at once, on threads of WebCrypto.
      const [AccessToken, IdToken] = await Promise.all([
        sign(accessTokenClaims(grant), accessTokenValidity),
        sign(idTokenClaims(grant), idTokenValidity),
      ])
      return { AccessToken, IdToken, ExpiresIn: accessTokenValidity, TokenType: 'Bearer' }
    },
  }
}

// The JWE header of a real refresh token. The four parts after the header are random.
const jweHeader = 'eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ'

/** The four parts have 342, 16, 1,024 and 22 characters. One draw for all of them is faster than four. */
function opaqueToken(random: Random): string {
  const text = randomText(random, 1_053)
  return [jweHeader, text.slice(0, 342), text.slice(342, 358), text.slice(358, 1_382), text.slice(1_382)].join('.')
}

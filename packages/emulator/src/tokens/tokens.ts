import { SignJWT } from 'jose'
import type { Method } from '../factors/assurance.ts'
import { amrOf, levelOf } from '../factors/assurance.ts'
import type { Client } from '../pool/client.ts'
import type { Clock } from '../environment/clock.ts'
import { signingKey } from './signingKey.ts'
import type { Pool } from '../pool/pool.ts'
import type { Random } from '../environment/random.ts'
import { randomText, randomUuid } from '../environment/random.ts'
import type { User } from '../users/user.ts'

/** One sign-in: every token made from it shares its `origin_jti` and dies with it. */
export interface Grant {
  readonly id: string
  readonly eventId: string
  readonly pool: Pool
  readonly client: Client
  readonly user: User
  /** Milliseconds since the Unix epoch. */
  readonly authTime: number
  readonly expires: number
  readonly deviceKey: string | null
  /** What was proved, in order. A refresh keeps it. */
  readonly methods: readonly Method[]
  revoked: boolean
}

type GrantParts = Pick<Grant, 'pool' | 'client' | 'user' | 'deviceKey' | 'methods'>

export interface RefreshToken {
  readonly token: string
  readonly grant: Grant
  /** When rotation replaced it, or null. */
  replacedAt: number | null
}

/** What a sign-in or a refresh hands out. */
export interface TokenSet {
  readonly AccessToken: string
  readonly IdToken: string
  readonly ExpiresIn: number
  readonly TokenType: 'Bearer'
}

export interface Tokens {
  grant(parts: GrantParts): Grant
  refreshToken(grant: Grant): string
  findRefreshToken(token: string): RefreshToken | undefined
  findGrant(id: string): Grant | undefined
  revokeAll(user: User): void
  issue(grant: Grant): Promise<TokenSet>
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
    refreshToken: (grant) => {
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
      const [AccessToken, IdToken] = await Promise.all([
        sign({ ...common(grant), ...accessClaims(grant) }, now, accessTokenValidity, random),
        sign({ ...common(grant), ...idClaims(grant) }, now, idTokenValidity, random),
      ])
      return { AccessToken, IdToken, ExpiresIn: accessTokenValidity, TokenType: 'Bearer' }
    },
  }
}

function common(grant: Grant): Record<string, unknown> {
  return {
    sub: grant.user.sub,
    iss: grant.pool.issuer,
    origin_jti: grant.id,
    event_id: grant.eventId,
    auth_time: Math.floor(grant.authTime / 1_000),
    ...assuranceClaims(grant),
  }
}

function assuranceClaims({ pool, methods }: Grant): Record<string, unknown> {
  const { acrValues, stepUpInForce } = pool.settings
  const level = levelOf(methods)
  return stepUpInForce && level > 0 ? { acr: acrValues[level - 1], amr: amrOf(methods) } : {}
}

function accessClaims(grant: Grant): Record<string, unknown> {
  return {
    token_use: 'access',
    client_id: grant.client.id,
    scope: 'aws.cognito.signin.user.admin',
    username: grant.user.username,
    ...(grant.deviceKey !== null && { device_key: grant.deviceKey }),
  }
}

function idClaims(grant: Grant): Record<string, unknown> {
  // Strings everywhere else on the wire, these two are booleans in the ID token.
  const flags = new Set(['email_verified', 'phone_number_verified'])
  const attributes = Array.from(grant.user.attributes, ([name, value]): [string, string | boolean] => [
    name,
    flags.has(name) ? value === 'true' : value,
  ])
  return {
    ...Object.fromEntries(attributes),
    token_use: 'id',
    aud: grant.client.id,
    'cognito:username': grant.user.username,
  }
}

async function sign(claims: Record<string, unknown>, now: number, validity: number, random: Random): Promise<string> {
  const key = await signingKey()
  return new SignJWT({ ...claims, jti: randomUuid(random), iat: now, exp: now + validity })
    .setProtectedHeader({ alg: 'RS256', kid: key.id })
    .sign(key.privateKey)
}

// The header of a JWE, as real ones have it, and four parts that nobody but the pool can read.
const jweHeader = 'eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ'

function opaqueToken(random: Random): string {
  return [jweHeader, ...[256, 12, 768, 16].map((size) => randomText(random, size))].join('.')
}

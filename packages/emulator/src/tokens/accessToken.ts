import { errors, jwtVerify } from 'jose'
import type { Clock } from '../environment/clock.ts'
import { notAuthorized } from '../wire/exceptions.ts'
import type { Grant } from './grant.ts'
import { signingKey } from './signingKey.ts'
import type { Tokens } from './tokens.ts'

/** Checks an access token and returns its grant, which names the pool, the client and the user. */
export type VerifyAccessToken = (accessToken: string) => Promise<Grant>

export function createAccessTokenVerifier({
  clock,
  tokens,
}: {
  readonly clock: Clock
  readonly tokens: Tokens
}): VerifyAccessToken {
  return async (accessToken) => {
    const claims = await verifySignature(accessToken, clock.now())
    const grant = typeof claims['origin_jti'] === 'string' ? tokens.findGrant(claims['origin_jti']) : undefined
    if (!grant || claims['token_use'] !== 'access') throw invalidAccessToken()
    if (grant.revoked) throw notAuthorized('Access Token has been revoked')
    if (!grant.pool.users.find(grant.user.username, grant.pool.settings)) throw invalidAccessToken()
    if (!grant.user.enabled) throw notAuthorized('User is disabled.')
    return grant
  }
}

async function verifySignature(token: string, now: number): Promise<Record<string, unknown>> {
  const { publicKey } = await signingKey()
  try {
    const { payload } = await jwtVerify(token, publicKey, { algorithms: ['RS256'], currentDate: new Date(now) })
    return payload
  } catch (error) {
    throw error instanceof errors.JWTExpired ? notAuthorized('Access Token has expired') : invalidAccessToken()
  }
}

function invalidAccessToken(): Error {
  return notAuthorized('Invalid Access Token')
}

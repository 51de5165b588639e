import { errors, jwtVerify } from 'jose'
import { notAuthorized } from '../wire/exceptions.ts'
import type { Input } from '../wire/input.ts'
import { text } from '../wire/input.ts'
import { signingKey } from './signingKey.ts'
import type { Service } from '../service.ts'
import type { Grant } from './tokens.ts'

/** Whose access token this is. The grant names the pool, the client and the user. */
export async function bearer(service: Service, input: Input): Promise<Grant> {
  const claims = await verify(text(input, 'AccessToken'), service.clock.now())
  const grant = typeof claims['origin_jti'] === 'string' ? service.tokens.findGrant(claims['origin_jti']) : undefined
  if (!grant || claims['token_use'] !== 'access') throw invalid()
  if (grant.revoked) throw notAuthorized('Access Token has been revoked')
  if (!grant.pool.users.find(grant.user.username, grant.pool.settings)) throw invalid()
  if (!grant.user.enabled) throw notAuthorized('User is disabled.')
  return grant
}

async function verify(token: string, now: number): Promise<Record<string, unknown>> {
  const { publicKey } = await signingKey()
  try {
    const { payload } = await jwtVerify(token, publicKey, { algorithms: ['RS256'], currentDate: new Date(now) })
    return payload
  } catch (error) {
    throw error instanceof errors.JWTExpired ? notAuthorized('Access Token has expired') : invalid()
  }
}

function invalid(): Error {
  return notAuthorized('Invalid Access Token')
}

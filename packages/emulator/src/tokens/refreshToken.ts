import type { Clock } from '../environment/clock.ts'
import type { Client } from '../pool/client.ts'
import { notAuthorized, resourceNotFound } from '../wire/exceptions.ts'
import type { Grant } from './grant.ts'
import type { RefreshToken, Tokens } from './tokens.ts'

/** Checks that this client may use the refresh token now, and returns the token. `deviceKey` comes from the request. */
export type VerifyRefreshToken = (client: Client, token: string, deviceKey: string | undefined) => RefreshToken

export function createRefreshTokenVerifier({
  clock,
  tokens,
}: {
  readonly clock: Clock
  readonly tokens: Tokens
}): VerifyRefreshToken {
  return (client, token, deviceKey) => {
    const found = tokens.findRefreshToken(token)
    if (!found || found.grant.client !== client) throw invalidRefreshToken()
    const { grant } = found
    if (grant.revoked) throw notAuthorized('Refresh Token has been revoked')
    if (grant.expires <= clock.now()) throw notAuthorized('Refresh Token has expired')
    if (!grant.user.enabled) throw notAuthorized('User is disabled.')
    if (grant.pool.settings.deviceTracking) checkDevice(grant, deviceKey)
    return found
  }
}

/** In a pool that tracks devices, a refresh token works only with the confirmed device of its sign-in. */
function checkDevice({ user, deviceKey }: Grant, given: string | undefined): void {
  if (deviceKey === null) return
  if (given !== undefined && !user.devices.has(given)) throw resourceNotFound('Device does not exist.')
  if (given !== deviceKey || !user.devices.get(deviceKey)?.verifier) throw invalidRefreshToken()
}

function invalidRefreshToken(): Error {
  return notAuthorized('Invalid Refresh Token.')
}

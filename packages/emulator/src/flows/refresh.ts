import type { Answer } from '../sign-in/signIn.ts'
import { failure, notAuthorized, resourceNotFound } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { Opening } from '../sign-in/passwordChecks.ts'
import type { Client } from '../pool/client.ts'
import { checkSecretHash } from '../pool/clientSecret.ts'
import type { Service } from '../service.ts'
import type { Grant, RefreshToken } from '../tokens/tokens.ts'

const invalid = (): Error => notAuthorized('Invalid Refresh Token.')

/** REFRESH_TOKEN_AUTH and REFRESH_TOKEN: new access and ID tokens, no new refresh token. */
export async function refreshFlow({ service, pool, client, parameters }: Opening): Promise<Answer> {
  const token = text(parameters, 'REFRESH_TOKEN')
  if (client.settings.rotation) {
    throw failure(pool.settings.refreshOnRotatingClient, 'Refresh token rotation is enabled for this client.')
  }
  const { grant } = redeem(service, client, token, parameters['DEVICE_KEY'])
  // There is no USERNAME here, so the hash is over a name that the token's owner has.
  await checkSecretHash(client, parameters['SECRET_HASH'], [grant.user.username, grant.user.sub])
  return { AuthenticationResult: await service.tokens.issue(grant), ChallengeParameters: {} }
}

/** The refresh token, if this client may use it now. */
export function redeem(service: Service, client: Client, token: string, deviceKey: string | undefined): RefreshToken {
  const found = service.tokens.findRefreshToken(token)
  if (!found || found.grant.client !== client) throw invalid()
  const { grant } = found
  if (grant.revoked) throw notAuthorized('Refresh Token has been revoked')
  if (grant.expires <= service.clock.now()) throw notAuthorized('Refresh Token has expired')
  if (!grant.user.enabled) throw notAuthorized('User is disabled.')
  if (grant.pool.settings.deviceTracking) checkDevice(grant, deviceKey)
  return found
}

/** On a pool that tracks devices a refresh token works only with the confirmed device it was made for. */
function checkDevice({ user, deviceKey }: Grant, given: string | undefined): void {
  if (deviceKey === null) return
  if (given !== undefined && !user.devices.has(given)) throw resourceNotFound('Device does not exist.')
  if (given !== deviceKey || !user.devices.get(deviceKey)?.verifier) throw invalid()
}

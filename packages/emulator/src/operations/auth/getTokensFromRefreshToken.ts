import { failure } from '../../wire/exceptions.ts'
import { redeem } from '../../flows/refresh.ts'
import { optionalText, text } from '../../wire/input.ts'
import { checkClientSecret, findByClient } from '../../pool/pool.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** New tokens; on a rotating client also a new refresh token, while the old one stays good for the grace period. */
export async function getTokensFromRefreshToken({ service, input }: Call): Promise<Output> {
  const token = text(input, 'RefreshToken')
  const { pool, client } = findByClient(service.pools.values(), text(input, 'ClientId'))
  checkClientSecret(client, optionalText(input, 'ClientSecret'))
  const old = redeem(service, client, token, optionalText(input, 'DeviceKey'))
  const { rotation } = client.settings
  const now = service.clock.now()
  const grace = (rotation?.gracePeriodSeconds ?? 0) * 1_000
  if (old.replacedAt !== null && now >= old.replacedAt + grace) {
    if (pool.settings.reuseRevokesFamily) old.grant.revoked = true
    throw failure('RefreshTokenReuseException', 'Refresh token has been used already.')
  }
  const rotated = rotation ? { RefreshToken: service.tokens.refreshToken(old.grant) } : {}
  if (rotation) old.replacedAt ??= now
  return { AuthenticationResult: { ...(await service.tokens.issue(old.grant)), ...rotated } }
}

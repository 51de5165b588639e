import type { Clock } from '../../environment/clock.ts'
import { checkClientSecret } from '../../pool/clientSecret.ts'
import type { Pools } from '../../pool/pools.ts'
import type { VerifyRefreshToken } from '../../tokens/refreshToken.ts'
import type { Tokens } from '../../tokens/tokens.ts'
import { exception } from '../../wire/exceptions.ts'
import { optionalText, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

/**
 * Returns new tokens. With rotation, they include a new refresh token, and the old refresh token still works for the
 * grace period.
 */
export function getTokensFromRefreshToken({
  clock,
  pools,
  tokens,
  verifyRefreshToken,
}: {
  readonly clock: Clock
  readonly pools: Pools
  readonly tokens: Tokens
  readonly verifyRefreshToken: VerifyRefreshToken
}): RunOperation {
  return async (input) => {
    const token = text(input, 'RefreshToken')
    const { pool, client } = pools.findByClient(text(input, 'ClientId'))
    checkClientSecret(client, optionalText(input, 'ClientSecret'))
    const old = verifyRefreshToken(client, token, optionalText(input, 'DeviceKey'))
    const { rotation } = client.settings
    const now = clock.now()
    const grace = (rotation?.gracePeriodSeconds ?? 0) * 1_000
    if (old.replacedAt !== null && now >= old.replacedAt + grace) {
      if (pool.settings.reuseRevokesAllTokens) old.grant.revoked = true
      throw exception('RefreshTokenReuseException', 'Refresh token has been used already.')
    }
    const rotated = rotation ? { RefreshToken: tokens.issueRefreshToken(old.grant) } : {}
    if (rotation) old.replacedAt ??= now
    return { AuthenticationResult: { ...(await tokens.issue(old.grant)), ...rotated } }
  }
}

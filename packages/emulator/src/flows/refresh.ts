import { checkSecretHash } from '../pool/clientSecret.ts'
import type { VerifyRefreshToken } from '../tokens/refreshToken.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { exception } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { StartFlow } from './flow.ts'

/** REFRESH_TOKEN_AUTH and REFRESH_TOKEN: returns a new access token and ID token, and no new refresh token. */
export function createRefreshFlow({
  tokens,
  verifyRefreshToken,
}: {
  readonly tokens: Tokens
  readonly verifyRefreshToken: VerifyRefreshToken
}): StartFlow {
  return async ({ pool, client, parameters }) => {
    const token = text(parameters, 'REFRESH_TOKEN')
    if (client.settings.rotation) {
      throw exception(pool.settings.refreshOnRotatingClient, 'Refresh token rotation is enabled for this client.')
    }
    const { grant } = verifyRefreshToken(client, token, parameters['DEVICE_KEY'])
    // This flow has no USERNAME, so the hash must be computed from the username or the `sub` of the token's owner.
    await checkSecretHash(client, parameters['SECRET_HASH'], [grant.user.username, grant.user.sub])
    return { AuthenticationResult: await tokens.issue(grant), ChallengeParameters: {} }
  }
}

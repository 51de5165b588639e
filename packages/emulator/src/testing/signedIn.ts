import { GetTokensFromRefreshTokenCommand, GetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { ClientOptions, PoolSettings } from '../index.ts'
import { secretHash } from '../pool/clientSecret.ts'
import { password, poolWith, signInSteps } from './client.ts'

const users = [{ username: 'ada', password }]

/** A pool with a user who has signed in, and functions that use the user's tokens. */
export async function signedIn(client: Omit<ClientOptions, 'id'> = {}, settings: Partial<PoolSettings> = {}) {
  const pool = poolWith({ clients: [{ id: 'web', ...client }, { id: 'other' }], users, settings })
  const steps = signInSteps(pool)
  const hash = client.secret === undefined ? {} : { SECRET_HASH: await secretHash(client.secret, 'ada', 'web') }
  const { AuthenticationResult: tokens = {} } = await steps.signIn('ada', password, hash)
  const refresh = (REFRESH_TOKEN = tokens.RefreshToken ?? '', more: Record<string, string> = {}) =>
    steps.initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN, ...more })
  const exchange = (RefreshToken = tokens.RefreshToken, more: { DeviceKey?: string; ClientSecret?: string } = {}) =>
    steps.sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId: 'web', RefreshToken, ...more }))
  const getUser = (AccessToken = tokens.AccessToken) => steps.sdk.send(new GetUserCommand({ AccessToken }))
  return { pool, sdk: steps.sdk, steps, tokens, refresh, exchange, getUser }
}

import { RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { secretHash } from '../pool/clientSecret.ts'
import { refused, signInSteps } from '../testing/client.ts'
import { signedIn } from '../testing/signedIn.ts'

describe('REFRESH_TOKEN_AUTH', () => {
  test('returns a new access token and ID token of the same sign-in, and no refresh token', async () => {
    const { refresh, tokens, pool } = await signedIn()
    pool.clock.advance(60_000)
    const { AuthenticationResult: fresh, ChallengeParameters } = await refresh()
    expect(ChallengeParameters).toEqual({})
    expect(fresh?.RefreshToken).toBeUndefined()
    const [before, after] = [decodeJwt(tokens.AccessToken ?? ''), decodeJwt(fresh?.AccessToken ?? '')]
    expect(after['origin_jti']).toBe(before['origin_jti'])
    expect(after['auth_time']).toBe(before['auth_time'])
    expect(after.jti).not.toBe(before.jti)
    expect(Number(after.exp) - Number(before.exp)).toBe(60)
  })

  test('REFRESH_TOKEN is a second name of the flow', async () => {
    const { steps, tokens } = await signedIn()
    const answer = await steps.initiate('REFRESH_TOKEN', { REFRESH_TOKEN: tokens.RefreshToken ?? '' })
    expect(answer.AuthenticationResult?.IdToken).toBeDefined()
  })

  test('a made-up, foreign, expired or revoked token is refused', async () => {
    const { refresh, pool, tokens, sdk } = await signedIn()
    const invalid = refused('Invalid Refresh Token.')
    await expect(refresh('made.up.to.ken.x')).rejects.toMatchObject(invalid)
    const foreign = signInSteps(pool, 'public', 'other')
    const parameters = { REFRESH_TOKEN: tokens.RefreshToken ?? '' }
    await expect(foreign.initiate('REFRESH_TOKEN_AUTH', parameters)).rejects.toMatchObject(invalid)
    pool.clock.advance(30 * 86_400_000)
    await expect(refresh()).rejects.toMatchObject(refused('Refresh Token has expired'))
    await sdk.send(new RevokeTokenCommand({ ClientId: 'web', Token: tokens.RefreshToken }))
    await expect(refresh()).rejects.toMatchObject(refused('Refresh Token has been revoked'))
  })

  test('with a client secret, the hash is computed from the username or the sub, never from an alias', async () => {
    const secret = 'a'.repeat(26)
    const { refresh, pool } = await signedIn({ secret }, { aliasAttributes: ['preferred_username'] })
    const hashOf = async (name: string) => ({ SECRET_HASH: await secretHash(secret, name, 'web') })
    for (const name of ['ada', pool.user('ada')?.sub ?? '']) {
      expect((await refresh(undefined, await hashOf(name))).AuthenticationResult).toBeDefined()
    }
    await expect(refresh(undefined, await hashOf('lady'))).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    await expect(refresh()).rejects.toMatchObject(refused('Unable to verify secret hash for client web'))
  })
})

describe('GetTokensFromRefreshToken', () => {
  test('without rotation, the refresh token stays the same', async () => {
    const { exchange } = await signedIn()
    const { AuthenticationResult } = await exchange()
    expect(AuthenticationResult?.AccessToken).toBeDefined()
    expect(AuthenticationResult?.RefreshToken).toBeUndefined()
  })

  test('with rotation, the old token works during the grace period only', async () => {
    const { exchange, pool, tokens } = await signedIn({ rotation: { gracePeriodSeconds: 10 } })
    const first = await exchange()
    expect(first.AuthenticationResult?.RefreshToken).not.toBe(tokens.RefreshToken)
    pool.clock.advance(9_999)
    expect((await exchange()).AuthenticationResult?.AccessToken).toBeDefined()
    pool.clock.advance(1)
    await expect(exchange()).rejects.toMatchObject({ name: 'RefreshTokenReuseException' })
    expect((await exchange(first.AuthenticationResult?.RefreshToken)).AuthenticationResult).toBeDefined()
  })

  test('reuse of a rotated token revokes every token only if `reuseRevokesAllTokens` is set', async () => {
    const { exchange, pool } = await signedIn({ rotation: { gracePeriodSeconds: 0 } }, { reuseRevokesAllTokens: true })
    const first = await exchange()
    await expect(exchange()).rejects.toMatchObject({ name: 'RefreshTokenReuseException' })
    const next = first.AuthenticationResult?.RefreshToken
    await expect(exchange(next)).rejects.toMatchObject(refused('Refresh Token has been revoked'))
    expect(pool.settings.read().reuseRevokesAllTokens).toBe(true)
  })

  test('rotation does not extend the lifetime', async () => {
    const { exchange, pool } = await signedIn({ rotation: { gracePeriodSeconds: 0 }, refreshTokenValidity: 3_600 })
    pool.clock.advance(3_599_000)
    const { AuthenticationResult } = await exchange()
    pool.clock.advance(1_000)
    await expect(exchange(AuthenticationResult?.RefreshToken)).rejects.toMatchObject(
      refused('Refresh Token has expired'),
    )
  })

  test.each(['NotAuthorizedException', 'UnsupportedOperationException'] as const)(
    'REFRESH_TOKEN_AUTH is refused on a client with rotation: %s',
    async (refreshOnRotatingClient) => {
      const { refresh } = await signedIn({ rotation: { gracePeriodSeconds: 0 } }, { refreshOnRotatingClient })
      await expect(refresh()).rejects.toMatchObject({ name: refreshOnRotatingClient })
    },
  )

  test('takes the client secret instead of a hash', async () => {
    const secret = 'a'.repeat(26)
    const { exchange } = await signedIn({ secret })
    await expect(exchange()).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    expect((await exchange(undefined, { ClientSecret: secret })).AuthenticationResult).toBeDefined()
  })
})

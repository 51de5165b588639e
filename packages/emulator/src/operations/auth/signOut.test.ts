import {
  AdminUserGlobalSignOutCommand,
  GlobalSignOutCommand,
  ListDevicesCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import { password, refused, signInSteps } from '../../testing/client.ts'
import { signedIn } from '../../testing/signedIn.ts'

describe('signing out', () => {
  test('RevokeToken revokes the tokens of one sign-in only', async () => {
    const { sdk, tokens, getUser, steps, exchange } = await signedIn()
    const other = await steps.signIn('ada')
    await sdk.send(new RevokeTokenCommand({ ClientId: 'web', Token: tokens.RefreshToken }))
    await expect(getUser()).rejects.toMatchObject(refused('Access Token has been revoked'))
    await expect(exchange()).rejects.toMatchObject(refused('Refresh Token has been revoked'))
    expect((await getUser(other.AuthenticationResult?.AccessToken)).Username).toBe('ada')
  })

  test('RevokeToken refuses tokens that it cannot revoke', async () => {
    const { pool, tokens, sdk } = await signedIn()
    const revoke = (Token = '', ClientId = 'web') => sdk.send(new RevokeTokenCommand({ ClientId, Token }))
    await expect(revoke(tokens.AccessToken)).rejects.toMatchObject({ name: 'UnsupportedTokenTypeException' })
    await expect(revoke(tokens.RefreshToken, 'other')).rejects.toMatchObject({ name: 'UnauthorizedException' })
    expect(await revoke('nobody.knows.this.to.ken')).toMatchObject({ $metadata: { httpStatusCode: 200 } })
    expect(pool.requestLog.list().at(-1)?.response).toEqual({})
    const without = await signedIn({ tokenRevocation: false })
    const refusedRevoke = without.sdk.send(
      new RevokeTokenCommand({ ClientId: 'web', Token: without.tokens.RefreshToken }),
    )
    await expect(refusedRevoke).rejects.toMatchObject({ name: 'UnsupportedOperationException' })
  })

  test.each(['GlobalSignOut', 'AdminUserGlobalSignOut'])(
    '%s revokes the tokens of every sign-in',
    async (operation) => {
      const { pool, sdk, tokens, getUser, steps, refresh, exchange } = await signedIn()
      const { AuthenticationResult: second } = await steps.signIn('ada')
      const { AuthenticationResult: refreshed } = await refresh()
      pool.seed([{ username: 'bob', password }])
      const { AuthenticationResult: bobs } = await steps.signIn('bob')
      if (operation === 'GlobalSignOut') await sdk.send(new GlobalSignOutCommand({ AccessToken: tokens.AccessToken }))
      else await sdk.send(new AdminUserGlobalSignOutCommand({ UserPoolId: pool.id, Username: 'ada' }))
      for (const dead of [tokens.AccessToken, second?.AccessToken, refreshed?.AccessToken]) {
        await expect(getUser(dead)).rejects.toMatchObject(refused('Access Token has been revoked'))
        await expect(sdk.send(new ListDevicesCommand({ AccessToken: dead }))).rejects.toMatchObject(
          refused('Access Token has been revoked'),
        )
      }
      for (const dead of [tokens.RefreshToken, second?.RefreshToken]) {
        await expect(refresh(dead)).rejects.toMatchObject(refused('Refresh Token has been revoked'))
        await expect(exchange(dead)).rejects.toMatchObject(refused('Refresh Token has been revoked'))
      }
      expect((await getUser(bobs?.AccessToken)).Username).toBe('bob')
      const { AuthenticationResult: fresh } = await steps.signIn('ada')
      expect((await getUser(fresh?.AccessToken)).Username).toBe('ada')
      expect((await refresh(fresh?.RefreshToken)).AuthenticationResult).toBeDefined()
    },
  )

  test('GlobalSignOut also revokes a rotated token in its grace period', async () => {
    const { pool, sdk, tokens, exchange } = await signedIn({ rotation: { gracePeriodSeconds: 10 } })
    const { AuthenticationResult: rotated } = await exchange()
    await sdk.send(new AdminUserGlobalSignOutCommand({ UserPoolId: pool.id, Username: 'ada' }))
    for (const dead of [tokens.RefreshToken, rotated?.RefreshToken]) {
      await expect(exchange(dead)).rejects.toMatchObject(refused('Refresh Token has been revoked'))
    }
  })

  test('an expired access token and a forged one are refused', async () => {
    const { pool, getUser, tokens } = await signedIn()
    const forged = `${tokens.AccessToken?.slice(0, -8)}AAAAAAAA`
    await expect(getUser(forged)).rejects.toMatchObject(refused('Invalid Access Token'))
    const { AuthenticationResult } = await signInSteps(pool).signIn('ada')
    await expect(getUser(AuthenticationResult?.IdToken)).rejects.toMatchObject(refused('Invalid Access Token'))
    pool.clock.advance(3_600_000)
    await expect(getUser()).rejects.toMatchObject(refused('Access Token has expired'))
  })
})

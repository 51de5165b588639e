import { ConfirmDeviceCommand } from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { password, poolWith, refusal, signInSteps } from '../testing/client.ts'
import { customTriggers } from '../testing/customChallenge.ts'

const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const attributes = { email: 'ada@example.com', phone_number: '+15550100839' }

function running() {
  const pool = poolWith({
    users: [
      { username: 'ada', password, attributes, mfa: { preferred: 'SMS_MFA' } },
      { username: 'bob', password },
      { username: 'tom', password, totpSecret },
    ],
  })
  const steps = signInSteps(pool)
  const { settings, clients } = pool
  const nextChallenge = async (username = 'ada') => (await steps.signIn(username)).ChallengeName
  const refresh = (REFRESH_TOKEN = '') => steps.initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN })
  return { pool, settings, clients, nextChallenge, refresh, ...steps }
}

describe('the next sign-in follows a changed pool setting', () => {
  test('`mfa`', async () => {
    const { settings, nextChallenge } = running()
    settings.update({ factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] })
    expect([await nextChallenge('ada'), await nextChallenge('bob')]).toEqual([undefined, undefined])
    settings.update({ mfa: 'OPTIONAL' })
    expect([await nextChallenge('ada'), await nextChallenge('bob')]).toEqual(['SMS_MFA', undefined])
    settings.update({ mfa: 'ON' })
    expect([await nextChallenge('ada'), await nextChallenge('bob')]).toEqual(['SMS_MFA', 'MFA_SETUP'])
    settings.update({ mfa: 'OFF' })
    expect([await nextChallenge('ada'), await nextChallenge('bob')]).toEqual([undefined, undefined])
  })

  test('`factors`: the second factors that are turned on', async () => {
    const { settings, nextChallenge } = running()
    settings.update({ mfa: 'ON' })
    expect(await nextChallenge('tom')).toBe('SOFTWARE_TOKEN_MFA')
    settings.update({ factors: ['EMAIL_OTP'] })
    expect([await nextChallenge('tom'), await nextChallenge('ada')]).toEqual(['MFA_SETUP', 'EMAIL_OTP'])
    settings.update({ factors: ['SMS_MFA'] })
    expect(await nextChallenge('ada')).toBe('SMS_MFA')
  })

  test('`firstFactors`: the first factors that USER_AUTH offers', async () => {
    const { settings, initiate } = running()
    const offers = async () => (await initiate('USER_AUTH', { USERNAME: 'ada' })).AvailableChallenges
    expect(await offers()).toEqual(['PASSWORD_SRP', 'PASSWORD'])
    settings.update({ firstFactors: ['PASSWORD', 'EMAIL_OTP'] })
    expect(await offers()).toEqual(['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP'])
    settings.update({ firstFactors: ['SMS_OTP'] })
    expect(await offers()).toEqual(['SMS_OTP'])
  })

  test('`deviceTracking`: off, always, or only if the user agrees', async () => {
    const { settings, signIn, sdk } = running()
    const confirm = async () => {
      const { AuthenticationResult } = await signIn('bob')
      const { AccessToken, NewDeviceMetadata } = AuthenticationResult ?? {}
      if (!NewDeviceMetadata) return 'off'
      const DeviceSecretVerifierConfig = { Salt: btoa('salt'), PasswordVerifier: btoa('verifier') }
      const { DeviceKey } = NewDeviceMetadata
      return (await sdk.send(new ConfirmDeviceCommand({ AccessToken, DeviceKey, DeviceSecretVerifierConfig })))
        .UserConfirmationNecessary
        ? 'ask'
        : 'on'
    }
    expect(await confirm()).toBe('off')
    settings.update({ deviceTracking: { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: false } })
    expect(await confirm()).toBe('on')
    settings.update({ deviceTracking: { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: true } })
    expect(await confirm()).toBe('ask')
    settings.update({ deviceTracking: null })
    expect(await confirm()).toBe('off')
  })

  test('`triggers`', async () => {
    const { settings, initiate } = running()
    const begin = () => initiate('CUSTOM_AUTH', { USERNAME: 'ada' })
    await expect(begin()).rejects.toMatchObject({ name: 'InvalidParameterException' })
    settings.update({ triggers: customTriggers })
    expect((await begin()).ChallengeName).toBe('CUSTOM_CHALLENGE')
    settings.update({ triggers: {} })
    await expect(begin()).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})

describe('the next request follows a changed client setting', () => {
  test('`preventUserExistenceErrors`', async () => {
    const { clients, signIn } = running()
    await expect(signIn('nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' })
    clients.update('web', { preventUserExistenceErrors: 'ENABLED' })
    await expect(signIn('nobody')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    clients.update('web', { preventUserExistenceErrors: 'LEGACY' })
    await expect(signIn('nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })

  test('the token validity of tokens that are issued after the change', async () => {
    const { clients, signIn, refresh, pool } = running()
    const { AuthenticationResult: before } = await signIn('bob')
    clients.update('web', { accessTokenValidity: 300, refreshTokenValidity: 3_600 })
    const { AuthenticationResult: after } = await signIn('bob')
    expect([before?.ExpiresIn, after?.ExpiresIn]).toEqual([3_600, 300])
    const { iat = 0, exp = 0 } = decodeJwt(after?.AccessToken ?? '')
    expect(exp - iat).toBe(300)
    pool.clock.advance(3_600_000)
    await expect(refresh(after?.RefreshToken)).rejects.toMatchObject({ message: 'Refresh Token has expired' })
    expect((await refresh(before?.RefreshToken)).AuthenticationResult?.ExpiresIn).toBe(300)
  })

  test('`rotation`, also for refresh tokens that were issued before the change', async () => {
    const { clients, signIn, refresh } = running()
    const { AuthenticationResult } = await signIn('bob')
    clients.update('web', { rotation: { gracePeriodSeconds: 10 } })
    await expect(refresh(AuthenticationResult?.RefreshToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    clients.update('web', { rotation: null })
    expect((await refresh(AuthenticationResult?.RefreshToken)).AuthenticationResult).toBeDefined()
  })

  test('`flows`, while a sign-in in progress continues', async () => {
    const { settings, clients, signIn, respond, pool } = running()
    settings.update({ mfa: 'ON' })
    const nextChallenge = await signIn('tom')
    clients.update('web', { flows: ['ALLOW_USER_AUTH'] })
    await expect(signIn('tom')).rejects.toMatchObject(
      refusal('InvalidParameterException', 'ADMIN_USER_PASSWORD_AUTH flow not enabled for this client'),
    )
    const answer = { USERNAME: 'tom', SOFTWARE_TOKEN_MFA_CODE: pool.currentCode('tom') ?? '' }
    expect((await respond(nextChallenge, answer)).AuthenticationResult).toBeDefined()
  })

  test('`read` returns the change until `reset` restores the first state', () => {
    const { pool, clients } = running()
    clients.update('web', { accessTokenValidity: 300 })
    expect(clients.read('web')).toMatchObject({ accessTokenValidity: 300, preventUserExistenceErrors: 'LEGACY' })
    pool.reset()
    expect(clients.read('web').accessTokenValidity).toBe(3_600)
    expect(() => clients.read('nobody')).toThrow('User pool client nobody does not exist.')
  })
})

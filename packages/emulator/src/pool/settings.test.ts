import { ConfirmDeviceCommand } from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { password, poolWith, refusal, signInSteps } from '../testing/client.ts'
import { riddle } from '../testing/customChallenge.ts'

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
  const asked = async (username = 'ada') => (await steps.signIn(username)).ChallengeName
  const refresh = (REFRESH_TOKEN = '') => steps.initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN })
  return { pool, settings, clients, asked, refresh, ...steps }
}

describe('while the pool runs, the next sign-in follows', () => {
  test('mfa', async () => {
    const { settings, asked } = running()
    settings.update({ factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] })
    expect([await asked('ada'), await asked('bob')]).toEqual([undefined, undefined])
    settings.update({ mfa: 'OPTIONAL' })
    expect([await asked('ada'), await asked('bob')]).toEqual(['SMS_MFA', undefined])
    settings.update({ mfa: 'ON' })
    expect([await asked('ada'), await asked('bob')]).toEqual(['SMS_MFA', 'MFA_SETUP'])
    settings.update({ mfa: 'OFF' })
    expect([await asked('ada'), await asked('bob')]).toEqual([undefined, undefined])
  })

  test('the second factors that are switched on', async () => {
    const { settings, asked } = running()
    settings.update({ mfa: 'ON' })
    expect(await asked('tom')).toBe('SOFTWARE_TOKEN_MFA')
    settings.update({ factors: ['EMAIL_OTP'] })
    expect([await asked('tom'), await asked('ada')]).toEqual(['MFA_SETUP', 'EMAIL_OTP'])
    settings.update({ factors: ['SMS_MFA'] })
    expect(await asked('ada')).toBe('SMS_MFA')
  })

  test('the first factors that USER_AUTH offers', async () => {
    const { settings, initiate } = running()
    const offers = async () => (await initiate('USER_AUTH', { USERNAME: 'ada' })).AvailableChallenges
    expect(await offers()).toEqual(['PASSWORD_SRP', 'PASSWORD'])
    settings.update({ firstFactors: ['PASSWORD', 'EMAIL_OTP'] })
    expect(await offers()).toEqual(['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP'])
    settings.update({ firstFactors: ['SMS_OTP'] })
    expect(await offers()).toEqual(['SMS_OTP'])
  })

  test('device tracking: off, always, or when the person says so', async () => {
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

  test('triggers', async () => {
    const { settings, initiate } = running()
    const begin = () => initiate('CUSTOM_AUTH', { USERNAME: 'ada' })
    await expect(begin()).rejects.toMatchObject({ name: 'InvalidParameterException' })
    settings.update({ triggers: riddle })
    expect((await begin()).ChallengeName).toBe('CUSTOM_CHALLENGE')
    settings.update({ triggers: {} })
    await expect(begin()).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})

describe('while the pool runs, a client follows', () => {
  test('whether it may know who exists', async () => {
    const { clients, signIn } = running()
    await expect(signIn('nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' })
    clients.update('web', { preventUserExistenceErrors: 'ENABLED' })
    await expect(signIn('nobody')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    clients.update('web', { preventUserExistenceErrors: 'LEGACY' })
    await expect(signIn('nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })

  test('how long tokens live: those issued from then on', async () => {
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

  test('whether refresh tokens rotate, those out there too', async () => {
    const { clients, signIn, refresh } = running()
    const { AuthenticationResult } = await signIn('bob')
    clients.update('web', { rotation: { gracePeriodSeconds: 10 } })
    await expect(refresh(AuthenticationResult?.RefreshToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    clients.update('web', { rotation: null })
    expect((await refresh(AuthenticationResult?.RefreshToken)).AuthenticationResult).toBeDefined()
  })

  test('which flows it has, with a sign-in under way going on', async () => {
    const { settings, clients, signIn, respond, pool } = running()
    settings.update({ mfa: 'ON' })
    const asked = await signIn('tom')
    clients.update('web', { flows: ['ALLOW_USER_AUTH'] })
    await expect(signIn('tom')).rejects.toMatchObject(
      refusal('InvalidParameterException', 'ADMIN_USER_PASSWORD_AUTH flow not enabled for this client'),
    )
    const answer = { USERNAME: 'tom', SOFTWARE_TOKEN_MFA_CODE: pool.currentCode('tom') ?? '' }
    expect((await respond(asked, answer)).AuthenticationResult).toBeDefined()
  })

  test('and can be read, until reset brings the first state back', () => {
    const { pool, clients } = running()
    clients.update('web', { accessTokenValidity: 300 })
    expect(clients.read('web')).toMatchObject({ accessTokenValidity: 300, preventUserExistenceErrors: 'LEGACY' })
    pool.reset()
    expect(clients.read('web').accessTokenValidity).toBe(3_600)
    expect(() => clients.read('nobody')).toThrow('User pool client nobody does not exist.')
  })
})

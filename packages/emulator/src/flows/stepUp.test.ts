import { AdminSetUserPasswordCommand, AdminUserGlobalSignOutCommand } from '@aws-sdk/client-cognito-identity-provider'
import { createEphemeral } from '@challenge-kit/core/srp'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { claim } from '../testing/passwordClaim.ts'
import { password, refused, sentCode, signInSteps } from '../testing/client.ts'
import { withDevice } from '../testing/device.ts'
import { claims, level4, level1, stepUpPool, level3, level2 } from '../testing/stepUp.ts'
import { withPasskeys } from '../testing/withPasskeys.ts'

const invalid = { name: 'InvalidParameterException' }

describe.each(['admin', 'public'] as const)('a step-up, %s', (family) => {
  test('asks only for the second factor, and the new tokens carry `acr` and `amr`', async () => {
    const { raise, respond, totp, first, pool } = await stepUpPool({ family })
    expect(claims(first)).toMatchObject({ acr: level1, amr: ['pwd'] })
    pool.clock.advance(60_000)
    const challenge = await raise()
    expect(challenge.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    const done = await respond(challenge, totp())
    expect(claims(done)).toEqual({
      acr: level4,
      amr: ['pwd', 'otp', 'mfa'],
      auth_time: claims(first).auth_time + 60,
    })
    expect(decodeJwt(done.AuthenticationResult?.IdToken ?? '')['acr']).toBe(level4)
  })

  test('asks for every factor without an access token, or if the sign-in is older than MAX_AGE', async () => {
    const { begin, raise, respond, totp, pool } = await stepUpPool({ family })
    pool.clock.advance(60_001)
    for (const challenge of [await begin({ TARGET_ACR_VALUES: level4 }), await raise(level4, { MAX_AGE: '60' })]) {
      expect(challenge).toMatchObject({
        ChallengeName: 'SELECT_CHALLENGE',
        AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD'],
      })
      const next = await respond(challenge, { USERNAME: 'ada', ANSWER: 'PASSWORD', PASSWORD: password })
      expect(next.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
      expect(claims(await respond(next, totp())).acr).toBe(level4)
      pool.clock.advance(30_000)
    }
  })

  test('counts MAX_AGE in seconds, and includes the last second', async () => {
    const { raise, pool } = await stepUpPool({ family })
    pool.clock.advance(60_000)
    expect((await raise(level4, { MAX_AGE: '60' })).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    await expect(raise(level4, { MAX_AGE: 'soon' })).rejects.toMatchObject(invalid)
  })
})

describe('the level', () => {
  test('is the first of TARGET_ACR_VALUES that the user can reach, and unknown names are skipped', async () => {
    const { raise, pool } = await stepUpPool({ user: { mfa: { enabled: ['SMS_MFA'] } } })
    expect((await raise(`urn:nobody:knows ${level4} ${level3}`)).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    expect(await raise(level3)).toMatchObject({
      ChallengeName: 'SELECT_MFA_TYPE',
      ChallengeParameters: { MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' },
    })
    pool.settings.update({ factors: ['SMS_MFA'] })
    expect((await raise(`${level4} ${level3}`)).ChallengeName).toBe('SMS_MFA')
    await expect(raise(level4)).rejects.toMatchObject(invalid)
    await expect(raise('urn:nobody:knows urn:nor:this')).rejects.toMatchObject(invalid)
  })

  test('a level that the access token already meets is an error', async () => {
    const { raise, respond, totp, begin } = await stepUpPool()
    await expect(raise(level1)).rejects.toMatchObject(invalid)
    const { AuthenticationResult } = await respond(await raise(), totp())
    const ACCESS_TOKEN = AuthenticationResult?.AccessToken ?? ''
    for (const TARGET_ACR_VALUES of [level3, level4]) {
      await expect(begin({ TARGET_ACR_VALUES, ACCESS_TOKEN })).rejects.toMatchObject(invalid)
    }
  })

  test('level 2 offers only the first factors that reach it', async () => {
    const firstFactors = ['PASSWORD', 'EMAIL_OTP'] as const
    const { begin, respond, pool } = await stepUpPool({ settings: { firstFactors, factors: [] } })
    const challenge = await begin({ TARGET_ACR_VALUES: level2 })
    expect(challenge.AvailableChallenges).toEqual(['EMAIL_OTP'])
    const sent = await respond(challenge, { USERNAME: 'ada', ANSWER: 'EMAIL_OTP' })
    const done = await respond(sent, { USERNAME: 'ada', EMAIL_OTP_CODE: sentCode(pool, 'ada@example.com') })
    expect(claims(done)).toMatchObject({ acr: level2, amr: ['email_otp'] })
  })

  test('level 3 can be reached by a passkey', async () => {
    const { register, prefer, useAuthenticator } = await withPasskeys()
    await register()
    expect(claims(await useAuthenticator(await prefer()))).toMatchObject({ acr: level3, amr: ['swk'] })
  })

  test('a remembered device does not reach a level', async () => {
    const { steps, key } = await withDevice()
    const begin = { USERNAME: 'ada', TARGET_ACR_VALUES: level4, DEVICE_KEY: key }
    const byPassword = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: password }
    const challenge = await steps.initiate('USER_AUTH', { ...begin, ...byPassword })
    expect(challenge.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  })

  test('a level is reached on the device of the access token', async () => {
    const deviceTracking = { challengeRequiredOnNewDevice: false, onlyRememberedOnUserPrompt: false }
    const { raise, respond, totp, first } = await stepUpPool({ settings: { deviceTracking } })
    const { AuthenticationResult } = await respond(await raise(), totp())
    expect(AuthenticationResult?.NewDeviceMetadata).toBeUndefined()
    const { DeviceKey } = first.AuthenticationResult?.NewDeviceMetadata ?? {}
    expect(decodeJwt(AuthenticationResult?.AccessToken ?? '')['device_key']).toBe(DeviceKey)
  })

  test('a refresh keeps the level and `auth_time`', async () => {
    const { raise, respond, totp, initiate, pool } = await stepUpPool()
    const done = await respond(await raise(), totp())
    pool.clock.advance(60_000)
    const REFRESH_TOKEN = done.AuthenticationResult?.RefreshToken ?? ''
    expect(claims(await initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN }))).toEqual(claims(done))
  })

  test('a low level does not skip a second factor that the pool requires', async () => {
    const { begin } = await stepUpPool({ settings: { mfa: 'ON' } })
    const sign = { TARGET_ACR_VALUES: level1, PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: password }
    expect((await begin(sign)).ChallengeName).toBe('SELECT_MFA_TYPE')
  })

  test('a level can be reached by SRP', async () => {
    const { begin, respond, totp, pool } = await stepUpPool()
    const { a, A } = createEphemeral()
    const challenge = await begin({ TARGET_ACR_VALUES: level4, PREFERRED_CHALLENGE: 'PASSWORD_SRP', SRP_A: A })
    const next = await respond(challenge, await claim(challenge, a, password, pool.clock.now()))
    expect(claims(await respond(next, totp())).amr).toEqual(['pwd', 'otp', 'mfa'])
  })

  test('a level has the name that `acrValues` sets', async () => {
    const { raise, respond, totp } = await stepUpPool({
      settings: { acrValues: ['urn:a', 'urn:b', 'urn:c', 'urn:highest'] },
    })
    await expect(raise(level4)).rejects.toMatchObject(invalid)
    expect(claims(await respond(await raise('urn:highest'), totp())).acr).toBe('urn:highest')
  })
})

describe('ACCESS_TOKEN', () => {
  test('ACCESS_TOKEN requires TARGET_ACR_VALUES, and must have the same user and client', async () => {
    const { begin, ACCESS_TOKEN, pool } = await stepUpPool()
    const TARGET_ACR_VALUES = level4
    const foreign = refused('Invalid Access Token')
    await expect(begin({ ACCESS_TOKEN })).rejects.toMatchObject(invalid)
    await expect(begin({ TARGET_ACR_VALUES, ACCESS_TOKEN }, 'bob')).rejects.toMatchObject(foreign)
    await expect(begin({ TARGET_ACR_VALUES, ACCESS_TOKEN: `${ACCESS_TOKEN}x` })).rejects.toMatchObject(foreign)
    const other = signInSteps(pool, 'public', 'other')
    await expect(
      other.initiate('USER_AUTH', { USERNAME: 'ada', TARGET_ACR_VALUES, ACCESS_TOKEN }),
    ).rejects.toMatchObject(foreign)
  })

  test('a revoked access token is refused', async () => {
    const { raise, sdk, pool } = await stepUpPool()
    await sdk.send(new AdminUserGlobalSignOutCommand({ UserPoolId: pool.id, Username: 'ada' }))
    await expect(raise()).rejects.toMatchObject(refused('Access Token has been revoked'))
  })

  test('an access token does not count if the user must replace the password', async () => {
    const { raise, sdk, pool } = await stepUpPool()
    const Password = 'Temporary-1'
    await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId: pool.id, Username: 'ada', Password }))
    expect((await raise()).AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD'])
  })
})

test('without `stepUpSupported`, the parameters are ignored and tokens carry no `acr`', async () => {
  const { raise, first } = await stepUpPool({ settings: { stepUpSupported: false } })
  expect((await raise()).ChallengeName).toBe('SELECT_CHALLENGE')
  expect(claims(first)).toMatchObject({ acr: undefined, amr: undefined })
})

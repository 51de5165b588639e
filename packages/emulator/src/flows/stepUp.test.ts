import { AdminSetUserPasswordCommand, AdminUserGlobalSignOutCommand } from '@aws-sdk/client-cognito-identity-provider'
import { createEphemeral } from '@challenge-kit/core/srp'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { claim } from '../testing/passwordClaim.ts'
import { password, refused, sentCode, signInSteps } from '../testing/client.ts'
import { withDevice } from '../testing/device.ts'
import { claims, four, one, stepping, three, two } from '../testing/stepUp.ts'
import { withPasskeys } from '../testing/withPasskeys.ts'

const invalid = { name: 'InvalidParameterException' }

describe.each(['admin', 'public'] as const)('a step-up, %s', (kin) => {
  test('asks only for the second factor, and the new tokens say so', async () => {
    const { raise, respond, totp, first, pool } = await stepping({ kin })
    expect(claims(first)).toMatchObject({ acr: one, amr: ['pwd'] })
    pool.clock.advance(60_000)
    const asked = await raise()
    expect(asked.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    const done = await respond(asked, totp())
    expect(claims(done)).toEqual({
      acr: four,
      amr: ['pwd', 'otp', 'mfa'],
      auth_time: claims(first).auth_time + 60,
    })
    expect(decodeJwt(done.AuthenticationResult?.IdToken ?? '')['acr']).toBe(four)
  })

  test('without a token, or from a login that is too old, asks for everything', async () => {
    const { begin, raise, respond, totp, pool } = await stepping({ kin })
    pool.clock.advance(60_001)
    for (const asked of [await begin({ TARGET_ACR_VALUES: four }), await raise(four, { MAX_AGE: '60' })]) {
      expect(asked).toMatchObject({
        ChallengeName: 'SELECT_CHALLENGE',
        AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD'],
      })
      const next = await respond(asked, { USERNAME: 'ada', ANSWER: 'PASSWORD', PASSWORD: password })
      expect(next.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
      expect(claims(await respond(next, totp())).acr).toBe(four)
      pool.clock.advance(30_000)
    }
  })

  test('MAX_AGE is in seconds, and the last one still counts', async () => {
    const { raise, pool } = await stepping({ kin })
    pool.clock.advance(60_000)
    expect((await raise(four, { MAX_AGE: '60' })).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    await expect(raise(four, { MAX_AGE: 'soon' })).rejects.toMatchObject(invalid)
  })
})

describe('the level', () => {
  test('is the first that this person can reach; unknown names are skipped', async () => {
    const { raise, pool } = await stepping({ user: { mfa: { enabled: ['SMS_MFA'] } } })
    expect((await raise(`urn:nobody:knows ${four} ${three}`)).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    expect(await raise(three)).toMatchObject({
      ChallengeName: 'SELECT_MFA_TYPE',
      ChallengeParameters: { MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' },
    })
    pool.settings.update({ factors: ['SMS_MFA'] })
    expect((await raise(`${four} ${three}`)).ChallengeName).toBe('SMS_MFA')
    await expect(raise(four)).rejects.toMatchObject(invalid)
    await expect(raise('urn:nobody:knows urn:nor:this')).rejects.toMatchObject(invalid)
  })

  test('that the token has already is an error', async () => {
    const { raise, respond, totp, begin } = await stepping()
    await expect(raise(one)).rejects.toMatchObject(invalid)
    const { AuthenticationResult } = await respond(await raise(), totp())
    const ACCESS_TOKEN = AuthenticationResult?.AccessToken ?? ''
    for (const TARGET_ACR_VALUES of [three, four]) {
      await expect(begin({ TARGET_ACR_VALUES, ACCESS_TOKEN })).rejects.toMatchObject(invalid)
    }
  })

  test('2 leaves only the first factors that are enough', async () => {
    const firstFactors = ['PASSWORD', 'EMAIL_OTP'] as const
    const { begin, respond, pool } = await stepping({ settings: { firstFactors, factors: [] } })
    const asked = await begin({ TARGET_ACR_VALUES: two })
    expect(asked.AvailableChallenges).toEqual(['EMAIL_OTP'])
    const sent = await respond(asked, { USERNAME: 'ada', ANSWER: 'EMAIL_OTP' })
    const done = await respond(sent, { USERNAME: 'ada', EMAIL_OTP_CODE: sentCode(pool, 'ada@example.com') })
    expect(claims(done)).toMatchObject({ acr: two, amr: ['email_otp'] })
  })

  test('3 is also a passkey', async () => {
    const { register, prefer, touch } = await withPasskeys()
    await register()
    expect(claims(await touch(await prefer()))).toMatchObject({ acr: three, amr: ['swk'] })
  })

  test('is not reached by a remembered device', async () => {
    const { steps, key } = await withDevice()
    const begin = { USERNAME: 'ada', TARGET_ACR_VALUES: four, DEVICE_KEY: key }
    const byPassword = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: password }
    const asked = await steps.initiate('USER_AUTH', { ...begin, ...byPassword })
    expect(asked.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  })

  test('is reached on the device of the token', async () => {
    const deviceTracking = { challengeRequiredOnNewDevice: false, onlyRememberedOnUserPrompt: false }
    const { raise, respond, totp, first } = await stepping({ settings: { deviceTracking } })
    const { AuthenticationResult } = await respond(await raise(), totp())
    expect(AuthenticationResult?.NewDeviceMetadata).toBeUndefined()
    const { DeviceKey } = first.AuthenticationResult?.NewDeviceMetadata ?? {}
    expect(decodeJwt(AuthenticationResult?.AccessToken ?? '')['device_key']).toBe(DeviceKey)
  })

  test('is kept by a refresh, which does not make the sign-in younger', async () => {
    const { raise, respond, totp, initiate, pool } = await stepping()
    const done = await respond(await raise(), totp())
    pool.clock.advance(60_000)
    const REFRESH_TOKEN = done.AuthenticationResult?.RefreshToken ?? ''
    expect(claims(await initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN }))).toEqual(claims(done))
  })

  test('does not do away with a second factor that the pool demands', async () => {
    const { begin } = await stepping({ settings: { mfa: 'ON' } })
    const sign = { TARGET_ACR_VALUES: one, PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: password }
    expect((await begin(sign)).ChallengeName).toBe('SELECT_MFA_TYPE')
  })

  test('goes through SRP too', async () => {
    const { begin, respond, totp, pool } = await stepping()
    const { a, A } = createEphemeral()
    const asked = await begin({ TARGET_ACR_VALUES: four, PREFERRED_CHALLENGE: 'PASSWORD_SRP', SRP_A: A })
    const next = await respond(asked, await claim(asked, a, password, pool.clock.now()))
    expect(claims(await respond(next, totp())).amr).toEqual(['pwd', 'otp', 'mfa'])
  })

  test('has the name that the pool gives it', async () => {
    const { raise, respond, totp } = await stepping({
      settings: { acrValues: ['urn:a', 'urn:b', 'urn:c', 'urn:highest'] },
    })
    await expect(raise(four)).rejects.toMatchObject(invalid)
    expect(claims(await respond(await raise('urn:highest'), totp())).acr).toBe('urn:highest')
  })
})

describe('ACCESS_TOKEN', () => {
  test('is only for a step-up, of its own person and client', async () => {
    const { begin, ACCESS_TOKEN, pool } = await stepping()
    const TARGET_ACR_VALUES = four
    const foreign = refused('Invalid Access Token')
    await expect(begin({ ACCESS_TOKEN })).rejects.toMatchObject(invalid)
    await expect(begin({ TARGET_ACR_VALUES, ACCESS_TOKEN }, 'bob')).rejects.toMatchObject(foreign)
    await expect(begin({ TARGET_ACR_VALUES, ACCESS_TOKEN: `${ACCESS_TOKEN}x` })).rejects.toMatchObject(foreign)
    const other = signInSteps(pool, 'public', 'other')
    await expect(
      other.initiate('USER_AUTH', { USERNAME: 'ada', TARGET_ACR_VALUES, ACCESS_TOKEN }),
    ).rejects.toMatchObject(foreign)
  })

  test('that was revoked is refused', async () => {
    const { raise, sdk, pool } = await stepping()
    await sdk.send(new AdminUserGlobalSignOutCommand({ UserPoolId: pool.id, Username: 'ada' }))
    await expect(raise()).rejects.toMatchObject(refused('Access Token has been revoked'))
  })

  test('gives no credit once the password has to be replaced', async () => {
    const { raise, sdk, pool } = await stepping()
    const Password = 'Temporary-1'
    await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId: pool.id, Username: 'ada', Password }))
    expect((await raise()).AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD'])
  })
})

test('where step-up is not in force, nothing of it is', async () => {
  const { raise, first } = await stepping({ settings: { stepUpSupported: false } })
  expect((await raise()).ChallengeName).toBe('SELECT_CHALLENGE')
  expect(claims(first)).toMatchObject({ acr: undefined, amr: undefined })
})

import {
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  GetUserCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import type { PoolSettings } from '../../index.ts'
import { otherThan, password, poolWith, refusal, signInSteps } from '../../testing/client.ts'

const mismatch = { name: 'EnableSoftwareTokenMFAException' }

describe('a signed-in user', () => {
  async function signedIn(settings: Partial<PoolSettings> = {}) {
    const users = [{ username: 'ada', password, attributes: { phone_number: '+15550100839' } }]
    const pool = poolWith({
      settings: { mfa: 'OPTIONAL', factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'], ...settings },
      users,
    })
    const steps = signInSteps(pool)
    const { AuthenticationResult } = await steps.signIn('ada')
    const AccessToken = AuthenticationResult?.AccessToken
    const { sdk } = steps
    return {
      pool,
      steps,
      associate: () => sdk.send(new AssociateSoftwareTokenCommand({ AccessToken })),
      verify: (UserCode: string) => sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode })),
      prefer: (settings: Omit<ConstructorParameters<typeof SetUserMFAPreferenceCommand>[0], 'AccessToken'>) =>
        sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, ...settings })),
      getUser: () => sdk.send(new GetUserCommand({ AccessToken })),
    }
  }

  const on = { Enabled: true, PreferredMfa: true }

  test('enrolls an authenticator app, prefers it, and is asked for its code from then on', async () => {
    const { pool, steps, associate, verify, prefer, getUser } = await signedIn()
    await expect(prefer({ SoftwareTokenMfaSettings: on })).rejects.toMatchObject(
      refusal('InvalidParameterException', 'User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA'),
    )
    await expect(verify('123456')).rejects.toMatchObject({ name: 'SoftwareTokenMFANotFoundException' })
    const { SecretCode, Session } = await associate()
    expect(Session).toBeUndefined()
    const code = pool.currentCode('ada') ?? ''
    await expect(verify(otherThan(code))).rejects.toMatchObject(mismatch)
    expect(await verify(code)).toMatchObject({ Status: 'SUCCESS' })
    expect(pool.user('ada')?.totpSecret).toBe(SecretCode)
    expect((await steps.signIn('ada')).AuthenticationResult).toBeDefined()
    await prefer({ SoftwareTokenMfaSettings: on })
    expect(await getUser()).toMatchObject({
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
    })
    expect((await steps.signIn('ada')).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  })

  test('has one preferred factor at a time', async () => {
    const { pool, associate, verify, prefer, getUser } = await signedIn()
    await associate()
    await verify(pool.currentCode('ada') ?? '')
    await prefer({ SMSMfaSettings: on })
    await prefer({ SoftwareTokenMfaSettings: on })
    expect(await getUser()).toMatchObject({
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
      UserMFASettingList: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
    })
    const two = prefer({ SMSMfaSettings: on, SoftwareTokenMfaSettings: on })
    await expect(two).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await prefer({ SoftwareTokenMfaSettings: { Enabled: false } })
    const user = await getUser()
    expect(user.PreferredMfaSetting).toBeUndefined()
    expect(user.UserMFASettingList).toEqual(['SMS_MFA'])
  })

  test('cannot turn off the last factor if MFA is required', async () => {
    const { pool, prefer } = await signedIn()
    await prefer({ SMSMfaSettings: on })
    pool.settings.update({ mfa: 'ON' })
    const off = prefer({ SMSMfaSettings: { Enabled: false } })
    await expect(off).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  test('gets a preference that an administrator sets', async () => {
    const { pool, steps } = await signedIn()
    const { sdk } = steps
    const target = { UserPoolId: pool.id, Username: 'ada' }
    await sdk.send(new AdminSetUserMFAPreferenceCommand({ ...target, SMSMfaSettings: on }))
    expect((await steps.signIn('ada')).ChallengeName).toBe('SMS_MFA')
  })

  test('gets no secret in a pool without TOTP', async () => {
    const { associate } = await signedIn({ factors: ['SMS_MFA'] })
    await expect(associate()).rejects.toMatchObject(
      refusal('SoftwareTokenMFANotFoundException', 'Software Token MFA has not been enabled by the userPool'),
    )
  })
})

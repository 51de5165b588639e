import { AdminUpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import type { PoolSettings } from '../index.ts'
import { otherThan, password, poolWith, refusal, refused, sentCode, signInSteps } from '../testing/client.ts'

const phone = '+15550100839'
const used = refused('Invalid session for the user, session can only be used once.')
const foreign = refused('Invalid session for the user.')
const mismatch = { name: 'EnableSoftwareTokenMFAException' }

function required(settings: Partial<PoolSettings> = {}, attributes: Record<string, string> = {}) {
  const pool = poolWith({ settings: { mfa: 'ON', ...settings }, users: [{ username: 'ada', password, attributes }] })
  return { pool, code: () => pool.currentCode('ada') ?? '', ...signInSteps(pool) }
}

describe('setting up TOTP during a sign-in', () => {
  test('each request uses the Session of the one before', async () => {
    const { signIn, associate, verify, respond, code } = required()
    const challenge = await signIn('ada')
    const { Session } = await associate(challenge.Session)
    await expect(associate(challenge.Session)).rejects.toMatchObject(used)
    await expect(respond({ ...challenge, Session }, { USERNAME: 'ada' })).rejects.toMatchObject(
      refusal('SoftwareTokenMFANotFoundException', 'Software Token MFA does not exist for the user.'),
    )
    const verified = await verify(Session, code())
    await expect(verify(Session, code())).rejects.toMatchObject(used)
    await expect(respond({ ...challenge, Session }, { USERNAME: 'ada' })).rejects.toMatchObject(used)
    const done = await respond({ ...challenge, Session: verified.Session }, { USERNAME: 'ada' })
    expect(done.AuthenticationResult).toBeDefined()
  })

  test('`associateEndsSession` decides whether AssociateSoftwareToken ends its Session', async () => {
    const { signIn, associate } = required({ associateEndsSession: false })
    const challenge = await signIn('ada')
    const [one, two] = [await associate(challenge.Session), await associate(challenge.Session)]
    expect(one.SecretCode).not.toBe(two.SecretCode)
  })

  test('a new secret is requested with the newest Session, and only this secret counts', async () => {
    const { signIn, associate, verify, code } = required()
    const challenge = await signIn('ada')
    const first = await associate(challenge.Session)
    const old = code()
    const second = await associate(first.Session)
    expect(second.SecretCode).not.toBe(first.SecretCode)
    await expect(verify(second.Session, old)).rejects.toMatchObject(mismatch)
    expect((await verify(second.Session, code())).Status).toBe('SUCCESS')
  })

  test('`wrongCodeEndsSession` decides whether a wrong code ends the Session of VerifySoftwareToken', async () => {
    const { signIn, associate, verify, code, pool } = required({ wrongCodeEndsSession: ['VerifySoftwareToken'] })
    const { Session } = await associate((await signIn('ada')).Session)
    const right = code()
    await expect(verify(Session, otherThan(right))).rejects.toMatchObject(mismatch)
    await expect(verify(Session, right)).rejects.toMatchObject(used)
    expect(pool.user('ada')?.totpSecret).toBeNull()
  })

  test('a new sign-in ends an enrollment in progress, unless `newSignInEndsEnrollment` is off', async () => {
    const { signIn, associate, verify, code, pool } = required()
    const { Session } = await associate((await signIn('ada')).Session)
    const before = code()
    await signIn('ada')
    await expect(verify(Session, before)).rejects.toMatchObject(foreign)
    pool.settings.update({ newSignInEndsEnrollment: false })
    const again = await associate((await signIn('ada')).Session)
    await signIn('ada')
    expect((await verify(again.Session, code())).Status).toBe('SUCCESS')
  })

  test('the code that enrolled the app cannot sign in, and the next code can', async () => {
    const { signIn, associate, verify, respond, code, pool } = required()
    const { Session } = await associate((await signIn('ada')).Session)
    await verify(Session, code())
    const challenge = await signIn('ada')
    expect(challenge.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    const answer = () => respond(challenge, { USERNAME: 'ada', SOFTWARE_TOKEN_MFA_CODE: code() })
    await expect(answer()).rejects.toMatchObject(
      refusal('ExpiredCodeException', 'Your software token has already been used once.'),
    )
    pool.clock.advance(30_000)
    expect((await answer()).AuthenticationResult).toBeDefined()
  })

  test.each(['12345', '1234567', 'abcdef'])('%s is not a code', async (bad) => {
    const { signIn, associate, verify } = required()
    const { Session } = await associate((await signIn('ada')).Session)
    await expect(verify(Session, bad)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  test('VerifySoftwareToken before AssociateSoftwareToken is refused', async () => {
    const { signIn, verify } = required()
    const { Session } = await signIn('ada')
    await expect(verify(Session, '123456')).rejects.toMatchObject({ name: 'SoftwareTokenMFANotFoundException' })
  })
})

describe('the factors that can be set up', () => {
  test('the list follows the pool, even without TOTP', async () => {
    const { signIn, associate } = required({ factors: ['SMS_MFA', 'EMAIL_OTP'] })
    const challenge = await signIn('ada')
    expect(challenge.ChallengeParameters?.['MFAS_CAN_SETUP']).toBe('["SMS_MFA","EMAIL_OTP"]')
    await expect(associate(challenge.Session)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })

  test.each(['admin', 'public'] as const)(
    'SMS cannot be set up during a sign-in, because an administrator sets the phone number, %s',
    async (family) => {
      const { pool } = required({ factors: ['SMS_MFA'] })
      const { sdk, signIn, respond } = signInSteps(pool, family)
      const challenge = await signIn('ada')
      expect(challenge).toMatchObject({
        ChallengeName: 'MFA_SETUP',
        ChallengeParameters: { MFAS_CAN_SETUP: '["SMS_MFA"]' },
      })
      await expect(respond(challenge, { USERNAME: 'ada' })).rejects.toMatchObject({
        name: 'SoftwareTokenMFANotFoundException',
      })
      const UserAttributes = [{ Name: 'phone_number', Value: phone }]
      await sdk.send(new AdminUpdateUserAttributesCommand({ UserPoolId: pool.id, Username: 'ada', UserAttributes }))
      const sent = await signIn('ada')
      expect(sent).toMatchObject({
        ChallengeName: 'SMS_MFA',
        ChallengeParameters: { CODE_DELIVERY_DESTINATION: '+*******0839' },
      })
      const done = await respond(sent, { USERNAME: 'ada', SMS_MFA_CODE: sentCode(pool, phone) })
      expect(done.AuthenticationResult?.AccessToken).toBeDefined()
      expect(pool.user('ada')?.attributes).toMatchObject({ phone_number: phone, phone_number_verified: 'true' })
    },
  )

  test.each(['EMAIL', 'email'])('email MFA by the key %s: an address, a code, tokens', async (key) => {
    const { signIn, respond, pool } = required({ factors: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] })
    const challenge = await respond(await signIn('ada'), { USERNAME: 'ada', [key]: 'ada@example.com' })
    expect(challenge.ChallengeName).toBe('EMAIL_OTP')
    expect(challenge.ChallengeParameters?.['CODE_DELIVERY_DESTINATION']).toBe('a***@e***')
    expect(pool.user('ada')?.attributes).not.toHaveProperty('email')
    await respond(challenge, { USERNAME: 'ada', EMAIL_OTP_CODE: sentCode(pool, 'ada@example.com') })
    expect(pool.user('ada')?.attributes).toMatchObject({ email: 'ada@example.com', email_verified: 'true' })
    expect((await signIn('ada')).ChallengeName).toBe('EMAIL_OTP')
  })

  test('no method at all is an exception that each operation declares', async () => {
    const { signIn, pool } = required({ factors: ['EMAIL_OTP'], recovery: ['email'] }, { email: 'ada@example.com' })
    await expect(signIn('ada')).rejects.toMatchObject({ name: 'MFAMethodNotFoundException' })
    await expect(signInSteps(pool, 'public').signIn('ada')).rejects.toMatchObject({
      name: 'InvalidUserPoolConfigurationException',
    })
  })
})

import {
  AdminDisableUserCommand,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import type { ClientOptions, PoolSettings } from '../../index.ts'
import { connect, password, poolWith, refused, sentCode, signInSteps } from '../../testing/client.ts'

const email = 'new@example.com'
const target = { ClientId: 'web', Username: 'new' }

function confirming(settings: Partial<PoolSettings> = {}, client: Omit<ClientOptions, 'id'> = {}) {
  const pool = poolWith({ clients: [{ id: 'web', ...client }], settings, users: [{ username: 'eve', password }] })
  const { sdk, signIn } = signInSteps(pool)
  const UserAttributes = [{ Name: 'email', Value: email }]
  return {
    pool,
    signIn,
    signUp: () => sdk.send(new SignUpCommand({ ...target, Password: password, UserAttributes })),
    resend: () => sdk.send(new ResendConfirmationCodeCommand(target)),
    goOn: (Session: string | undefined, USERNAME = 'new') =>
      sdk.send(
        new InitiateAuthCommand({ ClientId: 'web', AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME }, Session }),
      ),
    confirm: (Session?: string) =>
      sdk.send(new ConfirmSignUpCommand({ ...target, ConfirmationCode: sentCode(pool, email), Session })),
  }
}

test('a client without USER_AUTH gets no Session from ConfirmSignUp', async () => {
  const { signUp, confirm } = confirming({}, { flows: ['ALLOW_USER_SRP_AUTH'] })
  expect((await signUp()).Session).toBeUndefined()
  expect((await confirm()).Session).toBeUndefined()
})

test('with `confirmSignUpSession` requested, only the Session of SignUp gets a Session, and an expired one is no error', async () => {
  const challenge = confirming({ confirmSignUpSession: 'requested' })
  const { Session } = await challenge.signUp()
  expect((await challenge.confirm(Session)).Session).toMatch(/^AYAB/)
  const unasked = confirming({ confirmSignUpSession: 'requested' })
  await unasked.signUp()
  expect((await unasked.confirm()).Session).toBeUndefined()
  const late = confirming({ confirmSignUpSession: 'requested' })
  const old = await late.signUp()
  late.pool.clock.advance(180_000)
  expect((await late.confirm(old.Session)).Session).toBeUndefined()
  expect(late.pool.user('new')?.status).toBe('CONFIRMED')
})

test('the code counts as the second factor of the first sign-in through the same channel', async () => {
  const { signUp, confirm, signIn } = confirming({ mfa: 'ON', factors: ['EMAIL_OTP'] })
  await signUp()
  await confirm()
  expect((await signIn('new')).AuthenticationResult).toBeDefined()
  expect((await signIn('new')).ChallengeName).toBe('EMAIL_OTP')
})

test('the code does not count if `confirmationCountsAsMfa` is off, and never for an authenticator app', async () => {
  const strict = confirming({ mfa: 'ON', factors: ['EMAIL_OTP'], confirmationCountsAsMfa: false })
  await strict.signUp()
  await strict.confirm()
  expect((await strict.signIn('new')).ChallengeName).toBe('EMAIL_OTP')
  const totp = confirming({ mfa: 'ON', factors: ['SOFTWARE_TOKEN_MFA'] })
  await totp.signUp()
  await totp.confirm()
  expect((await totp.signIn('new')).ChallengeName).toBe('MFA_SETUP')
})

test('the code does not count if USER_AUTH must reach a level', async () => {
  const { signUp, confirm, pool } = confirming({ mfa: 'ON', factors: ['EMAIL_OTP'] })
  await signUp()
  await confirm()
  const first = { USERNAME: 'new', PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: password }
  const TARGET_ACR_VALUES = 'urn:cognito:loa:3'
  const challenge = await signInSteps(pool).initiate('USER_AUTH', { ...first, TARGET_ACR_VALUES })
  expect(challenge.ChallengeName).toBe('EMAIL_OTP')
})

describe('T12: the Session of ConfirmSignUp', () => {
  test('signs in by USER_AUTH once, after UserNotConfirmedException, a resent code and the confirmation', async () => {
    const { signUp, signIn, resend, confirm, goOn } = confirming()
    await signUp()
    await expect(signIn('new')).rejects.toMatchObject({ name: 'UserNotConfirmedException' })
    await resend()
    const { Session } = await confirm()
    expect((await goOn(Session)).AuthenticationResult?.AccessToken).toBeDefined()
    await expect(goOn(Session)).rejects.toMatchObject(
      refused('Invalid session for the user, session can only be used once.'),
    )
  })

  test('cannot be replaced by the Session of SignUp or of a challenge', async () => {
    const { signUp, confirm, goOn, pool } = confirming()
    const { Session } = await signUp()
    await expect(goOn(Session)).rejects.toMatchObject(refused('Invalid session for the user.'))
    await confirm()
    const challenge = await signInSteps(pool, 'public').initiate('USER_AUTH', { USERNAME: 'new' })
    for (const other of [Session, challenge.Session]) {
      await expect(goOn(other)).rejects.toMatchObject(refused('Invalid session for the user.'))
    }
  })

  test('does not sign in a user whom an administrator has disabled', async () => {
    const { signUp, confirm, goOn, pool } = confirming()
    await signUp()
    const { Session } = await confirm()
    await connect(pool).send(new AdminDisableUserCommand({ UserPoolId: pool.id, Username: 'new' }))
    await expect(goOn(Session)).rejects.toMatchObject(refused('User is disabled.'))
  })

  test('belongs to its user and expires after three minutes', async () => {
    const { signUp, confirm, goOn, pool } = confirming()
    await signUp()
    const { Session } = await confirm()
    await expect(goOn(Session, 'eve')).rejects.toMatchObject(refused('Invalid session for the user.'))
    pool.clock.advance(180_000)
    await expect(goOn(Session)).rejects.toMatchObject(refused('Invalid session for the user, session is expired.'))
  })
})

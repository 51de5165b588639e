import {
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  GetUserCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import type { UserPoolOptions } from '../../index.ts'
import { matching, password, poolWith, refusal, refused, signInSteps, start } from '../../testing/client.ts'

function admin(options: UserPoolOptions = {}, Username = 'ada') {
  const pool = poolWith(options)
  const steps = signInSteps(pool)
  const { sdk } = steps
  const target = { UserPoolId: pool.id, Username }
  return {
    pool,
    sdk,
    target,
    signIn: steps.signIn,
    create: (more: Omit<ConstructorParameters<typeof AdminCreateUserCommand>[0], 'UserPoolId' | 'Username'> = {}) =>
      sdk.send(new AdminCreateUserCommand({ ...target, ...more })),
  }
}

const ada: UserPoolOptions = { users: [{ username: 'ada', password }] }
const email = [{ Name: 'email', Value: 'ada@example.com' }]

describe('AdminCreateUser', () => {
  test('creates a user with a temporary password and sends the password by email', async () => {
    const { create, pool, signIn } = admin()
    const { User } = await create({ UserAttributes: email })
    expect(User).toMatchObject({ Username: 'ada', Enabled: true, UserStatus: 'FORCE_CHANGE_PASSWORD' })
    expect(User?.UserCreateDate).toEqual(new Date(start))
    const invitation = pool.outbox.last('ada@example.com')
    expect(invitation?.medium).toBe('EMAIL')
    expect((await signIn('ada', invitation?.code)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
  })

  test('takes a given password and sends no message with SUPPRESS', async () => {
    const { create, pool, signIn } = admin()
    await create({ UserAttributes: email, TemporaryPassword: 'Temporary-1', MessageAction: 'SUPPRESS' })
    expect(pool.outbox.messages()).toEqual([])
    expect((await signIn('ada', 'Temporary-1')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
  })

  test('RESEND replaces the password and restarts its seven days', async () => {
    const { create, pool, signIn } = admin()
    await create({ UserAttributes: email })
    pool.clock.advance(7 * 86_400_000)
    await create({ MessageAction: 'RESEND' })
    const { code } = pool.outbox.last('ada@example.com') ?? {}
    expect((await signIn('ada', code)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
  })

  test('refuses a taken username and a weak password', async () => {
    await expect(admin(ada).create()).rejects.toMatchObject(
      refusal('UsernameExistsException', 'User account already exists'),
    )
    await expect(admin().create({ TemporaryPassword: 'short' })).rejects.toMatchObject(
      refusal('InvalidPasswordException', 'Password did not conform with policy: Password not long enough'),
    )
  })

  test('uses the sub as username in a pool where users sign in by email', async () => {
    const { create, pool } = admin({ settings: { usernameAttributes: ['email'] } }, 'ada@example.com')
    const { User } = await create()
    expect(User?.Username).toMatch(/^[0-9a-f-]{36}$/)
    expect(pool.user('ada@example.com')).toMatchObject({
      username: User?.Username,
      sub: User?.Username,
      attributes: { email: 'ada@example.com' },
    })
  })
})

describe('an administrator', () => {
  test('reads a user', async () => {
    const { sdk, target } = admin({
      users: [
        { username: 'ada', password, mfa: { preferred: 'SMS_MFA' }, attributes: { phone_number: '+15550100839' } },
      ],
    })
    const user = await sdk.send(new AdminGetUserCommand(target))
    expect(user).toMatchObject({
      Username: 'ada',
      UserStatus: 'CONFIRMED',
      Enabled: true,
      UserCreateDate: new Date(start),
      PreferredMfaSetting: 'SMS_MFA',
      UserMFASettingList: ['SMS_MFA'],
    })
    expect(user.UserAttributes).toContainEqual({ Name: 'phone_number', Value: '+15550100839' })
    expect(user.UserAttributes).toContainEqual({ Name: 'sub', Value: matching(/^[0-9a-f-]{36}$/) })
  })

  test('sets a password, permanently or until the next sign-in', async () => {
    const { sdk, target, signIn } = admin(ada)
    const set = (Password: string, Permanent?: boolean) =>
      sdk.send(new AdminSetUserPasswordCommand({ ...target, Password, Permanent }))
    await set('Another-horse-2', true)
    expect((await signIn('ada', 'Another-horse-2')).AuthenticationResult).toBeDefined()
    await set('Temporary-1')
    expect((await signIn('ada', 'Temporary-1')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    await expect(set('short')).rejects.toMatchObject({ name: 'InvalidPasswordException' })
  })

  test('disables and enables a user, and disabling revokes the tokens', async () => {
    const { sdk, target, signIn } = admin(ada)
    const { AuthenticationResult } = await signIn('ada')
    await sdk.send(new AdminDisableUserCommand(target))
    await expect(signIn('ada')).rejects.toMatchObject(refused('User is disabled.'))
    const getUser = new GetUserCommand({ AccessToken: AuthenticationResult?.AccessToken })
    await expect(sdk.send(getUser)).rejects.toMatchObject(refused('Access Token has been revoked'))
    await sdk.send(new AdminEnableUserCommand(target))
    expect((await signIn('ada')).AuthenticationResult).toBeDefined()
  })

  test('confirms a sign-up, once', async () => {
    const { sdk, target, signIn } = admin({ users: [{ username: 'ada', password, status: 'UNCONFIRMED' }] })
    await sdk.send(new AdminConfirmSignUpCommand(target))
    expect((await signIn('ada')).AuthenticationResult).toBeDefined()
    await expect(sdk.send(new AdminConfirmSignUpCommand(target))).rejects.toMatchObject(
      refused('User cannot be confirmed. Current status is CONFIRMED'),
    )
  })

  test('resets a password: the user gets a code and cannot sign in', async () => {
    const { sdk, target, signIn, pool } = admin({
      users: [{ username: 'ada', password, attributes: { email: 'ada@example.com' } }],
    })
    await sdk.send(new AdminResetUserPasswordCommand(target))
    expect(pool.outbox.last('ada@example.com')?.code).toMatch(/^\d{6}$/)
    await expect(signIn('ada')).rejects.toMatchObject({ name: 'PasswordResetRequiredException' })
    pool.seed([{ username: 'ada', temporaryPassword: 'Temporary-1' }])
    await expect(sdk.send(new AdminResetUserPasswordCommand(target))).rejects.toMatchObject(
      refused('User password cannot be reset in the current state.'),
    )
  })

  test('changes attributes, and a new address is unverified unless the request verifies it', async () => {
    const { sdk, target, pool } = admin({
      users: [{ username: 'ada', password, attributes: { email: 'old@example.com', email_verified: 'true' } }],
    })
    const update = (UserAttributes: { Name: string; Value: string }[]) =>
      sdk.send(new AdminUpdateUserAttributesCommand({ ...target, UserAttributes }))
    await update(email)
    expect(pool.user('ada')?.attributes).toMatchObject({ email: 'ada@example.com', email_verified: 'false' })
    await update([
      { Name: 'email', Value: 'new@example.com' },
      { Name: 'email_verified', Value: 'true' },
    ])
    expect(pool.user('ada')?.attributes).toMatchObject({ email: 'new@example.com', email_verified: 'true' })
    await expect(update([{ Name: 'sub', Value: 'x' }])).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  test('deletes a user', async () => {
    const { sdk, target, signIn } = admin(ada)
    await sdk.send(new AdminDeleteUserCommand(target))
    await expect(signIn('ada')).rejects.toMatchObject(refusal('UserNotFoundException', 'User does not exist.'))
    await expect(sdk.send(new AdminGetUserCommand(target))).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })

  test('must name a pool that exists', async () => {
    const { sdk } = admin()
    await expect(
      sdk.send(new AdminGetUserCommand({ UserPoolId: 'us-east-1_none', Username: 'x' })),
    ).rejects.toMatchObject(refusal('ResourceNotFoundException', 'User pool us-east-1_none does not exist.'))
  })
})

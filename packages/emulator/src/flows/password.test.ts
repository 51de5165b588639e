import { describe, expect, test } from 'vitest'
import type { UserPoolOptions } from '../index.ts'
import { password, poolWith, refusal, refused, signInSteps } from '../testing/client.ts'

const wrong = refused('Incorrect username or password.')
const locked = refused('Password attempts exceeded')
const open: UserPoolOptions = { users: [{ username: 'ada', password }] }
const guarded: UserPoolOptions = { ...open, clients: [{ id: 'web', preventUserExistenceErrors: 'ENABLED' }] }

describe.each(['admin', 'public'] as const)('a password sign-in, %s', (family) => {
  test('the right password gets tokens and nothing else', async () => {
    const answer = await signInSteps(poolWith(open), family).signIn('ada')
    expect(answer).toMatchObject({
      ChallengeParameters: {},
      AuthenticationResult: { TokenType: 'Bearer', ExpiresIn: 3600 },
    })
    expect(answer.Session).toBeUndefined()
    expect(answer.AuthenticationResult?.NewDeviceMetadata).toBeUndefined()
  })

  test('a wrong password is refused', async () => {
    await expect(signInSteps(poolWith(open), family).signIn('ada', 'wrong')).rejects.toMatchObject(wrong)
  })

  test('an unknown user gets UserNotFoundException without PreventUserExistenceErrors', async () => {
    const unknown = refusal('UserNotFoundException', 'User does not exist.')
    await expect(signInSteps(poolWith(open), family).signIn('nobody')).rejects.toMatchObject(unknown)
  })

  test('with PreventUserExistenceErrors, an unknown or disabled user looks like a wrong password, including the lockout', async () => {
    const users = [
      { username: 'ada', password },
      { username: 'off', password, enabled: false },
    ]
    const { signIn } = signInSteps(poolWith({ ...guarded, users }), family)
    for (const name of ['nobody', 'ada', 'off']) {
      for (let count = 0; count < 5; count += 1) await expect(signIn(name, 'wrong')).rejects.toMatchObject(wrong)
      await expect(signIn(name, 'wrong')).rejects.toMatchObject(locked)
    }
  })

  test('the flow must be enabled for the client', async () => {
    const { signIn } = signInSteps(
      poolWith({ ...open, clients: [{ id: 'web', flows: ['ALLOW_USER_SRP_AUTH'] }] }),
      family,
    )
    const flow = family === 'admin' ? 'ADMIN_USER_PASSWORD_AUTH' : 'USER_PASSWORD_AUTH'
    await expect(signIn('ada')).rejects.toMatchObject(
      refusal('InvalidParameterException', `${flow} flow not enabled for this client`),
    )
  })

  test('an unknown client is refused', async () => {
    await expect(signInSteps(poolWith(open), family, 'gone').signIn('ada')).rejects.toMatchObject(
      refusal('ResourceNotFoundException', 'User pool client gone does not exist.'),
    )
  })

  test.each(['USERNAME', 'PASSWORD'])('%s is required', async (name) => {
    const { initiate } = signInSteps(poolWith(open), family)
    const { [name]: _, ...parameters }: Record<string, string> = { USERNAME: 'ada', PASSWORD: password }
    const flow = family === 'admin' ? 'ADMIN_USER_PASSWORD_AUTH' : 'USER_PASSWORD_AUTH'
    await expect(initiate(flow, parameters)).rejects.toMatchObject(
      refusal('InvalidParameterException', `Missing required parameter ${name}`),
    )
  })
})

describe('the state of the account', () => {
  const states: UserPoolOptions['users'] = [
    { username: 'disabled', password, enabled: false },
    { username: 'unconfirmed', password, status: 'UNCONFIRMED' },
    { username: 'reset', password, status: 'RESET_REQUIRED' },
    { username: 'imported', status: 'RESET_REQUIRED' },
  ]
  const resetRequired = refusal('PasswordResetRequiredException', 'Password reset required for the user')
  const unconfirmed = refusal('UserNotConfirmedException', 'User is not confirmed.')

  test.each([
    ['disabled', password, refused('User is disabled.')],
    ['disabled', 'wrong', refused('User is disabled.')],
    ['unconfirmed', 'wrong', unconfirmed],
    ['reset', password, resetRequired],
    ['reset', 'wrong', wrong],
    ['imported', 'any', resetRequired],
  ])('%s with %s, without PreventUserExistenceErrors', async (username, given, expected) => {
    await expect(signInSteps(poolWith({ users: states })).signIn(username, given)).rejects.toMatchObject(expected)
  })

  test.each([
    ['disabled', password, wrong],
    ['unconfirmed', password, unconfirmed],
    ['reset', password, resetRequired],
    ['imported', 'any', wrong],
  ])('%s with %s, with PreventUserExistenceErrors', async (username, given, expected) => {
    const pool = poolWith({ ...guarded, users: states })
    await expect(signInSteps(pool).signIn(username, given)).rejects.toMatchObject(expected)
  })

  test('`preventionHidesDisabled` and `preventionOnAdmin` work both ways', async () => {
    const pool = poolWith({ ...guarded, users: states, settings: { preventionHidesDisabled: false } })
    await expect(signInSteps(pool).signIn('disabled')).rejects.toMatchObject(refused('User is disabled.'))
    pool.settings.update({ preventionOnAdmin: false })
    await expect(signInSteps(pool).signIn('nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' })
    await expect(signInSteps(pool, 'public').signIn('nobody')).rejects.toMatchObject(wrong)
  })

  test('a temporary password expires after seven days, or after the days of the policy', async () => {
    const users: UserPoolOptions['users'] = [{ username: 'ada', temporaryPassword: 'Temporary-1' }]
    const stale = refused('Temporary password has expired and must be reset by an administrator.')
    const pool = poolWith({ users })
    pool.clock.advance(7 * 86_400_000 - 1)
    expect((await signInSteps(pool).signIn('ada', 'Temporary-1')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    pool.clock.advance(1)
    await expect(signInSteps(pool).signIn('ada', 'Temporary-1')).rejects.toMatchObject(stale)
    await expect(signInSteps(pool).signIn('ada', 'wrong')).rejects.toMatchObject(wrong)
  })
})

describe('the flows of each family of operations', () => {
  test.each(['ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'] as const)(
    '%s exists only for the Admin operation',
    async (flow) => {
      const parameters = { USERNAME: 'ada', PASSWORD: password }
      const pool = poolWith(open)
      await expect(signInSteps(pool, 'public').initiate(flow, parameters)).rejects.toMatchObject(
        refusal('InvalidParameterException', 'Initiate Auth method not supported.'),
      )
      expect((await signInSteps(pool, 'admin').initiate(flow, parameters)).AuthenticationResult).toBeDefined()
    },
  )

  test('`adminTakesUserPasswordAuth` decides whether AdminInitiateAuth accepts USER_PASSWORD_AUTH', async () => {
    const pool = poolWith(open)
    const attempt = () => signInSteps(pool).initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD: password })
    expect((await attempt()).AuthenticationResult).toBeDefined()
    pool.settings.update({ adminTakesUserPasswordAuth: false })
    await expect(attempt()).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  test('a user is found by username in any case, by sub, and by verified aliases', async () => {
    const attributes = { email: 'Ada@example.com', email_verified: 'true', phone_number: '+15550100839' }
    const pool = poolWith({
      settings: { aliasAttributes: ['email', 'phone_number'] },
      users: [{ username: 'ada', password, attributes }],
    })
    const { signIn } = signInSteps(pool)
    for (const name of ['ADA', pool.user('ada')?.sub ?? '', 'ada@EXAMPLE.com']) {
      expect((await signIn(name)).AuthenticationResult).toBeDefined()
    }
    await expect(signIn('+15550100839')).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })
})

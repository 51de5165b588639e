import {
  AdminResetUserPasswordCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import type { ClientOptions, PoolSettings, UserOptions } from '../../index.ts'
import { secretHash } from '../../pool/clientSecret.ts'
import {
  matching,
  otherThan,
  password,
  poolWith,
  refusal,
  refused,
  sentCode,
  signInSteps,
} from '../../testing/client.ts'

const email = 'ada@example.com'
const phone = '+15550100839'
const attributes = { email, email_verified: 'true', phone_number: phone, phone_number_verified: 'true' }
const fresh = 'Another-horse-2'
const unknown = refusal('UserNotFoundException', 'Username/client id combination not found.')
const mismatch = refusal('CodeMismatchException', 'Invalid verification code provided, please try again.')
const expired = refusal('ExpiredCodeException', 'Invalid code provided, please request a code again.')
const tooMany = refusal('LimitExceededException', 'Attempt limit exceeded, please try after some time.')
const noContact = refusal(
  'InvalidParameterException',
  'Cannot reset password for the user as there is no registered/verified email or phone_number',
)
const guarded = { preventUserExistenceErrors: 'ENABLED' } as const

function forgetful(
  settings: Partial<PoolSettings> = {},
  user: Partial<UserOptions> = {},
  client: Omit<ClientOptions, 'id'> = {},
) {
  const pool = poolWith({
    clients: [{ id: 'web', ...client }],
    settings: { recovery: ['email', 'phone_number'], ...settings },
    users: [{ username: 'ada', password, attributes, ...user }],
  })
  const steps = signInSteps(pool)
  const target = { ClientId: 'web', Username: 'ada' }
  return {
    pool,
    ...steps,
    forgot: (Username = 'ada') => steps.sdk.send(new ForgotPasswordCommand({ ...target, Username })),
    confirm: (ConfirmationCode = sentCode(pool, email), Password = fresh, Username = 'ada') =>
      steps.sdk.send(new ConfirmForgotPasswordCommand({ ...target, Username, ConfirmationCode, Password })),
  }
}

describe('T11: a forgotten password', () => {
  test('is replaced with the code of the email, once', async () => {
    const { forgot, confirm, signIn, pool } = forgetful()
    expect((await forgot()).CodeDeliveryDetails).toEqual({
      Destination: 'a***@e***',
      DeliveryMedium: 'EMAIL',
      AttributeName: 'email',
    })
    expect(sentCode(pool, email)).toMatch(/^\d{6}$/)
    await expect(confirm(otherThan(sentCode(pool, email)))).rejects.toMatchObject(mismatch)
    await confirm()
    expect((await signIn('ada', fresh)).AuthenticationResult).toBeDefined()
    await expect(signIn('ada', password)).rejects.toMatchObject(refused('Incorrect username or password.'))
    await expect(confirm()).rejects.toMatchObject(expired)
  })

  test('a refused password leaves the code valid', async () => {
    const { forgot, confirm } = forgetful()
    await forgot()
    await expect(confirm(undefined, 'short')).rejects.toMatchObject(
      refusal('InvalidPasswordException', 'Password did not conform with policy: Password not long enough'),
    )
    await confirm()
  })

  test('the code expires after an hour, and only the newest code counts', async () => {
    const { forgot, confirm, pool } = forgetful()
    await forgot()
    const first = sentCode(pool, email)
    await forgot()
    if (sentCode(pool, email) !== first) await expect(confirm(first)).rejects.toMatchObject(mismatch)
    pool.clock.advance(3_600_000)
    await expect(confirm()).rejects.toMatchObject(expired)
  })

  test('can be reset twenty times an hour, or `resetsPerHour` times', async () => {
    const { forgot, confirm, pool } = forgetful({ resetsPerHour: 3 })
    await forgot()
    for (const _ of [1, 2]) await expect(confirm('000')).rejects.toMatchObject(mismatch)
    await expect(confirm()).rejects.toMatchObject(tooMany)
    await expect(forgot()).rejects.toMatchObject(tooMany)
    pool.clock.advance(3_600_000)
    await forgot()
    await confirm()
  })

  test('the code goes to the first verified recovery option', async () => {
    const byPhone = { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: '+*******0839' }
    const first = forgetful({ recovery: ['phone_number', 'email'] })
    expect((await first.forgot()).CodeDeliveryDetails).toEqual(byPhone)
    const verified = forgetful({}, { attributes: { ...attributes, email_verified: 'false' } })
    expect((await verified.forgot()).CodeDeliveryDetails).toEqual(byPhone)
    await expect(forgetful({}, { attributes: { email } }).forgot()).rejects.toMatchObject(noContact)
  })

  test('the code does not go to the channel of the second factor', async () => {
    const mfa = { preferred: 'EMAIL_OTP' } as const
    const { forgot, pool } = forgetful({ mfa: 'OPTIONAL', factors: ['EMAIL_OTP'] }, { mfa })
    expect((await forgot()).CodeDeliveryDetails?.AttributeName).toBe('phone_number')
    pool.settings.update({ recovery: ['email'] })
    await expect(forgot()).rejects.toMatchObject(noContact)
  })

  test.each([
    [
      'a temporary password',
      {},
      { temporaryPassword: 'Temporary-1' },
      'User password cannot be reset in the current state.',
    ],
    ['a disabled user', {}, { enabled: false }, 'User is disabled.'],
    ['a pool without recovery options', { recovery: [] }, {}, 'Contact administrator to reset password.'],
  ] as const)('%s is refused', async (_, settings, user, message) => {
    await expect(forgetful(settings, user).forgot()).rejects.toMatchObject(refused(message))
  })

  test('an unconfirmed account must be confirmed first', async () => {
    const { forgot, confirm } = forgetful({}, { status: 'UNCONFIRMED' })
    await forgot()
    await expect(confirm()).rejects.toMatchObject({ name: 'UserNotConfirmedException' })
  })

  test('a client with a secret must send SECRET_HASH', async () => {
    const { sdk } = forgetful({}, {}, { secret: 'shh' })
    const SecretHash = await secretHash('shh', 'ada', 'web')
    const forgot = (more: { SecretHash?: string }) =>
      sdk.send(new ForgotPasswordCommand({ ClientId: 'web', Username: 'ada', ...more }))
    await expect(forgot({})).rejects.toMatchObject(refused('Unable to verify secret hash for client web'))
    expect((await forgot({ SecretHash })).CodeDeliveryDetails).toBeDefined()
  })
})

describe('T11: an unknown user', () => {
  test('gets UserNotFoundException without PreventUserExistenceErrors', async () => {
    const { forgot, confirm } = forgetful()
    await expect(forgot('nobody')).rejects.toMatchObject(unknown)
    await expect(confirm('000000', fresh, 'nobody')).rejects.toMatchObject(unknown)
  })

  test('with PreventUserExistenceErrors, looks like a known user, including the limit, and so does a disabled user', async () => {
    const { forgot, confirm, pool } = forgetful({ resetsPerHour: 4 }, { enabled: false }, guarded)
    for (const name of ['nobody@example.com', 'ada']) {
      await expect(confirm('000000', fresh, name)).rejects.toMatchObject(expired)
      expect((await forgot(name)).CodeDeliveryDetails).toEqual({
        Destination: matching(/^[na]\*\*\*@[ea]\*\*\*$/),
        DeliveryMedium: 'EMAIL',
        AttributeName: 'email',
      })
      for (const _ of [1, 2]) await expect(confirm('000000', fresh, name)).rejects.toMatchObject(mismatch)
      await expect(forgot(name)).rejects.toMatchObject(tooMany)
    }
    expect(pool.outbox.messages()).toEqual([])
  })
})

test('a password that an administrator reset is replaced with the code of the message', async () => {
  const { sdk, pool, signIn, confirm } = forgetful()
  await sdk.send(new AdminResetUserPasswordCommand({ UserPoolId: pool.id, Username: 'ada' }))
  await expect(signIn('ada')).rejects.toMatchObject({ name: 'PasswordResetRequiredException' })
  await confirm()
  expect(pool.user('ada')?.status).toBe('CONFIRMED')
  expect((await signIn('ada', fresh)).AuthenticationResult).toBeDefined()
})

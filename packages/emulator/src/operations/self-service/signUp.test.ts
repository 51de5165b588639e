import type { SignUpCommandInput } from '@aws-sdk/client-cognito-identity-provider'
import {
  ConfirmSignUpCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import type { ClientOptions, PoolSettings, UserOptions } from '../../index.ts'
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

const email = 'new@example.com'
const phone = '+15550100839'
const mail = [{ Name: 'email', Value: email }]
const unknown = refusal('UserNotFoundException', 'Username/client id combination not found.')
const mismatch = refusal('CodeMismatchException', 'Invalid verification code provided, please try again.')
const expired = refusal('ExpiredCodeException', 'Invalid code provided, please request a code again.')
const tooMany = refusal('LimitExceededException', 'Attempt limit exceeded, please try after some time.')

function open(settings: Partial<PoolSettings> = {}, users: UserOptions[] = [], client: Omit<ClientOptions, 'id'> = {}) {
  const pool = poolWith({ clients: [{ id: 'web', ...client }], settings, users })
  const steps = signInSteps(pool, 'public')
  const { sdk } = steps
  const target = { ClientId: 'web', Username: 'new' }
  return {
    pool,
    ...steps,
    signUp: (more: Partial<SignUpCommandInput> = {}) =>
      sdk.send(new SignUpCommand({ ...target, Password: password, UserAttributes: mail, ...more })),
    confirm: (
      ConfirmationCode = sentCode(pool, email),
      more: { Username?: string; ForceAliasCreation?: boolean; Session?: string } = {},
    ) => sdk.send(new ConfirmSignUpCommand({ ...target, ConfirmationCode, ...more })),
    resend: (Username = 'new') => sdk.send(new ResendConfirmationCodeCommand({ ...target, Username })),
  }
}

describe('signing up', () => {
  test('creates an account that cannot sign in before it is confirmed', async () => {
    const { signUp, confirm, signIn, pool } = open()
    expect(await signUp()).toMatchObject({
      UserConfirmed: false,
      UserSub: matching(/^[0-9a-f-]{36}$/),
      CodeDeliveryDetails: { Destination: 'n***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
      Session: matching(/^AYAB/),
    })
    await expect(signIn('new')).rejects.toMatchObject(refusal('UserNotConfirmedException', 'User is not confirmed.'))
    await expect(confirm(otherThan(sentCode(pool, email)))).rejects.toMatchObject(mismatch)
    await confirm()
    expect(pool.user('new')).toMatchObject({ status: 'CONFIRMED', attributes: { email_verified: 'true' } })
    expect((await signIn('new')).AuthenticationResult).toBeDefined()
    await expect(confirm()).rejects.toMatchObject(refused('User cannot be confirmed. Current status is CONFIRMED'))
  })

  test('a taken username gets UsernameExistsException, even with PreventUserExistenceErrors', async () => {
    const { signUp } = open({}, [{ username: 'NEW', password }], { preventUserExistenceErrors: 'ENABLED' })
    await expect(signUp()).rejects.toMatchObject(refusal('UsernameExistsException', 'User already exists'))
  })

  test('missing attributes are listed, with the final newline', async () => {
    const { signUp } = open({ requiredAttributes: ['email', 'preferred_username'] })
    await expect(signUp()).rejects.toMatchObject(
      refusal(
        'InvalidParameterException',
        'Attributes did not conform to the schema: preferred_username: The attribute is required\n',
      ),
    )
  })

  test('the password policy applies', async () => {
    await expect(open().signUp({ Password: 'short' })).rejects.toMatchObject(
      refusal('InvalidPasswordException', 'Password did not conform with policy: Password not long enough'),
    )
    await expect(open().signUp({ Password: 'a b' })).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  test('requires no password if there are other first factors', async () => {
    const { signUp, pool } = open({ firstFactors: ['PASSWORD', 'EMAIL_OTP'] })
    await signUp({ Password: undefined })
    expect(pool.user('new')?.status).toBe('UNCONFIRMED')
    await expect(open().signUp({ Password: undefined })).rejects.toMatchObject(
      refusal('InvalidParameterException', 'Missing required parameter Password'),
    )
  })

  test('the username must be an address if users sign in by email', async () => {
    const { signUp, confirm, signIn, pool } = open({ usernameAttributes: ['email'], requiredAttributes: ['email'] })
    await expect(signUp()).rejects.toMatchObject(refusal('InvalidParameterException', 'Username should be an email.'))
    await signUp({ Username: email, UserAttributes: [] })
    await confirm(undefined, { Username: email })
    expect((await signIn(email)).AuthenticationResult).toBeDefined()
    expect(pool.user(email)?.username).toBe(pool.user(email)?.sub)
  })

  test('the username must not be an address if email is an alias', async () => {
    await expect(open({ aliasAttributes: ['email'] }).signUp({ Username: email })).rejects.toMatchObject(
      refusal(
        'InvalidParameterException',
        'Username cannot be of email format, since user pool is configured for email alias.',
      ),
    )
    await expect(open().signUp({ Username: 'two words' })).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  test('is refused if only administrators create accounts', async () => {
    await expect(open({ selfSignUp: false }).signUp()).rejects.toMatchObject(
      refused('SignUp is not permitted for this user pool'),
    )
  })

  test('the code goes to the phone if the user has both, and nowhere without `autoVerify`', async () => {
    const both = [...mail, { Name: 'phone_number', Value: phone }]
    expect((await open().signUp({ UserAttributes: both })).CodeDeliveryDetails?.DeliveryMedium).toBe('SMS')
    const none = open({ autoVerify: [] })
    expect((await none.signUp()).CodeDeliveryDetails).toBeUndefined()
    await expect(none.resend()).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})

describe('the confirmation code', () => {
  test('expires after 24 hours', async () => {
    const { signUp, confirm, resend, pool } = open()
    await signUp()
    pool.clock.advance(86_400_000)
    await expect(confirm()).rejects.toMatchObject(expired)
    await resend()
    await confirm()
  })

  test('can be resent five times an hour, and tried fifteen times', async () => {
    const { signUp, confirm, resend, pool } = open()
    await signUp()
    for (let count = 0; count < 5; count += 1) await resend()
    await expect(resend()).rejects.toMatchObject(tooMany)
    const wrong = otherThan(sentCode(pool, email))
    for (let count = 0; count < 15; count += 1) await expect(confirm(wrong)).rejects.toMatchObject(mismatch)
    await expect(confirm()).rejects.toMatchObject(tooMany)
    pool.clock.advance(3_600_000)
    await confirm()
    await expect(resend()).rejects.toMatchObject(refusal('InvalidParameterException', 'User is already confirmed.'))
  })

  test('of an unknown user: UserNotFoundException or a simulated message, as PreventUserExistenceErrors says', async () => {
    const told = open()
    await expect(told.resend('nobody')).rejects.toMatchObject(unknown)
    await expect(told.confirm('000000')).rejects.toMatchObject(unknown)
    const { confirm, resend, pool } = open({ autoVerify: ['email'] }, [], { preventUserExistenceErrors: 'ENABLED' })
    await expect(confirm('000000')).rejects.toMatchObject(expired)
    expect((await resend()).CodeDeliveryDetails).toMatchObject({ Destination: 'n***@n***' })
    await expect(confirm('000000')).rejects.toMatchObject(mismatch)
    expect(pool.outbox.messages()).toEqual([])
  })

  test('an alias belongs to the first user who verified it, unless ForceAliasCreation is set', async () => {
    const old = { username: 'old', password, attributes: { email, email_verified: 'true' } }
    const { signUp, confirm, pool } = open({ aliasAttributes: ['email'] }, [old])
    await signUp()
    await expect(confirm()).rejects.toMatchObject(
      refusal('AliasExistsException', 'An account with the given email already exists.'),
    )
    await confirm(undefined, { ForceAliasCreation: true })
    expect(pool.user(email)?.username).toBe('new')
    expect(pool.user('old')?.attributes['email_verified']).toBe('false')
  })
})

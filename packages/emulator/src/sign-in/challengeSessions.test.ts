import { AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { beforeEach, describe, expect, test } from 'vitest'
import type { UserPool } from '../index.ts'
import { otherThan, password, poolWith, refused, sentCode, signInSteps } from '../testing/client.ts'

const phone = '+15550100839'
const expired = refused('Invalid session for the user, session is expired.')
const used = refused('Invalid session for the user, session can only be used once.')
const foreign = refused('Invalid session for the user.')
const sms = { enabled: ['SMS_MFA'] } as const
let pool: UserPool

beforeEach(() => {
  pool = poolWith({
    clients: [{ id: 'web' }, { id: 'other' }, { id: 'slow', authSessionValidity: 15 }],
    settings: { mfa: 'OPTIONAL', factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
    users: [
      { username: 'ada', password, attributes: { phone_number: phone }, mfa: sms },
      { username: 'bob', password, attributes: { phone_number: '+15550100111' }, mfa: sms },
    ],
  })
})

const answer = (username = 'ada') => ({ USERNAME: username, SMS_MFA_CODE: sentCode(pool, phone) })

describe('a Session belongs to its client, user, challenge and family', () => {
  test('another client is refused', async () => {
    const challenge = await signInSteps(pool).signIn('ada')
    await expect(signInSteps(pool, 'admin', 'other').respond(challenge, answer())).rejects.toMatchObject(foreign)
  })

  test('another user is refused', async () => {
    const { signIn, respond } = signInSteps(pool)
    const challenge = await signIn('ada')
    await expect(respond(challenge, answer('bob'))).rejects.toMatchObject(foreign)
    await expect(respond(challenge, answer('nobody'))).rejects.toMatchObject(foreign)
  })

  test('another challenge is refused', async () => {
    const { signIn, respond, associate } = signInSteps(pool)
    const challenge = await signIn('ada')
    const other = respond(challenge, { ...answer(), SOFTWARE_TOKEN_MFA_CODE: '123456' }, 'SOFTWARE_TOKEN_MFA')
    await expect(other).rejects.toMatchObject(foreign)
    await expect(respond(challenge, answer(), 'MFA_SETUP')).rejects.toMatchObject(foreign)
    await expect(associate(challenge.Session)).rejects.toMatchObject(foreign)
  })

  test('a made-up Session is refused', async () => {
    const { signIn, respond } = signInSteps(pool)
    const challenge = await signIn('ada')
    await expect(respond({ ...challenge, Session: 'A'.repeat(1_550) }, answer())).rejects.toMatchObject(foreign)
  })

  test('the other family of operations is refused, unless `mixedApiFamilies` is set', async () => {
    const challenge = await signInSteps(pool, 'admin').signIn('ada')
    const other = signInSteps(pool, 'public')
    await expect(other.respond(challenge, answer())).rejects.toMatchObject(foreign)
    pool.settings.update({ mixedApiFamilies: true })
    expect((await other.respond(challenge, answer())).AuthenticationResult).toBeDefined()
  })

  test('a request without a Session lacks a parameter', async () => {
    await signInSteps(pool).signIn('ada')
    await expect(signInSteps(pool).respond({ ChallengeName: 'SMS_MFA' }, answer())).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Missing required parameter Session',
    })
  })

  test('a user who was disabled or replaced during the sign-in is refused', async () => {
    const { signIn, respond, sdk } = signInSteps(pool)
    const challenge = await signIn('ada')
    await sdk.send(new AdminDisableUserCommand({ UserPoolId: pool.id, Username: 'ada' }))
    await expect(respond(challenge, answer())).rejects.toMatchObject(refused('User is disabled.'))
    pool.seed([{ username: 'ada', password, attributes: { phone_number: phone }, mfa: sms }])
    await expect(respond(challenge, answer())).rejects.toMatchObject(foreign)
  })
})

describe('a Session expires after the time that the client sets', () => {
  test('works just before it expires', async () => {
    const { signIn, respond } = signInSteps(pool)
    const challenge = await signIn('ada')
    pool.clock.advance(179_999)
    expect((await respond(challenge, answer())).AuthenticationResult).toBeDefined()
  })

  test('is refused when it has expired', async () => {
    const { signIn, respond } = signInSteps(pool)
    const challenge = await signIn('ada')
    pool.clock.advance(180_000)
    await expect(respond(challenge, answer())).rejects.toMatchObject(expired)
  })

  test('can be valid for 15 minutes', async () => {
    const { signIn, respond } = signInSteps(pool, 'public', 'slow')
    const challenge = await signIn('ada')
    pool.clock.advance(899_999)
    expect((await respond(challenge, answer())).AuthenticationResult).toBeDefined()
  })
})

describe('a Session can be used once', () => {
  test('a second use is refused', async () => {
    const { signIn, respond } = signInSteps(pool)
    const challenge = await signIn('ada')
    await respond(challenge, answer())
    await expect(respond(challenge, answer())).rejects.toMatchObject(used)
  })

  test('one of two simultaneous responses is refused', async () => {
    const { signIn, respond } = signInSteps(pool)
    const challenge = await signIn('ada')
    const outcomes = await Promise.allSettled([respond(challenge, answer()), respond(challenge, answer())])
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('each sign-in has its own Session', async () => {
    const { signIn, respond } = signInSteps(pool)
    const [first, second] = [await signIn('ada'), await signIn('ada')]
    expect(first.Session).not.toBe(second.Session)
    expect((await respond(second, answer())).AuthenticationResult).toBeDefined()
  })

  test('a wrong code keeps the Session usable, unless `wrongCodeEndsSession` says otherwise', async () => {
    const { signIn, respond } = signInSteps(pool)
    const wrong = () => ({ USERNAME: 'ada', SMS_MFA_CODE: otherThan(sentCode(pool, phone)) })
    const kept = await signIn('ada')
    await expect(respond(kept, wrong())).rejects.toMatchObject({ name: 'CodeMismatchException' })
    expect((await respond(kept, answer())).AuthenticationResult).toBeDefined()

    pool.settings.update({ wrongCodeEndsSession: ['SMS_MFA'] })
    const lost = await signIn('ada')
    await expect(respond(lost, wrong())).rejects.toMatchObject({ name: 'CodeMismatchException' })
    await expect(respond(lost, answer())).rejects.toMatchObject(used)
  })
})

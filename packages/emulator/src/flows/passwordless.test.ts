import { createEphemeral } from '@challenge-kit/core/srp'
import { describe, expect, test } from 'vitest'
import { choicePool, email } from '../testing/choiceSignIn.ts'
import { claim } from '../testing/passwordClaim.ts'
import { otherThan, password, refusal, refused, sentCode } from '../testing/client.ts'

const wrong = refused('Incorrect username or password.')
const mismatch = refusal('CodeMismatchException', 'Invalid code or auth state for the user.')
const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const passwords = ['PASSWORD_SRP', 'PASSWORD']

describe('T7: a code as the first factor', () => {
  test('six wrong codes neither lock the user nor end the Session, and the right code signs in', async () => {
    const { pool, begin, answer } = choicePool()
    const challenge = await answer(await begin(), { ANSWER: 'EMAIL_OTP' })
    const code = sentCode(pool, email)
    for (let count = 0; count < 6; count += 1) {
      await expect(answer(challenge, { EMAIL_OTP_CODE: otherThan(code) })).rejects.toMatchObject(mismatch)
    }
    expect((await answer(challenge, { EMAIL_OTP_CODE: code })).AuthenticationResult?.AccessToken).toBeDefined()
    expect(pool.user('ada')?.attributes['email_verified']).toBe('true')
  })

  test('`firstFactorLockAfter` locks the user, and `wrongCodeEndsSession` ends the Session', async () => {
    const locking = choicePool({ settings: { firstFactorLockAfter: 2 } })
    const challenge = await locking.prefer('SMS_OTP')
    for (const _ of [1, 2]) {
      await expect(locking.answer(challenge, { SMS_OTP_CODE: '0' })).rejects.toMatchObject(mismatch)
    }
    await expect(locking.answer(challenge, { SMS_OTP_CODE: '0' })).rejects.toMatchObject(
      refused('Password attempts exceeded'),
    )
    const spending = choicePool({ settings: { wrongCodeEndsSession: ['SMS_OTP'], smsOtpLength: 6 } })
    const once = await spending.prefer('SMS_OTP')
    expect(spending.pool.outbox.messages()[0]?.code).toMatch(/^\d{6}$/)
    await expect(spending.answer(once, { SMS_OTP_CODE: '0' })).rejects.toMatchObject(mismatch)
    await expect(spending.answer(once, { SMS_OTP_CODE: '0' })).rejects.toMatchObject(
      refused('Invalid session for the user, session can only be used once.'),
    )
  })

  test.each(['SMS_OTP', 'EMAIL_OTP'] as const)('a right code uses up its Session: %s', async (challenge) => {
    const { pool, prefer, answer } = choicePool()
    const sent = await prefer(challenge)
    const code = { [`${challenge}_CODE`]: pool.outbox.messages()[0]?.code ?? '' }
    expect((await answer(sent, code)).AuthenticationResult).toBeDefined()
    await expect(answer(sent, code)).rejects.toMatchObject(
      refused('Invalid session for the user, session can only be used once.'),
    )
  })

  test('the code expires with its Session after three minutes', async () => {
    const { pool, prefer, answer } = choicePool()
    const challenge = await prefer('EMAIL_OTP')
    pool.clock.advance(180_000)
    await expect(answer(challenge, { EMAIL_OTP_CODE: sentCode(pool, email) })).rejects.toMatchObject(
      refused('Invalid session for the user, session is expired.'),
    )
  })

  test('a new InitiateAuth sends another code', async () => {
    const { pool, prefer, answer } = choicePool()
    await prefer('EMAIL_OTP')
    const second = await prefer('EMAIL_OTP')
    expect(pool.outbox.messages()).toHaveLength(2)
    expect((await answer(second, { EMAIL_OTP_CODE: sentCode(pool, email) })).AuthenticationResult).toBeDefined()
  })
})

describe('the first factors that USER_AUTH offers', () => {
  test('for a temporary password: only passwords, and NEW_PASSWORD_REQUIRED follows', async () => {
    const { begin, answer } = choicePool({ user: { temporaryPassword: 'Temporary-1' } })
    const challenge = await begin({ PREFERRED_CHALLENGE: 'EMAIL_OTP' })
    expect(challenge).toMatchObject({ ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: passwords })
    const next = await answer(challenge, { ANSWER: 'PASSWORD', PASSWORD: 'Temporary-1' })
    expect(next.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    expect((await answer(next, { NEW_PASSWORD: password })).AuthenticationResult).toBeDefined()
  })

  test('with MFA required: only passwords, and the second factor follows', async () => {
    const { begin, answer } = choicePool({ settings: { mfa: 'ON' }, user: { password, totpSecret } })
    const challenge = await begin()
    expect(challenge.AvailableChallenges).toEqual(passwords)
    const next = await answer(challenge, { ANSWER: 'PASSWORD', PASSWORD: password })
    expect(next.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  })

  test('with MFA optional: codes for users who have set up no second factor', async () => {
    const factors = ['SMS_MFA'] as const
    const none = choicePool({ settings: { mfa: 'OPTIONAL', factors } })
    expect((await none.begin()).AvailableChallenges).toContain('EMAIL_OTP')
    const one = choicePool({
      settings: { mfa: 'OPTIONAL', factors },
      user: { password, mfa: { enabled: ['SMS_MFA'] } },
    })
    expect((await one.begin()).AvailableChallenges).toEqual(passwords)
  })

  test('only codes that can reach the user, and `otpNeedsVerification` requires a verified address', async () => {
    const attributes = { email }
    const { pool, begin } = choicePool({ user: { password, attributes } })
    expect((await begin()).AvailableChallenges).toEqual([...passwords, 'EMAIL_OTP'])
    pool.settings.update({ otpNeedsVerification: true })
    expect((await begin()).AvailableChallenges).toEqual(passwords)
    pool.seed([{ username: 'ada', password, attributes: { ...attributes, email_verified: 'true' } }])
    expect((await begin()).AvailableChallenges).toEqual([...passwords, 'EMAIL_OTP'])
  })

  test('no first factor at all is a configuration error', async () => {
    const { begin } = choicePool({ settings: { firstFactors: [] } })
    await expect(begin()).rejects.toMatchObject({ name: 'InvalidUserPoolConfigurationException' })
  })
})

describe('an unknown user in USER_AUTH', () => {
  const client = { preventUserExistenceErrors: 'ENABLED' } as const

  test('gets UserNotFoundException without PreventUserExistenceErrors', async () => {
    await expect(choicePool().begin({}, 'nobody')).rejects.toMatchObject(
      refusal('UserNotFoundException', 'User does not exist.'),
    )
    const unconfirmed = choicePool({ user: { password, status: 'UNCONFIRMED' } })
    await expect(unconfirmed.begin()).rejects.toMatchObject({ name: 'UserNotConfirmedException' })
  })

  test('with PreventUserExistenceErrors, gets the challenge of a code that is never sent, with an address made from the username', async () => {
    const { pool, prefer, respond } = choicePool({ client })
    const name = 'test@team.example'
    const challenge = await prefer('EMAIL_OTP', {}, name)
    expect(challenge).toMatchObject({
      ChallengeName: 'EMAIL_OTP',
      ChallengeParameters: { CODE_DELIVERY_DESTINATION: 't***@t***' },
    })
    expect(pool.outbox.messages()).toEqual([])
    const answer = { USERNAME: name, EMAIL_OTP_CODE: '00000000' }
    await expect(respond(challenge, answer)).rejects.toMatchObject(mismatch)
    await expect(respond(challenge, { ...answer, USERNAME: 'ada' })).rejects.toMatchObject(
      refused('Invalid session for the user.'),
    )
  })

  test('with PreventUserExistenceErrors, gets the choices of a user with a verified address and phone number', async () => {
    const { begin, prefer, respond } = choicePool({ client })
    const challenge = await begin({}, 'nobody')
    expect(challenge.AvailableChallenges).toEqual((await begin()).AvailableChallenges)
    const choose = { USERNAME: 'nobody', ANSWER: 'PASSWORD', PASSWORD: password }
    await expect(respond(challenge, choose)).rejects.toMatchObject(wrong)
    await expect(prefer('PASSWORD', { PASSWORD: password }, 'nobody')).rejects.toMatchObject(wrong)
  })

  test('with PreventUserExistenceErrors, SRP ends like a wrong password, and the lockout counts all flows', async () => {
    const { pool, prefer, respond, signIn } = choicePool({ client })
    const { a, A } = createEphemeral()
    const challenge = await prefer('PASSWORD_SRP', { SRP_A: A }, 'nobody')
    expect(challenge.ChallengeName).toBe('PASSWORD_VERIFIER')
    const answer = await claim(challenge, a, password, pool.clock.now())
    await expect(respond(challenge, answer)).rejects.toMatchObject(wrong)
    for (let count = 0; count < 4; count += 1) {
      await expect(prefer('PASSWORD', { PASSWORD: 'wrong' }, 'nobody')).rejects.toMatchObject(wrong)
    }
    await expect(signIn('nobody')).rejects.toMatchObject(refused('Password attempts exceeded'))
  })

  test('a disabled user looks the same, unless `preventionHidesDisabled` is off', async () => {
    const { pool, begin } = choicePool({ client, user: { password, enabled: false } })
    expect((await begin()).ChallengeName).toBe('SELECT_CHALLENGE')
    pool.settings.update({ preventionHidesDisabled: false })
    await expect(begin()).rejects.toMatchObject(refused('User is disabled.'))
  })
})

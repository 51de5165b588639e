import { createEphemeral } from '@challenge-kit/core/srp'
import { describe, expect, test } from 'vitest'
import { choosing, email } from '../testing/choiceSignIn.ts'
import { claim } from '../testing/passwordClaim.ts'
import { otherThan, password, refusal, refused, sentCode } from '../testing/client.ts'

const wrong = refused('Incorrect username or password.')
const mismatch = refusal('CodeMismatchException', 'Invalid code or auth state for the user.')
const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const passwords = ['PASSWORD_SRP', 'PASSWORD']

describe('T7: a code as the first factor', () => {
  test('six wrong ones neither lock nor spend the Session; the right one signs in', async () => {
    const { pool, begin, answer } = choosing()
    const asked = await answer(await begin(), { ANSWER: 'EMAIL_OTP' })
    const code = sentCode(pool, email)
    for (let count = 0; count < 6; count += 1) {
      await expect(answer(asked, { EMAIL_OTP_CODE: otherThan(code) })).rejects.toMatchObject(mismatch)
    }
    expect((await answer(asked, { EMAIL_OTP_CODE: code })).AuthenticationResult?.AccessToken).toBeDefined()
    expect(pool.user('ada')?.attributes['email_verified']).toBe('true')
  })

  test('the lock and the spent Session are switches', async () => {
    const locking = choosing({ settings: { firstFactorLockAfter: 2 } })
    const asked = await locking.prefer('SMS_OTP')
    for (const _ of [1, 2]) {
      await expect(locking.answer(asked, { SMS_OTP_CODE: '0' })).rejects.toMatchObject(mismatch)
    }
    await expect(locking.answer(asked, { SMS_OTP_CODE: '0' })).rejects.toMatchObject(
      refused('Password attempts exceeded'),
    )
    const spending = choosing({ settings: { wrongCodeEndsSession: ['SMS_OTP'], smsOtpLength: 6 } })
    const once = await spending.prefer('SMS_OTP')
    expect(spending.pool.outbox.messages()[0]?.code).toMatch(/^\d{6}$/)
    await expect(spending.answer(once, { SMS_OTP_CODE: '0' })).rejects.toMatchObject(mismatch)
    await expect(spending.answer(once, { SMS_OTP_CODE: '0' })).rejects.toMatchObject(
      refused('Invalid session for the user, session can only be used once.'),
    )
  })

  test('ends with its Session after three minutes', async () => {
    const { pool, prefer, answer } = choosing()
    const asked = await prefer('EMAIL_OTP')
    pool.clock.advance(180_000)
    await expect(answer(asked, { EMAIL_OTP_CODE: sentCode(pool, email) })).rejects.toMatchObject(
      refused('Invalid session for the user, session is expired.'),
    )
  })

  test('another code is another Initiate', async () => {
    const { pool, prefer, answer } = choosing()
    await prefer('EMAIL_OTP')
    const second = await prefer('EMAIL_OTP')
    expect(pool.outbox.messages()).toHaveLength(2)
    expect((await answer(second, { EMAIL_OTP_CODE: sentCode(pool, email) })).AuthenticationResult).toBeDefined()
  })
})

describe('what is offered first', () => {
  test('to a temporary password: only passwords, and NEW_PASSWORD_REQUIRED follows', async () => {
    const { begin, answer } = choosing({ user: { temporaryPassword: 'Temporary-1' } })
    const asked = await begin({ PREFERRED_CHALLENGE: 'EMAIL_OTP' })
    expect(asked).toMatchObject({ ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: passwords })
    const next = await answer(asked, { ANSWER: 'PASSWORD', PASSWORD: 'Temporary-1' })
    expect(next.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    expect((await answer(next, { NEW_PASSWORD: password })).AuthenticationResult).toBeDefined()
  })

  test('where MFA is required: only passwords, and the second factor follows', async () => {
    const { begin, answer } = choosing({ settings: { mfa: 'ON' }, user: { password, totpSecret } })
    const asked = await begin()
    expect(asked.AvailableChallenges).toEqual(passwords)
    const next = await answer(asked, { ANSWER: 'PASSWORD', PASSWORD: password })
    expect(next.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  })

  test('where MFA is optional: codes to those who have set none up', async () => {
    const factors = ['SMS_MFA'] as const
    const none = choosing({ settings: { mfa: 'OPTIONAL', factors } })
    expect((await none.begin()).AvailableChallenges).toContain('EMAIL_OTP')
    const one = choosing({
      settings: { mfa: 'OPTIONAL', factors },
      user: { password, mfa: { enabled: ['SMS_MFA'] } },
    })
    expect((await one.begin()).AvailableChallenges).toEqual(passwords)
  })

  test('only what reaches the person; whether that must be verified is a switch', async () => {
    const attributes = { email }
    const { pool, begin } = choosing({ user: { password, attributes } })
    expect((await begin()).AvailableChallenges).toEqual([...passwords, 'EMAIL_OTP'])
    pool.settings.update({ otpNeedsVerification: true })
    expect((await begin()).AvailableChallenges).toEqual(passwords)
    pool.seed([{ username: 'ada', password, attributes: { ...attributes, email_verified: 'true' } }])
    expect((await begin()).AvailableChallenges).toEqual([...passwords, 'EMAIL_OTP'])
  })

  test('nothing at all is a fault of the pool', async () => {
    const { begin } = choosing({ settings: { firstFactors: [] } })
    await expect(begin()).rejects.toMatchObject({ name: 'InvalidUserPoolConfigurationException' })
  })
})

describe('an unknown user in USER_AUTH', () => {
  const client = { preventUserExistenceErrors: 'ENABLED' } as const

  test('is told', async () => {
    await expect(choosing().begin({}, 'nobody')).rejects.toMatchObject(
      refusal('UserNotFoundException', 'User does not exist.'),
    )
    const unconfirmed = choosing({ user: { password, status: 'UNCONFIRMED' } })
    await expect(unconfirmed.begin()).rejects.toMatchObject({ name: 'UserNotConfirmedException' })
  })

  test('is not told: a code that nobody gets, to an address made from the name', async () => {
    const { pool, prefer, respond } = choosing({ client })
    const name = 'test@team.example'
    const asked = await prefer('EMAIL_OTP', {}, name)
    expect(asked).toMatchObject({
      ChallengeName: 'EMAIL_OTP',
      ChallengeParameters: { CODE_DELIVERY_DESTINATION: 't***@t***' },
    })
    expect(pool.outbox.messages()).toEqual([])
    const answer = { USERNAME: name, EMAIL_OTP_CODE: '00000000' }
    await expect(respond(asked, answer)).rejects.toMatchObject(mismatch)
    await expect(respond(asked, { ...answer, USERNAME: 'ada' })).rejects.toMatchObject(
      refused('Invalid session for the user.'),
    )
  })

  test('is not told: a choice like that of a person whom everything reaches', async () => {
    const { begin, prefer, respond } = choosing({ client })
    const asked = await begin({}, 'nobody')
    expect(asked.AvailableChallenges).toEqual((await begin()).AvailableChallenges)
    const choose = { USERNAME: 'nobody', ANSWER: 'PASSWORD', PASSWORD: password }
    await expect(respond(asked, choose)).rejects.toMatchObject(wrong)
    await expect(prefer('PASSWORD', { PASSWORD: password }, 'nobody')).rejects.toMatchObject(wrong)
  })

  test('is not told: SRP ends as a wrong password does, and the lock counts all flows', async () => {
    const { pool, prefer, respond, signIn } = choosing({ client })
    const { a, A } = createEphemeral()
    const asked = await prefer('PASSWORD_SRP', { SRP_A: A }, 'nobody')
    expect(asked.ChallengeName).toBe('PASSWORD_VERIFIER')
    const answer = await claim(asked, a, password, pool.clock.now())
    await expect(respond(asked, answer)).rejects.toMatchObject(wrong)
    for (let count = 0; count < 4; count += 1) {
      await expect(prefer('PASSWORD', { PASSWORD: 'wrong' }, 'nobody')).rejects.toMatchObject(wrong)
    }
    await expect(signIn('nobody')).rejects.toMatchObject(refused('Password attempts exceeded'))
  })

  test('nor is a disabled one, unless the pool is set so', async () => {
    const { pool, begin } = choosing({ client, user: { password, enabled: false } })
    expect((await begin()).ChallengeName).toBe('SELECT_CHALLENGE')
    pool.settings.update({ preventionHidesDisabled: false })
    await expect(begin()).rejects.toMatchObject(refused('User is disabled.'))
  })
})

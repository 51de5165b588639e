import { describe, expect, test } from 'vitest'
import type { MfaFactor, PoolSettings, UserPool } from '../index.ts'
import { matching, otherThan, password, poolWith, refusal, refused, sentCode, signInSteps } from '../testing/client.ts'

const email = 'ada@example.com'
const phone = '+15550100839'
const used = refused('Invalid session for the user, session can only be used once.')
const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

function poolWithTriggers(preferred: MfaFactor, settings: Partial<PoolSettings> = {}) {
  const attributes = { email, phone_number: phone }
  const pool = poolWith({
    settings: { mfa: 'OPTIONAL', factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'], ...settings },
    users: [{ username: 'ada', password, attributes, totpSecret, mfa: { preferred } }],
  })
  return { pool, ...signInSteps(pool) }
}

const kinds = [
  { factor: 'SMS_MFA', key: 'SMS_MFA_CODE', right: (pool: UserPool) => sentCode(pool, phone) },
  { factor: 'EMAIL_OTP', key: 'EMAIL_OTP_CODE', right: (pool: UserPool) => sentCode(pool, email) },
  {
    factor: 'SOFTWARE_TOKEN_MFA',
    key: 'SOFTWARE_TOKEN_MFA_CODE',
    right: (pool: UserPool) => pool.currentCode('ada') ?? '',
  },
] as const

describe.each(kinds)('$factor', ({ factor, key, right }) => {
  const wrong = { name: 'CodeMismatchException' }

  test('the right code signs in, and its Session cannot be used again', async () => {
    const { pool, signIn, respond } = poolWithTriggers(factor)
    const challenge = await signIn('ada')
    const answer = () => respond(challenge, { USERNAME: 'ada', [key]: right(pool) })
    expect(challenge.ChallengeName).toBe(factor)
    expect((await answer()).AuthenticationResult).toBeDefined()
    pool.clock.advance(30_000)
    await expect(answer()).rejects.toMatchObject(used)
  })

  test('five wrong codes lock the user like wrong passwords, and the Session stays usable', async () => {
    const { pool, signIn, respond } = poolWithTriggers(factor)
    const challenge = await signIn('ada')
    const answer = (code: string) => respond(challenge, { USERNAME: 'ada', [key]: code })
    for (let count = 0; count < 5; count += 1) await expect(answer(otherThan(right(pool)))).rejects.toMatchObject(wrong)
    await expect(answer(right(pool))).rejects.toMatchObject(refused('Password attempts exceeded'))
    pool.clock.advance(1_000)
    expect((await answer(right(pool))).AuthenticationResult).toBeDefined()
  })

  test('wrong codes never lock the user if `mfaLockAfter` is null', async () => {
    const { pool, signIn, respond } = poolWithTriggers(factor, { mfaLockAfter: null })
    const challenge = await signIn('ada')
    const answer = (code: string) => respond(challenge, { USERNAME: 'ada', [key]: code })
    for (let count = 0; count < 9; count += 1) await expect(answer(otherThan(right(pool)))).rejects.toMatchObject(wrong)
    expect((await answer(right(pool))).AuthenticationResult).toBeDefined()
  })

  test('a wrong code ends the Session if `wrongCodeEndsSession` says so', async () => {
    const { pool, signIn, respond } = poolWithTriggers(factor, { wrongCodeEndsSession: [factor] })
    const challenge = await signIn('ada')
    const answer = (code: string) => respond(challenge, { USERNAME: 'ada', [key]: code })
    await expect(answer(otherThan(right(pool)))).rejects.toMatchObject(wrong)
    await expect(answer(right(pool))).rejects.toMatchObject(used)
  })

  test('the code is required', async () => {
    const { signIn, respond } = poolWithTriggers(factor)
    await expect(respond(await signIn('ada'), { USERNAME: 'ada' })).rejects.toMatchObject(
      refusal('InvalidParameterException', `Missing required parameter ${key}`),
    )
  })
})

describe('codes that are sent', () => {
  const mismatch = refusal('CodeMismatchException', 'Invalid code or auth state for the user.')

  test('SMS: the code has six digits, the number is masked, and is verified afterwards', async () => {
    const { pool, signIn, respond } = poolWithTriggers('SMS_MFA')
    const challenge = await signIn('ada')
    expect(challenge.ChallengeParameters).toEqual({
      CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
      CODE_DELIVERY_DESTINATION: '+*******0839',
      USER_ID_FOR_SRP: 'ada',
    })
    const message = pool.outbox.last(phone)
    expect(message).toMatchObject({ medium: 'SMS', to: phone, code: matching(/^\d{6}$/) })
    expect(message?.text).toContain(message?.code)
    await expect(respond(challenge, { USERNAME: 'ada', SMS_MFA_CODE: '0' })).rejects.toMatchObject(mismatch)
    await respond(challenge, { USERNAME: 'ada', SMS_MFA_CODE: sentCode(pool, phone) })
    expect(pool.user('ada')?.attributes['phone_number_verified']).toBe('true')
  })

  test('email: the code has eight digits or `emailCodeLength`, and the address is masked', async () => {
    const { pool, signIn, respond } = poolWithTriggers('EMAIL_OTP')
    const challenge = await signIn('ada')
    expect(challenge.ChallengeParameters).toMatchObject({
      CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
      CODE_DELIVERY_DESTINATION: 'a***@e***',
    })
    expect(sentCode(pool, email)).toMatch(/^\d{8}$/)
    await expect(respond(challenge, { USERNAME: 'ada', EMAIL_OTP_CODE: '0' })).rejects.toMatchObject(mismatch)
    pool.settings.update({ emailCodeLength: 6 })
    await signIn('ada')
    expect(sentCode(pool, email)).toMatch(/^\d{6}$/)
  })

  test('the code of one sign-in is refused in another', async () => {
    const { pool, signIn, respond } = poolWithTriggers('SMS_MFA')
    const first = await signIn('ada')
    const code = sentCode(pool, phone)
    const second = await signIn('ada')
    if (sentCode(pool, phone) !== code) {
      await expect(respond(second, { USERNAME: 'ada', SMS_MFA_CODE: code })).rejects.toMatchObject(mismatch)
    }
    expect((await respond(first, { USERNAME: 'ada', SMS_MFA_CODE: code })).AuthenticationResult).toBeDefined()
  })
})

describe('codes of an authenticator app', () => {
  test.each([
    [-60_000, false],
    [-30_000, true],
    [0, true],
    [30_000, true],
    [60_000, false],
  ])('a code that is %i ms off is accepted: %s', async (away, accepted) => {
    const { pool, signIn, respond } = poolWithTriggers('SOFTWARE_TOKEN_MFA')
    pool.clock.advance(away)
    const code = pool.currentCode('ada') ?? ''
    pool.clock.advance(-away)
    const answer = respond(await signIn('ada'), { USERNAME: 'ada', SOFTWARE_TOKEN_MFA_CODE: code })
    if (accepted) expect((await answer).AuthenticationResult).toBeDefined()
    else await expect(answer).rejects.toMatchObject(refusal('CodeMismatchException', 'Invalid code received for user'))
  })

  test('a code works once, and the Session stays usable after the second try', async () => {
    const { pool, signIn, respond } = poolWithTriggers('SOFTWARE_TOKEN_MFA')
    const answer = async (challenge: Awaited<ReturnType<typeof signIn>>) =>
      respond(challenge, { USERNAME: 'ada', SOFTWARE_TOKEN_MFA_CODE: pool.currentCode('ada') ?? '' })
    await answer(await signIn('ada'))
    const again = await signIn('ada')
    await expect(answer(again)).rejects.toMatchObject(
      refusal('ExpiredCodeException', 'Your software token has already been used once.'),
    )
    pool.clock.advance(30_000)
    expect((await answer(again)).AuthenticationResult).toBeDefined()
  })

  test('an additional SMS_MFA_CODE is ignored, except for a user who has both factors', async () => {
    const { pool, signIn, respond } = poolWithTriggers('SOFTWARE_TOKEN_MFA')
    const answer = async () => {
      const code = pool.currentCode('ada') ?? ''
      return respond(await signIn('ada'), { USERNAME: 'ada', SMS_MFA_CODE: code, SOFTWARE_TOKEN_MFA_CODE: code })
    }
    expect((await answer()).AuthenticationResult).toBeDefined()
    const mfa = { enabled: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'], preferred: 'SOFTWARE_TOKEN_MFA' } as const
    pool.seed([{ username: 'ada', password, totpSecret, mfa, attributes: { phone_number: phone } }])
    await expect(answer()).rejects.toMatchObject({ name: 'CodeMismatchException' })
  })
})

describe('SELECT_MFA_TYPE', () => {
  test('a factor that was not offered is refused, and the Session stays usable', async () => {
    const { pool, signIn, respond } = poolWithTriggers('SMS_MFA', { mfa: 'ON' })
    pool.seed([{ username: 'ada', password, totpSecret, attributes: { email, phone_number: phone } }])
    pool.settings.update({ factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] })
    const challenge = await signIn('ada')
    const choose = (ANSWER: string) => respond(challenge, { USERNAME: 'ada', ANSWER })
    await expect(choose('EMAIL_OTP')).rejects.toMatchObject({ name: 'InvalidParameterException' })
    const chosen = await choose('SOFTWARE_TOKEN_MFA')
    expect(chosen.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    expect(chosen.Session).not.toBe(challenge.Session)
    await expect(choose('SMS_MFA')).rejects.toMatchObject(used)
  })
})

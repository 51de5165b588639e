import { createEphemeral } from '@challenge-kit/core/srp'
import { describe, expect, test } from 'vitest'
import { choicePool, email, phone } from '../testing/choiceSignIn.ts'
import { matching, password, refused, sentCode } from '../testing/client.ts'
import { claim } from '../testing/passwordClaim.ts'

const wrong = refused('Incorrect username or password.')

describe.each(['admin', 'public'] as const)('USER_AUTH, %s', (family) => {
  test('without a preference, SELECT_CHALLENGE lists the available challenges', async () => {
    const challenge = await choicePool({ family }).begin()
    expect(challenge).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      ChallengeParameters: {},
      AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
      Session: matching(/^AYAB/),
    })
  })

  test('the response to SELECT_CHALLENGE may carry the password', async () => {
    const { begin, answer } = choicePool({ family })
    const done = await answer(await begin(), { ANSWER: 'PASSWORD', PASSWORD: password })
    expect(done.AuthenticationResult?.AccessToken).toBeDefined()
  })

  test('a preferred PASSWORD together with the password is one round trip', async () => {
    const { prefer } = choicePool({ family })
    const done = await prefer('PASSWORD', { PASSWORD: password })
    expect(done.AuthenticationResult?.AccessToken).toBeDefined()
    expect(done.AvailableChallenges).toBeUndefined()
  })

  test.each([
    ['EMAIL_OTP', 'EMAIL', 'a***@e***', email],
    ['SMS_OTP', 'SMS', '+*******0839', phone],
  ] as const)('a preferred %s sends eight digits at once', async (factor, medium, mask, to) => {
    const { pool, prefer, answer } = choicePool({ family })
    const challenge = await prefer(factor)
    expect(challenge).toMatchObject({ ChallengeName: factor, AvailableChallenges: [factor] })
    expect(challenge.ChallengeParameters).toEqual({
      CODE_DELIVERY_DELIVERY_MEDIUM: medium,
      CODE_DELIVERY_DESTINATION: mask,
    })
    expect(sentCode(pool, to)).toMatch(/^\d{8}$/)
    const done = await answer(challenge, { [`${factor}_CODE`]: sentCode(pool, to) })
    expect(done.AuthenticationResult?.AccessToken).toBeDefined()
  })
})

describe('the response to SELECT_CHALLENGE', () => {
  test.each(['EMAIL_OTP', 'SMS_OTP'] as const)('%s sends the code with a new Session', async (ANSWER) => {
    const { pool, begin, answer } = choicePool()
    const challenge = await begin()
    const next = await answer(challenge, { ANSWER })
    expect(next.ChallengeName).toBe(ANSWER)
    expect(next.Session).not.toBe(challenge.Session)
    expect(pool.outbox.messages()).toHaveLength(1)
    await expect(answer(challenge, { ANSWER })).rejects.toMatchObject(
      refused('Invalid session for the user, session can only be used once.'),
    )
  })

  test.each(['PASSWORD', 'PASSWORD_SRP'] as const)('%s without its value gets the challenge for it', async (ANSWER) => {
    const { begin, answer, prefer } = choicePool()
    expect(await answer(await begin(), { ANSWER })).toMatchObject({ ChallengeName: ANSWER, ChallengeParameters: {} })
    expect(await prefer(ANSWER)).toMatchObject({ ChallengeName: ANSWER, AvailableChallenges: [ANSWER] })
  })

  test('a challenge that was not offered is refused, and the Session stays usable', async () => {
    const { begin, answer } = choicePool()
    const challenge = await begin()
    for (const ANSWER of ['WEB_AUTHN', 'SOFTWARE_TOKEN_MFA']) {
      await expect(answer(challenge, { ANSWER })).rejects.toMatchObject({ name: 'InvalidParameterException' })
    }
    expect((await answer(challenge, { ANSWER: 'EMAIL_OTP' })).ChallengeName).toBe('EMAIL_OTP')
  })

  test('a preferred challenge that the user does not have is no error', async () => {
    const { prefer } = choicePool()
    for (const name of ['WEB_AUTHN', 'NO_SUCH']) expect((await prefer(name)).ChallengeName).toBe('SELECT_CHALLENGE')
  })

  test('`availableWithPreferred` decides which challenges are listed with the preferred one', async () => {
    const { prefer } = choicePool({ settings: { availableWithPreferred: 'all' } })
    expect((await prefer('EMAIL_OTP')).AvailableChallenges).toEqual([
      'PASSWORD_SRP',
      'PASSWORD',
      'EMAIL_OTP',
      'SMS_OTP',
    ])
  })
})

describe('a password in USER_AUTH', () => {
  test.each([
    ['after the challenge PASSWORD', { ANSWER: 'PASSWORD' }, { PASSWORD: 'wrong' }],
    ['together with the choice', { ANSWER: 'PASSWORD', PASSWORD: 'wrong' }, undefined],
  ] as const)('a wrong password %s ends the sign-in', async (_, choice, then) => {
    const { begin, answer } = choicePool()
    const challenge = await begin()
    const last = then ? await answer(challenge, choice) : challenge
    await expect(answer(last, then ?? choice)).rejects.toMatchObject(wrong)
    await expect(answer(last, { ...choice, PASSWORD: password })).rejects.toMatchObject(
      refused('Invalid session for the user, session can only be used once.'),
    )
  })

  test('a wrong password keeps the Session usable if `wrongPasswordKeepsSession` is set', async () => {
    const { prefer, answer } = choicePool({ settings: { wrongPasswordKeepsSession: true } })
    const challenge = await prefer('PASSWORD')
    await expect(answer(challenge, { PASSWORD: 'wrong' })).rejects.toMatchObject(wrong)
    expect((await answer(challenge, { PASSWORD: password })).AuthenticationResult).toBeDefined()
  })

  test('five wrong passwords lock the user, like in any other flow', async () => {
    const { prefer, signIn } = choicePool()
    for (let count = 0; count < 5; count += 1) {
      await expect(prefer('PASSWORD', { PASSWORD: 'wrong' })).rejects.toMatchObject(wrong)
    }
    await expect(signIn('ada')).rejects.toMatchObject(refused('Password attempts exceeded'))
  })
})

describe.each(['admin', 'public'] as const)('PASSWORD_SRP in USER_AUTH, %s', (family) => {
  test('SRP_A comes with the preference, with the choice, or as the response to PASSWORD_SRP', async () => {
    const { pool, begin, prefer, answer, respond } = choicePool({ family })
    const { a, A } = createEphemeral()
    const preferred = await prefer('PASSWORD_SRP', { SRP_A: A })
    expect(preferred.AvailableChallenges).toEqual(['PASSWORD_SRP'])
    const challenges = [
      preferred,
      await answer(await begin(), { ANSWER: 'PASSWORD_SRP', SRP_A: A }),
      await answer(await prefer('PASSWORD_SRP'), { SRP_A: A }),
    ]
    for (const challenge of challenges) {
      expect(challenge.ChallengeName).toBe('PASSWORD_VERIFIER')
      const done = await respond(challenge, await claim(challenge, a, password, pool.clock.now()))
      expect(done.AuthenticationResult?.AccessToken).toBeDefined()
    }
    const again = await prefer('PASSWORD_SRP', { SRP_A: A })
    await expect(respond(again, await claim(again, a, 'wrong', pool.clock.now()))).rejects.toMatchObject(wrong)
  })

  test('a second factor or a new password follows', async () => {
    const settings = { mfa: 'ON', factors: ['SMS_MFA'] } as const
    for (const [user, next] of [
      [{ password }, 'SMS_MFA'],
      [{ temporaryPassword: password }, 'NEW_PASSWORD_REQUIRED'],
    ] as const) {
      const { pool, begin, answer, respond } = choicePool({ family, settings, user })
      const { a, A } = createEphemeral()
      const challenge = await answer(await begin(), { ANSWER: 'PASSWORD_SRP', SRP_A: A })
      expect((await respond(challenge, await claim(challenge, a, password, pool.clock.now()))).ChallengeName).toBe(next)
    }
  })

  test('`passwordChallenges` can make it the only password challenge', async () => {
    const { pool, begin, prefer, respond, answer } = choicePool({
      family,
      settings: { passwordChallenges: ['PASSWORD_SRP'] },
    })
    expect((await begin()).AvailableChallenges).toEqual(['PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP'])
    pool.settings.update({ firstFactors: ['PASSWORD'] })
    const only = await prefer('PASSWORD', { PASSWORD: password })
    expect(only).toMatchObject({ ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: ['PASSWORD_SRP'] })
    const { a, A } = createEphemeral()
    const challenge = await answer(only, { ANSWER: 'PASSWORD_SRP', SRP_A: A })
    const done = await respond(challenge, await claim(challenge, a, password, pool.clock.now()))
    expect(done.AuthenticationResult).toBeDefined()
  })
})

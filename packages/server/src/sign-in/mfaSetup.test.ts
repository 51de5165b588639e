import { describe, expect, test } from 'vitest'
import { answer, createTestBackend, errorOf, challengeOf, startChallenge } from '../testing/testBackend.ts'
import { stringMatching } from '../testing/matchers.ts'

const settings = { mfa: 'ON' as const }
const method = 'SOFTWARE_TOKEN_MFA'
const wrongCodeFor = (code: string | undefined) => (code === '000000' ? '000001' : '000000')

describe('the authenticator app', () => {
  test('MFA_SETUP brings the TOTP key with the issuer and the username as typed', async () => {
    const { browser, cognitoCalls } = createTestBackend({ settings, handler: { pool: { totpIssuer: 'Library & Co' } } })
    const { challenge } = await startChallenge(browser)
    expect(challenge).toMatchObject({ name: 'MFA_SETUP', methods: [method] })
    expect(challenge).toHaveProperty('totp', {
      secret: stringMatching(/^[A-Z2-7]{16,}$/),
      issuer: 'Library & Co',
      account: 'ada',
    })
    expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AssociateSoftwareToken'])
  })

  test.each([false, true])(
    'a right code after a wrong one signs in unless the wrong one ended the Cognito Session (ended: %s)',
    async (endsSession) => {
      const { browser, pool, cognitoCalls } = createTestBackend({
        settings: { ...settings, wrongCodeEndsSession: endsSession ? ['VerifySoftwareToken'] : [] },
      })
      const reply = await startChallenge(browser)
      const code = pool.currentCode('ada')
      expect((await errorOf(answer(browser, reply, { method, code: wrongCodeFor(code) }))).code).toBe('code_mismatch')
      const second = answer(browser, reply, { method, code, deviceName: 'Phone' })
      if (endsSession) {
        expect((await errorOf(second)).code).toBe('flow_consumed')
        return
      }
      expect(await second).toMatchObject({ kind: 'signedIn' })
      expect(cognitoCalls().slice(2)).toEqual([
        'VerifySoftwareToken',
        'VerifySoftwareToken',
        'AdminRespondToAuthChallenge',
      ])
    },
  )

  test('an answer without a code makes a new TOTP key and replaces the key before it', async () => {
    const { browser, pool } = createTestBackend({ settings })
    const first = await startChallenge(browser)
    const firstKey = pool.user('ada')?.pendingTotpSecret
    const second = challengeOf(await answer(browser, first, { method }))
    expect(second.challengeIndex).toBe(2)
    expect(second.challenge).toHaveProperty('totp.secret', pool.user('ada')?.pendingTotpSecret)
    expect(pool.user('ada')?.pendingTotpSecret).not.toBe(firstKey)
    expect(await answer(browser, second, { method, code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
  })

  test('if no authenticator app can be set up, MFA_SETUP offers no method and AssociateSoftwareToken is not called', async () => {
    const { browser, pool, cognitoCalls } = createTestBackend({ settings })
    pool.faults.next('AdminInitiateAuth', {
      kind: 'challenge',
      name: 'MFA_SETUP',
      parameters: { MFAS_CAN_SETUP: '["SMS_MFA"]' },
      keepSession: true,
    })
    const reply = await startChallenge(browser)
    expect(reply.challenge).toEqual({ name: 'MFA_SETUP', methods: [], totp: null })
    expect((await errorOf(answer(browser, reply, { method, code: '123456' }))).issues).toEqual({
      method: 'not_offered',
    })
    expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
  })

  test('a failed AssociateSoftwareToken keeps the challenge, and the user can request a new key', async () => {
    const { browser, pool, events } = createTestBackend({ settings })
    pool.faults.next('AssociateSoftwareToken', { kind: 'throttle' })
    const reply = await startChallenge(browser)
    expect(reply.challenge).toHaveProperty('totp', null)
    expect(events[0]).toMatchObject({ outcome: 'challenge', exception: 'TooManyRequestsException' })
    const withKey = challengeOf(await answer(browser, reply, { method }))
    expect(withKey.challenge).toHaveProperty('totp.secret')
  })

  test.each([
    ['its reply is lost', { kind: 'lostReply' } as const, null],
    ['it is refused', { kind: 'throttle' } as const, 'TooManyRequestsException'],
  ])(
    'if the call after a right code fails because %s, the authenticator app is set up and the user signs in again',
    async (_, fault, exception) => {
      const { browser, pool, events } = createTestBackend({ settings })
      const reply = await startChallenge(browser)
      pool.faults.next('AdminRespondToAuthChallenge', fault)
      const error = await errorOf(answer(browser, reply, { method, code: pool.currentCode('ada') }))
      expect([error.code, error.recovery]).toEqual(['totp_saved', 'restart'])
      expect([...browser.cookies.keys()]).toEqual([])
      expect(events.at(-1)?.exception).toBe(exception)
      pool.clock.advance(30_000)
      const nextSignIn = await startChallenge(browser)
      expect(nextSignIn.challenge.name).toBe('SOFTWARE_TOKEN_MFA')
      expect(await answer(browser, nextSignIn, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
    },
  )
})

const email = 'ada@example.com'
const several = { settings: { mfa: 'ON', factors: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'SMS_MFA'] } } as const

describe('the choice of a method', () => {
  test('with several methods the user chooses first, and a TOTP key is only made if the user chooses the authenticator app', async () => {
    const { browser, pool, cognitoCalls } = createTestBackend(several)
    const reply = await startChallenge(browser)
    expect(reply.challenge).toEqual({ name: 'MFA_SETUP', methods: [method, 'EMAIL_OTP'], totp: null })
    expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
    const withKey = challengeOf(await answer(browser, reply, { method }))
    expect(withKey).toMatchObject({ challengeIndex: 2, challenge: { totp: { secret: stringMatching(/^[A-Z2-7]+$/) } } })
    expect(await answer(browser, withKey, { method, code: pool.currentCode('ada') })).toMatchObject({
      kind: 'signedIn',
    })
  })

  test.each([
    ['the chosen method', several.settings.factors],
    ['the only method', ['EMAIL_OTP']],
  ] as const)('an email address as %s gets a code, which is a second factor', async (_, factors) => {
    const { browser, pool, cognitoCalls } = createTestBackend({ settings: { ...settings, factors } })
    const reply = await startChallenge(browser)
    const malformed = await errorOf(answer(browser, reply, { method: 'EMAIL_OTP', email: 'nonsense' }))
    expect(malformed.issues).toEqual({ email: 'malformed' })
    const emailChallenge = challengeOf(await answer(browser, reply, { method: 'EMAIL_OTP', email }))
    expect(emailChallenge).toMatchObject({ challengeIndex: 2, challenge: { name: 'EMAIL_OTP', firstFactor: false } })
    const code = pool.outbox.last(email)?.code
    expect(await answer(browser, emailChallenge, { code })).toMatchObject({ kind: 'signedIn' })
    expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'])
  })

  test('a fourth code to an email address in ten minutes is not sent', async () => {
    const { browser } = createTestBackend({ settings: { ...settings, factors: ['EMAIL_OTP'] } })
    const send = async () => answer(browser, await startChallenge(browser), { method: 'EMAIL_OTP', email })
    for (let n = 0; n < 3; n += 1) expect(await send()).toMatchObject({ kind: 'challenge' })
    expect((await errorOf(send())).code).toBe('throttled')
  })

  test('without `storePhoneNumber` SMS_MFA is not offered as a method to set up', async () => {
    const { browser, cognitoCalls } = createTestBackend({ settings: { ...settings, factors: ['SMS_MFA', method] } })
    const { challenge } = await startChallenge(browser)
    expect(challenge).toMatchObject({ methods: [method], totp: { account: 'ada' } })
    expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AssociateSoftwareToken'])
  })
})

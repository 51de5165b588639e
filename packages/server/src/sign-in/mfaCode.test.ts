import { describe, expect, test } from 'vitest'
import {
  answer,
  createTestBackend,
  errorOf,
  PASSWORD,
  challengeOf,
  startChallenge,
  TOTP_SECRET,
} from '../testing/testBackend.ts'
import { stringMatching } from '../testing/matchers.ts'

const attributes = { phone_number: '+15550839', email: 'jane@example.com' }
const totp = { username: 'ada', password: PASSWORD, totpSecret: TOTP_SECRET, totpName: 'Phone' }
const wrongCodeFor = (code: string | undefined) => (code === '000000' ? '000001' : '000000')

describe('codes', () => {
  test.each([false, true])(
    'a right TOTP code after a wrong one signs in unless the wrong one ended the Cognito Session (ended: %s)',
    async (endsSession) => {
      const { browser, pool } = createTestBackend({
        settings: { mfa: 'ON', wrongCodeEndsSession: endsSession ? ['SOFTWARE_TOKEN_MFA'] : [] },
        users: [totp],
      })
      const reply = await startChallenge(browser)
      expect(reply.challenge).toEqual({ name: 'SOFTWARE_TOKEN_MFA', deviceName: 'Phone' })
      const code = pool.currentCode('ada')
      const cookie = browser.cookies.get('__Host-Http-ck_flow')
      expect(await errorOf(answer(browser, reply, { code: wrongCodeFor(code) }))).toMatchObject({
        code: 'code_mismatch',
        recovery: 'retry',
      })
      expect(browser.cookies.get('__Host-Http-ck_flow')).toBe(cookie)
      const second = answer(browser, reply, { code: `Your code is ${code}` })
      if (endsSession) expect(await errorOf(second)).toMatchObject({ code: 'flow_consumed', recovery: 'restart' })
      else expect(await second).toMatchObject({ kind: 'signedIn' })
    },
  )

  test('a TOTP code that was used once is refused at the next sign-in, and the next code is accepted', async () => {
    const { browser, pool } = createTestBackend({ settings: { mfa: 'ON' }, users: [totp] })
    const code = pool.currentCode('ada')
    await answer(browser, await startChallenge(browser), { code })
    const reply = await startChallenge(browser)
    expect((await errorOf(answer(browser, reply, { code }))).code).toBe('code_used')
    pool.clock.advance(30_000)
    expect(await answer(browser, reply, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
  })

  test.each([
    ['SMS_MFA', '+15550839', /\+\*+0839/],
    ['EMAIL_OTP', 'jane@example.com', /^j\*\*\*@e/],
  ] as const)('%s has a masked destination, and its code signs in', async (name, to, masked) => {
    const { browser, pool } = createTestBackend({
      settings: { mfa: 'ON', factors: [name] },
      users: [{ username: 'ada', password: PASSWORD, attributes }],
    })
    const reply = await startChallenge(browser)
    expect(reply.challenge).toMatchObject({ name, destination: stringMatching(masked) })
    expect((await errorOf(answer(browser, reply, { code: 'nonsense' }))).issues).toEqual({ code: 'malformed' })
    const code = pool.outbox.last(to)?.code
    expect((await errorOf(answer(browser, reply, { code: wrongCodeFor(code) }))).code).toBe('code_mismatch')
    expect(await answer(browser, reply, { code })).toMatchObject({ kind: 'signedIn' })
  })

  test('SELECT_MFA_TYPE leads to the challenge of the chosen method', async () => {
    const { browser, pool } = createTestBackend({
      settings: { mfa: 'ON', factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
      users: [{ ...totp, attributes, mfa: { enabled: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] } }],
    })
    const reply = await startChallenge(browser)
    expect(reply.challenge).toEqual({ name: 'SELECT_MFA_TYPE', methods: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] })
    expect((await errorOf(answer(browser, reply, { method: 'EMAIL_OTP' }))).issues).toEqual({ method: 'not_offered' })
    const smsChallenge = challengeOf(await answer(browser, reply, { method: 'SMS_MFA' }))
    expect(smsChallenge).toMatchObject({ challengeIndex: 2, challenge: { name: 'SMS_MFA' } })
    expect(await answer(browser, smsChallenge, { code: pool.outbox.last('+15550839')?.code })).toMatchObject({
      kind: 'signedIn',
    })
  })
})

describe('expiry and limits', () => {
  test('an answer a minute after the Cognito Session expired is `flow_expired` without a call to Cognito', async () => {
    const { browser, pool, cognitoCalls } = createTestBackend({ settings: { mfa: 'ON' }, users: [totp] })
    const reply = await startChallenge(browser)
    pool.clock.advance(240_000)
    expect(await errorOf(answer(browser, reply, { code: pool.currentCode('ada') }))).toMatchObject({
      code: 'flow_expired',
    })
    expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
    expect([...browser.cookies.keys()]).toEqual([])
  })

  test('an answer to a Cognito Session that ended earlier than `authSessionValidity` is `flow_expired`', async () => {
    const { browser, pool } = createTestBackend({
      settings: { mfa: 'ON' },
      users: [totp],
      handler: { pool: { authSessionValidity: 15 } },
    })
    const reply = await startChallenge(browser)
    expect(reply.expiresIn).toBe(900)
    pool.clock.advance(181_000)
    expect((await errorOf(answer(browser, reply, { code: pool.currentCode('ada') }))).code).toBe('flow_expired')
  })

  test('after five wrong codes the next one is `throttled` before Cognito locks the account', async () => {
    const { browser, cognitoCalls } = createTestBackend({ settings: { mfa: 'ON', mfaLockAfter: null }, users: [totp] })
    const reply = await startChallenge(browser)
    const codes: string[] = []
    for (let tries = 0; tries < 6; tries += 1)
      codes.push((await errorOf(answer(browser, reply, { code: '000000' }))).code)
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'code_mismatch'), 'throttled'])
    expect(cognitoCalls()).toHaveLength(6)
  })
})

import { expect, test } from 'vitest'
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
const wrongFor = (code: string | undefined) => (code === '000000' ? '000001' : '000000')

test.each([false, true])('an authenticator: wrong, then right (a wrong one spends the Session: %s)', async (spends) => {
  const { browser, pool } = createTestBackend({
    settings: { mfa: 'ON', wrongCodeEndsSession: spends ? ['SOFTWARE_TOKEN_MFA'] : [] },
    users: [totp],
  })
  const asked = await startChallenge(browser)
  expect(asked.challenge).toEqual({ name: 'SOFTWARE_TOKEN_MFA', deviceName: 'Phone' })
  const code = pool.currentCode('ada')
  const cookie = browser.cookies.get('__Host-Http-ck_flow')
  expect(await errorOf(answer(browser, asked, { code: wrongFor(code) }))).toMatchObject({
    code: 'code_mismatch',
    recovery: 'retry',
  })
  expect(browser.cookies.get('__Host-Http-ck_flow')).toBe(cookie)
  const second = answer(browser, asked, { code: `Your code is ${code}` })
  if (spends) expect(await errorOf(second)).toMatchObject({ code: 'flow_consumed', recovery: 'restart' })
  else expect(await second).toMatchObject({ kind: 'signedIn' })
})

test('the same code at the next sign-in is refused as used, and the next one will do', async () => {
  const { browser, pool } = createTestBackend({ settings: { mfa: 'ON' }, users: [totp] })
  const code = pool.currentCode('ada')
  await answer(browser, await startChallenge(browser), { code })
  const asked = await startChallenge(browser)
  expect((await errorOf(answer(browser, asked, { code }))).code).toBe('code_used')
  pool.clock.advance(30_000)
  expect(await answer(browser, asked, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
})

test.each([
  ['SMS_MFA', '+15550839', /\+\*+0839/],
  ['EMAIL_OTP', 'jane@example.com', /^j\*\*\*@e/],
] as const)('%s: the destination comes masked, the code signs in', async (name, to, masked) => {
  const { browser, pool } = createTestBackend({
    settings: { mfa: 'ON', factors: [name] },
    users: [{ username: 'ada', password: PASSWORD, attributes }],
  })
  const asked = await startChallenge(browser)
  expect(asked.challenge).toMatchObject({ name, destination: stringMatching(masked) })
  expect((await errorOf(answer(browser, asked, { code: 'nonsense' }))).issues).toEqual({ code: 'malformed' })
  const code = pool.outbox.last(to)?.code
  expect((await errorOf(answer(browser, asked, { code: wrongFor(code) }))).code).toBe('code_mismatch')
  expect(await answer(browser, asked, { code })).toMatchObject({ kind: 'signedIn' })
})

test('several factors: the choice leads to its question', async () => {
  const { browser, pool } = createTestBackend({
    settings: { mfa: 'ON', factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
    users: [{ ...totp, attributes, mfa: { enabled: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] } }],
  })
  const asked = await startChallenge(browser)
  expect(asked.challenge).toEqual({ name: 'SELECT_MFA_TYPE', methods: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] })
  expect((await errorOf(answer(browser, asked, { method: 'EMAIL_OTP' }))).issues).toEqual({ method: 'not_offered' })
  const chosen = challengeOf(await answer(browser, asked, { method: 'SMS_MFA' }))
  expect(chosen).toMatchObject({ challengeIndex: 2, challenge: { name: 'SMS_MFA' } })
  expect(await answer(browser, chosen, { code: pool.outbox.last('+15550839')?.code })).toMatchObject({
    kind: 'signedIn',
  })
})

test('a Session older than its time is not even tried', async () => {
  const { browser, pool, cognitoCalls } = createTestBackend({ settings: { mfa: 'ON' }, users: [totp] })
  const asked = await startChallenge(browser)
  pool.clock.advance(180_000)
  expect(await errorOf(answer(browser, asked, { code: pool.currentCode('ada') }))).toMatchObject({
    code: 'flow_expired',
  })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
  expect([...browser.cookies.keys()]).toEqual([])
})

test('a Session that Cognito ends earlier than we thought says the same', async () => {
  const { browser, pool } = createTestBackend({
    settings: { mfa: 'ON' },
    users: [totp],
    handler: { pool: { authSessionValidity: 15 } },
  })
  const asked = await startChallenge(browser)
  expect(asked.expiresIn).toBe(900)
  pool.clock.advance(181_000)
  expect((await errorOf(answer(browser, asked, { code: pool.currentCode('ada') }))).code).toBe('flow_expired')
})

test('the fifth wrong code stops the sign-in before Cognito locks the account', async () => {
  const { browser, cognitoCalls } = createTestBackend({ settings: { mfa: 'ON', mfaLockAfter: null }, users: [totp] })
  const asked = await startChallenge(browser)
  const codes: string[] = []
  for (let tries = 0; tries < 6; tries += 1)
    codes.push((await errorOf(answer(browser, asked, { code: '000000' }))).code)
  expect(codes).toEqual([...Array.from({ length: 5 }, () => 'code_mismatch'), 'throttled'])
  expect(cognitoCalls()).toHaveLength(6)
})

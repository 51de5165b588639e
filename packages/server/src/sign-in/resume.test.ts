import type { UserOptions } from '@challenge-kit/emulator'
import { expect, test } from 'vitest'
import { createTestBrowser } from '../testing/testBrowser.ts'
import {
  answer,
  createTestBackend,
  errorOf,
  PASSWORD,
  challengeOf,
  startChallenge,
  testKey,
  TOTP_SECRET,
} from '../testing/testBackend.ts'

const FLOW = '__Host-Http-ck_flow'
const sms: UserOptions = {
  username: 'ada',
  password: PASSWORD,
  attributes: { phone_number: '+15550839', email: 'a@b.example' },
}
const smsPool = { settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users: [sms] } as const
const nobody = { kind: 'noFlow', username: null, expired: false }

test.each<[string, Parameters<typeof createTestBackend>[0]]>([
  ['SMS_MFA', smsPool],
  ['EMAIL_OTP', { settings: { mfa: 'ON', factors: ['EMAIL_OTP'] }, users: [sms] }],
  ['SOFTWARE_TOKEN_MFA', { settings: { mfa: 'ON' }, users: [{ ...sms, totpSecret: TOTP_SECRET }] }],
  [
    'SELECT_MFA_TYPE',
    {
      settings: { mfa: 'ON', factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
      users: [{ ...sms, totpSecret: TOTP_SECRET }],
    },
  ],
  [
    'NEW_PASSWORD_REQUIRED',
    { settings: { requiredAttributes: ['given_name'] }, users: [{ username: 'ada', temporaryPassword: PASSWORD }] },
  ],
])('after a reload at %s the same question comes again, with the time that is left', async (name, options) => {
  const { browser, pool } = createTestBackend(options)
  const asked = await startChallenge(browser)
  expect(asked.challenge.name).toBe(name)
  pool.clock.advance(60_000)
  expect(await browser.call('resume', {})).toEqual({ ...asked, expiresIn: 120 })
  expect(await browser.call('resume', { flow: asked.flow })).toEqual({ ...asked, expiresIn: 120 })
})

test('after a reload at MFA_SETUP the key is not told again, and the code field still works', async () => {
  const { browser, pool } = createTestBackend({ settings: { mfa: 'ON' } })
  const asked = await startChallenge(browser)
  const resumed = challengeOf(await browser.call('resume', {}))
  expect(resumed.challenge).toEqual({ ...asked.challenge, totp: null })
  const code = pool.currentCode('ada')
  expect(await answer(browser, resumed, { method: 'SOFTWARE_TOKEN_MFA', code })).toMatchObject({ kind: 'signedIn' })
})

test('the password policy is there after a reload too, though it is not in the cookie', async () => {
  const rule = { requireUppercase: false, requireLowercase: false, requireNumbers: false, requireSymbols: false }
  const passwordPolicy = { minimumLength: 12, ...rule }
  const users = [{ username: 'ada', temporaryPassword: PASSWORD }]
  const { browser } = createTestBackend({ users, handler: { pool: { passwordPolicy } } })
  await startChallenge(browser)
  expect(await browser.call('resume', {})).toMatchObject({ challenge: { passwordPolicy } })
})

test('nothing to resume is no error; an expired sign-in leaves its name behind, once', async () => {
  const { browser, pool } = createTestBackend(smsPool)
  expect(await browser.call('resume', {})).toEqual(nobody)
  await startChallenge(browser)
  pool.clock.advance(180_000)
  expect(await browser.call('resume', {})).toEqual({ kind: 'noFlow', username: 'ada', expired: true })
  expect(await browser.call('resume', {})).toEqual(nobody)
})

test('a sign-in whose last reply was lost is found to have ended in the session; another one is not', async () => {
  const { browser, pool } = createTestBackend(smsPool)
  const { flow, challengeIndex } = await startChallenge(browser)
  const signedIn = await answer(browser, { flow, challengeIndex }, { code: pool.outbox.last('+15550839')?.code })
  expect(await browser.call('resume', { flow })).toEqual(signedIn)
  expect(await browser.call('resume', { flow: 'another' })).toEqual(nobody)
  expect(await browser.call('resume', {})).toEqual(nobody)
})

test('a question too long to carry is not asked again, but can still be answered', async () => {
  const { browser, pool } = createTestBackend({
    settings: { mfa: 'ON' },
    users: [{ ...sms, totpSecret: TOTP_SECRET, totpName: 'x'.repeat(600) }],
  })
  const asked = await startChallenge(browser)
  const cookie = browser.cookies.get(FLOW) ?? ''
  expect(await browser.call('resume', {})).toEqual({ kind: 'noFlow', username: 'ada', expired: false })
  browser.cookies.set(FLOW, cookie)
  expect(await answer(browser, asked, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
})

test('two tabs: the older sign-in is superseded, and its late answer leaves the newer one alone', async () => {
  const { browser, pool, cognitoCalls } = createTestBackend(smsPool)
  const older = await startChallenge(browser)
  const newer = await startChallenge(browser)
  const before = cognitoCalls().length
  expect(await errorOf(answer(browser, older, { code: '123456' }))).toMatchObject({ code: 'flow_superseded' })
  expect(await browser.call('resume', { flow: older.flow })).toEqual(nobody)
  await browser.call('cancel', { flow: older.flow })
  expect(cognitoCalls()).toHaveLength(before)
  expect(await answer(browser, newer, { code: pool.outbox.last('+15550839')?.code })).toMatchObject({
    kind: 'signedIn',
  })
})

test('an answer to another question is stale, and Cognito is not asked', async () => {
  const { browser, cognitoCalls } = createTestBackend(smsPool)
  const { flow, challengeIndex } = await startChallenge(browser)
  expect(
    await errorOf(answer(browser, { flow, challengeIndex: challengeIndex + 1 }, { code: '123456' })),
  ).toMatchObject({
    code: 'stale_answer',
    recovery: 'retry',
  })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test('keys are rotated in the middle of a sign-in: it goes on; a removed key is a clean restart', async () => {
  const { browser, pool, newHandler } = createTestBackend(smsPool)
  const asked = await startChallenge(browser)
  const next = { id: 'k2', secret: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ_u3erbC_-tw' }
  const rotated = createTestBrowser(newHandler({ keys: [next, testKey] }))
  const removed = createTestBrowser(newHandler({ keys: [next] }))
  for (const other of [rotated, removed]) other.cookies.set(FLOW, browser.cookies.get(FLOW) ?? '')
  expect(await errorOf(answer(removed, asked, { code: '123456' }))).toMatchObject({
    code: 'flow_missing',
    recovery: 'restart',
  })
  expect([...removed.cookies.keys()]).toEqual([])
  expect(await answer(rotated, asked, { code: pool.outbox.last('+15550839')?.code })).toMatchObject({
    kind: 'signedIn',
  })
})

test('whatever a cookie holds, there is an answer and no fault', async () => {
  const { browser } = createTestBackend(smsPool)
  await startChallenge(browser)
  const real = browser.cookies.get(FLOW) ?? ''
  for (const value of ['', 'x', 'a.b.c.d.e', 'x'.repeat(5_000), '%00', real.slice(1), `${real}x`]) {
    browser.cookies.set(FLOW, value)
    expect(await browser.call('resume', {})).toEqual(nobody)
    expect(browser.cookies.has(FLOW)).toBe(false)
  }
})

test('no sign-in takes longer than half an hour, however many questions there are', async () => {
  const { browser, pool } = createTestBackend({
    settings: { mfa: 'ON' },
    client: { authSessionValidity: 15 },
    handler: { pool: { authSessionValidity: 15 } },
  })
  let asked = await startChallenge(browser)
  for (const left of [900, 600]) {
    pool.clock.advance(600_000)
    asked = challengeOf(await answer(browser, asked, { method: 'SOFTWARE_TOKEN_MFA' }))
    expect(asked.expiresIn).toBe(left)
  }
  pool.clock.advance(600_000)
  expect((await errorOf(answer(browser, asked, { method: 'SOFTWARE_TOKEN_MFA' }))).code).toBe('flow_expired')
})

test('the eleventh question is one too many', async () => {
  const { browser } = createTestBackend({ settings: { mfa: 'ON' } })
  let asked = await startChallenge(browser)
  while (asked.challengeIndex < 10) asked = challengeOf(await answer(browser, asked, { method: 'SOFTWARE_TOKEN_MFA' }))
  expect((await errorOf(answer(browser, asked, { method: 'SOFTWARE_TOKEN_MFA' }))).code).toBe('flow_too_long')
})

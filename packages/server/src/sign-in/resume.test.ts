import type { UserOptions } from '@challenge-kit/emulator'
import { expect, test } from 'vitest'
import { testBrowser } from '../testing/browser.ts'
import { answer, createRig, failure, PASSWORD, question, startQuestion, testKey, TOTP_SECRET } from '../testing/rig.ts'

const FLOW = '__Host-Http-ck_flow'
const sms: UserOptions = {
  username: 'ada',
  password: PASSWORD,
  attributes: { phone_number: '+15550839', email: 'a@b.example' },
}
const smsPool = { settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users: [sms] } as const
const nobody = { kind: 'noFlow', username: null, expired: false }

test.each<[string, Parameters<typeof createRig>[0]]>([
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
  const { browser, pool } = createRig(options)
  const asked = await startQuestion(browser)
  expect(asked.challenge.name).toBe(name)
  pool.clock.advance(60_000)
  expect(await browser.call('resume', {})).toEqual({ ...asked, expiresIn: 120 })
  expect(await browser.call('resume', { flow: asked.flow })).toEqual({ ...asked, expiresIn: 120 })
})

test('after a reload at MFA_SETUP the key is not told again, and the code field still works', async () => {
  const { browser, pool } = createRig({ settings: { mfa: 'ON' } })
  const asked = await startQuestion(browser)
  const resumed = question(await browser.call('resume', {}))
  expect(resumed.challenge).toEqual({ ...asked.challenge, totp: null })
  const code = pool.currentCode('ada')
  expect(await answer(browser, resumed, { method: 'SOFTWARE_TOKEN_MFA', code })).toMatchObject({ kind: 'signedIn' })
})

test('the password policy is there after a reload too, though it is not in the cookie', async () => {
  const rule = { requireUppercase: false, requireLowercase: false, requireNumbers: false, requireSymbols: false }
  const passwordPolicy = { minimumLength: 12, ...rule }
  const users = [{ username: 'ada', temporaryPassword: PASSWORD }]
  const { browser } = createRig({ users, handler: { pool: { passwordPolicy } } })
  await startQuestion(browser)
  expect(await browser.call('resume', {})).toMatchObject({ challenge: { passwordPolicy } })
})

test('nothing to resume is no error; an expired sign-in leaves its name behind, once', async () => {
  const { browser, pool } = createRig(smsPool)
  expect(await browser.call('resume', {})).toEqual(nobody)
  await startQuestion(browser)
  pool.clock.advance(180_000)
  expect(await browser.call('resume', {})).toEqual({ kind: 'noFlow', username: 'ada', expired: true })
  expect(await browser.call('resume', {})).toEqual(nobody)
})

test('a sign-in whose last reply was lost is found to have ended in the session; another one is not', async () => {
  const { browser, pool } = createRig(smsPool)
  const { flow, challengeIndex } = await startQuestion(browser)
  const signedIn = await answer(browser, { flow, challengeIndex }, { code: pool.outbox.last('+15550839')?.code })
  expect(await browser.call('resume', { flow })).toEqual(signedIn)
  expect(await browser.call('resume', { flow: 'another' })).toEqual(nobody)
  expect(await browser.call('resume', {})).toEqual(nobody)
})

test('a question too long to carry is not asked again, but can still be answered', async () => {
  const { browser, pool } = createRig({
    settings: { mfa: 'ON' },
    users: [{ ...sms, totpSecret: TOTP_SECRET, totpName: 'x'.repeat(600) }],
  })
  const asked = await startQuestion(browser)
  const cookie = browser.cookies.get(FLOW) ?? ''
  expect(await browser.call('resume', {})).toEqual({ kind: 'noFlow', username: 'ada', expired: false })
  browser.cookies.set(FLOW, cookie)
  expect(await answer(browser, asked, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
})

test('two tabs: the older sign-in is superseded, and its late answer leaves the newer one alone', async () => {
  const { browser, pool, upstream } = createRig(smsPool)
  const older = await startQuestion(browser)
  const newer = await startQuestion(browser)
  const before = upstream().length
  expect(await failure(answer(browser, older, { code: '123456' }))).toMatchObject({ code: 'flow_superseded' })
  expect(await browser.call('resume', { flow: older.flow })).toEqual(nobody)
  await browser.call('cancel', { flow: older.flow })
  expect(upstream()).toHaveLength(before)
  expect(await answer(browser, newer, { code: pool.outbox.last('+15550839')?.code })).toMatchObject({
    kind: 'signedIn',
  })
})

test('an answer to another question is stale, and Cognito is not asked', async () => {
  const { browser, upstream } = createRig(smsPool)
  const { flow, challengeIndex } = await startQuestion(browser)
  expect(
    await failure(answer(browser, { flow, challengeIndex: challengeIndex + 1 }, { code: '123456' })),
  ).toMatchObject({
    code: 'stale_answer',
    recovery: 'retry',
  })
  expect(upstream()).toEqual(['AdminInitiateAuth'])
})

test('keys are rotated in the middle of a sign-in: it goes on; a removed key is a clean restart', async () => {
  const { browser, pool, newHandler } = createRig(smsPool)
  const asked = await startQuestion(browser)
  const next = { id: 'k2', secret: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ_u3erbC_-tw' }
  const rotated = testBrowser(newHandler({ keys: [next, testKey] }))
  const removed = testBrowser(newHandler({ keys: [next] }))
  for (const other of [rotated, removed]) other.cookies.set(FLOW, browser.cookies.get(FLOW) ?? '')
  expect(await failure(answer(removed, asked, { code: '123456' }))).toMatchObject({
    code: 'flow_missing',
    recovery: 'restart',
  })
  expect([...removed.cookies.keys()]).toEqual([])
  expect(await answer(rotated, asked, { code: pool.outbox.last('+15550839')?.code })).toMatchObject({
    kind: 'signedIn',
  })
})

test('whatever a cookie holds, there is an answer and no fault', async () => {
  const { browser } = createRig(smsPool)
  await startQuestion(browser)
  const real = browser.cookies.get(FLOW) ?? ''
  for (const value of ['', 'x', 'a.b.c.d.e', 'x'.repeat(5_000), '%00', real.slice(1), `${real}x`]) {
    browser.cookies.set(FLOW, value)
    expect(await browser.call('resume', {})).toEqual(nobody)
    expect(browser.cookies.has(FLOW)).toBe(false)
  }
})

test('no sign-in takes longer than half an hour, however many questions there are', async () => {
  const { browser, pool } = createRig({
    settings: { mfa: 'ON' },
    client: { authSessionValidity: 15 },
    handler: { pool: { authSessionValidity: 15 } },
  })
  let asked = await startQuestion(browser)
  for (const left of [900, 600]) {
    pool.clock.advance(600_000)
    asked = question(await answer(browser, asked, { method: 'SOFTWARE_TOKEN_MFA' }))
    expect(asked.expiresIn).toBe(left)
  }
  pool.clock.advance(600_000)
  expect((await failure(answer(browser, asked, { method: 'SOFTWARE_TOKEN_MFA' }))).code).toBe('flow_expired')
})

test('the eleventh question is one too many', async () => {
  const { browser } = createRig({ settings: { mfa: 'ON' } })
  let asked = await startQuestion(browser)
  while (asked.challengeIndex < 10) asked = question(await answer(browser, asked, { method: 'SOFTWARE_TOKEN_MFA' }))
  expect((await failure(answer(browser, asked, { method: 'SOFTWARE_TOKEN_MFA' }))).code).toBe('flow_too_long')
})

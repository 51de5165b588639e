import type { UserOptions } from '@challenge-kit/emulator'
import { describe, expect, test } from 'vitest'
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
const noFlow = { kind: 'noFlow', username: null, expired: false }

describe('`resume`', () => {
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
  ])('`resume` returns the same %s challenge with the remaining seconds', async (name, options) => {
    const { browser, pool } = createTestBackend(options)
    const reply = await startChallenge(browser)
    expect(reply.challenge.name).toBe(name)
    pool.clock.advance(60_000)
    expect(await browser.call('resume', {})).toEqual({ ...reply, expiresIn: 120 })
    expect(await browser.call('resume', { flow: reply.flow })).toEqual({ ...reply, expiresIn: 120 })
  })

  test('`resume` at MFA_SETUP returns no TOTP key, and a code of the first key still signs in', async () => {
    const { browser, pool } = createTestBackend({ settings: { mfa: 'ON' } })
    const reply = await startChallenge(browser)
    const resumed = challengeOf(await browser.call('resume', {}))
    expect(resumed.challenge).toEqual({ ...reply.challenge, totp: null })
    const code = pool.currentCode('ada')
    expect(await answer(browser, resumed, { method: 'SOFTWARE_TOKEN_MFA', code })).toMatchObject({ kind: 'signedIn' })
  })

  test('`resume` returns the password policy, which is not in the flow cookie', async () => {
    const passwordPolicy = {
      minimumLength: 12,
      requireUppercase: false,
      requireLowercase: false,
      requireNumbers: false,
      requireSymbols: false,
    }
    const users = [{ username: 'ada', temporaryPassword: PASSWORD }]
    const { browser } = createTestBackend({ users, handler: { pool: { passwordPolicy } } })
    await startChallenge(browser)
    expect(await browser.call('resume', {})).toMatchObject({ challenge: { passwordPolicy } })
  })

  test('`resume` without a flow is `noFlow`, and after expiry returns the username once', async () => {
    const { browser, pool } = createTestBackend(smsPool)
    expect(await browser.call('resume', {})).toEqual(noFlow)
    await startChallenge(browser)
    pool.clock.advance(180_000)
    expect(await browser.call('resume', {})).toEqual({ kind: 'noFlow', username: 'ada', expired: true })
    expect(await browser.call('resume', {})).toEqual(noFlow)
  })

  test('`resume` returns the session for the flow that created it, and `noFlow` for another flow', async () => {
    const { browser, pool } = createTestBackend(smsPool)
    const { flow, challengeIndex } = await startChallenge(browser)
    const signedIn = await answer(browser, { flow, challengeIndex }, { code: pool.outbox.last('+15550839')?.code })
    expect(await browser.call('resume', { flow })).toEqual(signedIn)
    expect(await browser.call('resume', { flow: 'another' })).toEqual(noFlow)
    expect(await browser.call('resume', {})).toEqual(noFlow)
  })

  test('a challenge too long for the flow cookie cannot be resumed but can be answered', async () => {
    const { browser, pool } = createTestBackend({
      settings: { mfa: 'ON' },
      users: [{ ...sms, totpSecret: TOTP_SECRET, totpName: 'x'.repeat(600) }],
    })
    const reply = await startChallenge(browser)
    const cookie = browser.cookies.get(FLOW) ?? ''
    expect(await browser.call('resume', {})).toEqual({ kind: 'noFlow', username: 'ada', expired: false })
    browser.cookies.set(FLOW, cookie)
    expect(await answer(browser, reply, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
  })
})

describe('flow cookie', () => {
  test('a newer sign-in in another tab supersedes the older one, and a late answer to the older one changes nothing', async () => {
    const { browser, pool, cognitoCalls } = createTestBackend(smsPool)
    const older = await startChallenge(browser)
    const newer = await startChallenge(browser)
    const before = cognitoCalls().length
    expect(await errorOf(answer(browser, older, { code: '123456' }))).toMatchObject({ code: 'flow_superseded' })
    expect(await browser.call('resume', { flow: older.flow })).toEqual(noFlow)
    await browser.call('cancel', { flow: older.flow })
    expect(cognitoCalls()).toHaveLength(before)
    expect(await answer(browser, newer, { code: pool.outbox.last('+15550839')?.code })).toMatchObject({
      kind: 'signedIn',
    })
  })

  test('an answer with another `challengeIndex` is `stale_answer` without a call to Cognito', async () => {
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

  test('a sign-in continues after a key rotation, and restarts if its key was removed', async () => {
    const { browser, pool, newHandler } = createTestBackend(smsPool)
    const reply = await startChallenge(browser)
    const newKey = { id: 'k2', secret: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ_u3erbC_-tw' }
    const rotated = createTestBrowser(newHandler({ keys: [newKey, testKey] }))
    const removed = createTestBrowser(newHandler({ keys: [newKey] }))
    for (const other of [rotated, removed]) other.cookies.set(FLOW, browser.cookies.get(FLOW) ?? '')
    expect(await errorOf(answer(removed, reply, { code: '123456' }))).toMatchObject({
      code: 'flow_missing',
      recovery: 'restart',
    })
    expect([...removed.cookies.keys()]).toEqual([])
    expect(await answer(rotated, reply, { code: pool.outbox.last('+15550839')?.code })).toMatchObject({
      kind: 'signedIn',
    })
  })

  test('a flow cookie with any invalid value makes `resume` return `noFlow` and removes the cookie', async () => {
    const { browser } = createTestBackend(smsPool)
    await startChallenge(browser)
    const validCookie = browser.cookies.get(FLOW) ?? ''
    for (const value of ['', 'x', 'a.b.c.d.e', 'x'.repeat(5_000), '%00', validCookie.slice(1), `${validCookie}x`]) {
      browser.cookies.set(FLOW, value)
      expect(await browser.call('resume', {})).toEqual(noFlow)
      expect(browser.cookies.has(FLOW)).toBe(false)
    }
  })
})

test('a sign-in expires after 30 minutes, however many challenges it has', async () => {
  const { browser, pool } = createTestBackend({
    settings: { mfa: 'ON' },
    client: { authSessionValidity: 15 },
    handler: { pool: { authSessionValidity: 15 } },
  })
  let reply = await startChallenge(browser)
  for (const left of [900, 600]) {
    pool.clock.advance(600_000)
    reply = challengeOf(await answer(browser, reply, { method: 'SOFTWARE_TOKEN_MFA' }))
    expect(reply.expiresIn).toBe(left)
  }
  pool.clock.advance(660_000)
  expect((await errorOf(answer(browser, reply, { method: 'SOFTWARE_TOKEN_MFA' }))).code).toBe('flow_expired')
})

test('a sign-in with more than ten challenges fails with `flow_too_long`', async () => {
  const { browser } = createTestBackend({ settings: { mfa: 'ON' } })
  let reply = await startChallenge(browser)
  while (reply.challengeIndex < 10) reply = challengeOf(await answer(browser, reply, { method: 'SOFTWARE_TOKEN_MFA' }))
  expect((await errorOf(answer(browser, reply, { method: 'SOFTWARE_TOKEN_MFA' }))).code).toBe('flow_too_long')
})

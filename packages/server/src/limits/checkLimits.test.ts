import { expect, test } from 'vitest'
import { createTestBrowser } from '../testing/testBrowser.ts'
import { answer, createTestBackend, errorOf, PASSWORD, startChallenge, TOTP_SECRET } from '../testing/testBackend.ts'

const totp = { username: 'ada', password: PASSWORD, totpSecret: TOTP_SECRET }
const sms = { username: 'ada', password: PASSWORD, attributes: { phone_number: '+15550839' } }
const ten = Array.from({ length: 10 }, (_, index) => index)

test('codes are limited per account, whichever of its aliases was typed', async () => {
  const users = [{ ...totp, attributes: { email: 'ada@example.com', email_verified: 'true' } }]
  const settings = { mfa: 'ON', mfaLockAfter: null, usernameAttributes: [], aliasAttributes: ['email'] } as const
  const { browser } = createTestBackend({ settings, users })
  const codes: string[] = []
  for (const username of ['ada', 'ada@example.com', 'ada@example.com']) {
    const asked = await startChallenge(browser, username)
    for (let tries = 0; tries < 4; tries += 1)
      codes.push((await errorOf(answer(browser, asked, { code: '000000' }))).code)
  }
  expect(codes.slice(0, 10)).toEqual(ten.map(() => 'code_mismatch'))
  expect(codes.slice(10)).toEqual(['throttled', 'throttled'])
})

test('first codes of a new authenticator app are limited', async () => {
  const { browser } = createTestBackend({ settings: { mfa: 'ON' } })
  const asked = await startChallenge(browser)
  const codes: string[] = []
  for (let tries = 0; tries < 6; tries += 1)
    codes.push((await errorOf(answer(browser, asked, { method: 'SOFTWARE_TOKEN_MFA', code: '000000' }))).code)
  expect(codes.at(-1)).toBe('throttled')
})

test('a malformed code is not sent to Cognito and takes no point', async () => {
  const { browser, pool } = createTestBackend({ settings: { mfa: 'ON' }, users: [totp] })
  const asked = await startChallenge(browser)
  for (const code of ['', '', '', 'x', 'x', 'x'])
    expect((await errorOf(answer(browser, asked, { code }))).code).toBe('invalid_answer')
  expect(await answer(browser, asked, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
})

test('after ten messages in an hour a start is refused before Cognito is called, and the last code still signs in', async () => {
  const { browser, pool, cognitoCalls } = createTestBackend({
    settings: { mfa: 'ON', factors: ['SMS_MFA'] },
    users: [sms],
  })
  for (const _ of ten) await startChallenge(browser)
  const asked = await browser.call('resume', {})
  expect((await errorOf(browser.call('start', { username: 'ada', password: PASSWORD }))).code).toBe('throttled')
  expect(cognitoCalls()).toHaveLength(10)
  const place = 'flow' in asked ? asked : { flow: '', challengeIndex: 0 }
  const code = pool.outbox.last('+15550839')?.code
  expect(await answer(browser, place, { code })).toMatchObject({ kind: 'signedIn' })
  pool.clock.advance(3_600_000)
  await startChallenge(browser)
})

test('a start that sends no message takes no point of the message limit', async () => {
  const { browser } = createTestBackend({ settings: { mfa: 'ON' }, users: [totp] })
  for (const _ of ten) await startChallenge(browser)
  expect((await startChallenge(browser)).challenge.name).toBe('SOFTWARE_TOKEN_MFA')
})

test('a message that the user chose with SELECT_CHALLENGE counts', async () => {
  const mfa = { enabled: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] } as const
  const users = [{ ...totp, ...sms, mfa }]
  const { browser } = createTestBackend({ settings: { mfa: 'ON', factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] }, users })
  for (const _ of ten) await answer(browser, await startChallenge(browser), { method: 'SMS_MFA' })
  expect((await errorOf(browser.call('start', { username: 'ada', password: PASSWORD }))).code).toBe('throttled')
})

test('addresses of one IPv6 /48 share a wider limit', async () => {
  const { handler } = createTestBackend()
  for (let n = 0; n < 1_001; n += 1) {
    const browser = createTestBrowser(handler, { clientAddress: `2001:db8:1:${n.toString(16)}::1` })
    const { status } = await browser.send('start', { username: `u${n}`, password: 'wrong' })
    expect(status).toBe(n < 1_000 ? 401 : 429)
  }
})

test('refreshes and sign-outs are limited per address, and a sign-out over the limit still ends the session here', async () => {
  const { browser, newBrowser, pool, cognitoCalls } = createTestBackend()
  const other = newBrowser()
  for (const one of [browser, other]) await one.call('start', { username: 'ada', password: PASSWORD })
  pool.clock.advance(3_600_000)
  expect((await browser.send('session', {})).status).toBe(200)
  const cookies = new Map(browser.cookies)
  for (let n = 1; n < 60; n += 1) {
    for (const [name, value] of cookies) browser.cookies.set(name, value)
    await browser.send('sign-out', {})
  }
  const before = cognitoCalls().length
  expect(before).toBe(2 + 60)
  expect((await other.send('session', {})).status).toBe(429)
  expect((await other.send('sign-out', {})).status).toBe(200)
  expect(other.cookies.size).toBe(0)
  expect(cognitoCalls()).toHaveLength(before)
})

test('codes refused by the limit of a network take no point of the account', async () => {
  const { browser, handler } = createTestBackend()
  for (let n = 0; n < 30; n += 1) await browser.call('forgot', { username: `person-${n}` })
  for (let n = 0; n < 3; n += 1)
    expect((await errorOf(browser.call('forgot', { username: 'ada' }))).code).toBe('throttled')
  const elsewhere = createTestBrowser(handler, { clientAddress: '198.51.100.9' })
  expect(await elsewhere.call('forgot', { username: 'ada' })).toMatchObject({ kind: 'challenge' })
})

test('a sign-in to a look-alike account does not reset the count of wrong codes', async () => {
  const users = [totp, { ...totp, username: 'ａｄａ', totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }]
  const { browser, handler, pool } = createTestBackend({ settings: { mfa: 'ON', mfaLockAfter: null }, users })
  const alike = createTestBrowser(handler, { clientAddress: '198.51.100.9' })
  const codes: string[] = []
  for (let round = 0; round < 3; round += 1) {
    const asked = await startChallenge(browser, 'ada')
    for (let n = 0; n < 4; n += 1) codes.push((await errorOf(answer(browser, asked, { code: '000000' }))).code)
    const own = await startChallenge(alike, 'ａｄａ')
    expect(await answer(alike, own, { code: pool.currentCode('ａｄａ') })).toMatchObject({ kind: 'signedIn' })
    pool.clock.advance(30_000)
  }
  expect(codes).toEqual([...ten.map(() => 'code_mismatch'), 'throttled', 'throttled'])
})

test('wrong codes for a look-alike account do not count for the other account', async () => {
  const users = [totp, { ...totp, username: 'ａｄａ' }]
  const { browser, pool } = createTestBackend({ settings: { mfa: 'ON', mfaLockAfter: null }, users })
  for (let round = 0; round < 2; round += 1) {
    const own = await startChallenge(browser, 'ａｄａ')
    for (let n = 0; n < 5; n += 1) await errorOf(answer(browser, own, { code: '000000' }))
  }
  const asked = await startChallenge(browser, 'ada')
  expect(await answer(browser, asked, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
})

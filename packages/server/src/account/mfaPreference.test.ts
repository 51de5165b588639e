import { expect, test } from 'vitest'
import { createTestBackend, errorOf, PASSWORD, challengeOf, type TestBackendOptions } from '../testing/testBackend.ts'

const PHONE = '+15550839'
const factors = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const
const ada = { username: 'ada', password: PASSWORD, attributes: { phone_number: PHONE, email: 'ada@example.com' } }
const optional = { settings: { mfa: 'OPTIONAL', factors }, users: [ada] } as const satisfies TestBackendOptions

async function signedIn(options: TestBackendOptions = optional) {
  const backend = createTestBackend(options)
  await backend.browser.call('start', { username: 'ada', password: PASSWORD })
  return backend
}

test('after a user verifies an authenticator app, the next sign-in asks for its code', async () => {
  const { browser, newBrowser, pool } = await signedIn()
  expect(await browser.call('mfa', {})).toEqual({ methods: [], preferred: null })
  const { totp } = await browser.call('totp-key', {})
  expect(totp).toEqual({ secret: pool.user('ada')?.pendingTotpSecret, issuer: 'app.example.com', account: 'ada' })
  const code = `${pool.currentCode('ada')?.slice(0, 3)} ${pool.currentCode('ada')?.slice(3)}`
  const verified = await browser.call('totp-verify', { code, deviceName: 'Telephone' })
  expect(verified).toEqual({ methods: ['SOFTWARE_TOKEN_MFA'], preferred: 'SOFTWARE_TOKEN_MFA' })
  const reply = challengeOf(await newBrowser().call('start', { username: 'ada', password: PASSWORD }))
  expect(reply.challenge).toEqual({ name: 'SOFTWARE_TOKEN_MFA', deviceName: 'Telephone' })
})

test('an authenticator app that is added later does not replace the preferred factor', async () => {
  const { browser, pool } = await signedIn()
  await browser.call('mfa-preference', { method: 'SMS_MFA', use: 'preferred' })
  await browser.call('totp-key', {})
  expect(await browser.call('totp-verify', { code: pool.currentCode('ada') ?? '' })).toEqual({
    methods: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'],
    preferred: 'SMS_MFA',
  })
})

test('after a wrong code the TOTP key stays, and the right code verifies it', async () => {
  const { browser, pool } = await signedIn()
  await browser.call('totp-key', {})
  const code = pool.currentCode('ada') ?? ''
  const wrong = code === '000000' ? '111111' : '000000'
  expect((await errorOf(browser.call('totp-verify', { code: wrong }))).code).toBe('code_mismatch')
  expect((await errorOf(browser.call('totp-verify', { code: '' }))).issues).toEqual({ code: 'missing' })
  expect(await browser.call('totp-verify', { code })).toMatchObject({ preferred: 'SOFTWARE_TOKEN_MFA' })
})

test('first codes of an authenticator app are limited per account', async () => {
  const { browser, cognitoCalls } = await signedIn()
  await browser.call('totp-key', {})
  const codes = []
  for (let guess = 0; guess < 6; guess += 1)
    codes.push((await errorOf(browser.call('totp-verify', { code: 'abc123456' }))).code)
  expect(codes.at(-1)).toBe('throttled')
  expect(cognitoCalls().filter((name) => name === 'VerifySoftwareToken')).toHaveLength(5)
})

test('a code is refused if no TOTP key was requested', async () => {
  const { browser } = await signedIn()
  expect((await errorOf(browser.call('totp-verify', { code: '123456' }))).code).toBe('bad_request')
})

test('if enabling a verified authenticator app fails, the error is `outcome_unknown` and the app stays verified', async () => {
  const { browser, pool } = await signedIn()
  await browser.call('totp-key', {})
  pool.faults.next('SetUserMFAPreference', { kind: 'internal' })
  const error = await errorOf(browser.call('totp-verify', { code: pool.currentCode('ada') ?? '' }))
  expect(error.code).toBe('outcome_unknown')
  expect(await browser.call('mfa-preference', { method: 'SOFTWARE_TOKEN_MFA', use: 'preferred' })).toEqual({
    methods: ['SOFTWARE_TOKEN_MFA'],
    preferred: 'SOFTWARE_TOKEN_MFA',
  })
})

test('only one factor is preferred at a time, and other factors can be enabled or turned off', async () => {
  const { browser } = await signedIn()
  const set = (method: 'SMS_MFA' | 'EMAIL_OTP', use: 'preferred' | 'enabled' | 'off') =>
    browser.call('mfa-preference', { method, use })
  expect(await set('SMS_MFA', 'preferred')).toEqual({ methods: ['SMS_MFA'], preferred: 'SMS_MFA' })
  expect(await set('EMAIL_OTP', 'preferred')).toEqual({ methods: ['EMAIL_OTP', 'SMS_MFA'], preferred: 'EMAIL_OTP' })
  expect(await set('EMAIL_OTP', 'enabled')).toEqual({ methods: ['EMAIL_OTP', 'SMS_MFA'], preferred: null })
  expect(await set('SMS_MFA', 'off')).toEqual({ methods: ['EMAIL_OTP'], preferred: null })
  expect(await browser.call('mfa', {})).toEqual({ methods: ['EMAIL_OTP'], preferred: null })
})

test('a factor that was never set up cannot be enabled', async () => {
  const { browser } = await signedIn()
  const error = await errorOf(browser.call('mfa-preference', { method: 'SOFTWARE_TOKEN_MFA', use: 'enabled' }))
  expect(error).toMatchObject({ code: 'invalid_answer', recovery: 'retry', issues: { method: 'not_offered' } })
})

test('the last factor cannot be turned off in a pool that requires one', async () => {
  const { browser, pool } = await signedIn()
  await browser.call('mfa-preference', { method: 'SMS_MFA', use: 'preferred' })
  pool.settings.update({ mfa: 'ON' })
  const error = await errorOf(browser.call('mfa-preference', { method: 'SMS_MFA', use: 'off' }))
  expect(error).toMatchObject({ code: 'invalid_answer', issues: { method: 'not_offered' } })
  expect(await browser.call('mfa', {})).toEqual({ methods: ['SMS_MFA'], preferred: 'SMS_MFA' })
})

test.each([{ method: 'WEB_AUTHN', use: 'off' }, { method: 'SMS_MFA', use: 'on' }, { method: 'SMS_MFA' }])(
  'an unknown MFA preference is refused before Cognito is called: %o',
  async (input) => {
    const { browser, cognitoCalls } = await signedIn()
    expect((await browser.send('mfa-preference', input)).status).toBe(400)
    expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
  },
)

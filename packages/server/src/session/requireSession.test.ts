import type { CallName, Calls } from '@challenge-kit/core'
import { expect, test } from 'vitest'
import { createTestBackend, errorOf, PASSWORD, type TestBackendOptions } from '../testing/testBackend.ts'

const SESSION = '__Host-Http-ck_session'

async function signedIn(options: TestBackendOptions = {}) {
  const backend = createTestBackend(options)
  await backend.browser.call('start', { username: 'ada', password: PASSWORD })
  return backend
}

const credential = {
  id: 'AA',
  rawId: 'AA',
  type: 'public-key',
  response: { clientDataJSON: 'AA', attestationObject: 'AA' },
}
const LISTS = { mfa: {}, passkeys: {}, devices: {} }
const CHANGES = {
  'change-password': { password: PASSWORD, newPassword: 'Better-horse-2' },
  'mfa-preference': { method: 'SMS_MFA', use: 'off' },
  'totp-key': {},
  'totp-verify': { code: '123456' },
  'passkey-options': {},
  'passkey-add': { credential },
  'passkey-delete': { id: 'x' },
  'device-forget': { id: 'x' },
} satisfies { readonly [K in CallName]?: Calls[K]['in'] }
const ALL = Object.entries({ ...LISTS, ...CHANGES })

test.each(ALL)('%s requires a session', async (call, input) => {
  const { browser, cognitoCalls } = createTestBackend()
  const { status, text } = await browser.send(call, input)
  expect([status, text]).toEqual([401, expect.stringContaining('"signed_out"')])
  expect(cognitoCalls()).toEqual([])
})

test.each(ALL)('%s refuses an unknown key', async (call, input) => {
  const { browser, cognitoCalls } = await signedIn()
  expect((await browser.send(call, { ...input, accessToken: 'x' })).status).toBe(400)
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test.each(Object.keys(CHANGES))('fifteen minutes after the sign-in, %s requires a step-up', async (call) => {
  const { browser, pool, cognitoCalls } = await signedIn()
  const input = Object.entries(CHANGES).find(([name]) => name === call)?.[1]
  pool.clock.advance(899_000)
  await browser.send(call, input)
  expect(cognitoCalls().length).toBeGreaterThan(1)
  const before = cognitoCalls().length
  pool.clock.advance(1_000)
  const { status, text } = await browser.send(call, input)
  expect([status, text]).toEqual([401, expect.stringContaining('"step_up_required"')])
  expect(cognitoCalls()).toHaveLength(before)
})

test('the lists are available as long as the session lasts', async () => {
  const { browser, pool } = await signedIn()
  pool.clock.advance(86_400_000)
  expect(await browser.call('mfa', {})).toEqual({ methods: [], preferred: null })
  expect(await browser.call('devices', {})).toEqual({ devices: [] })
  expect(await browser.call('passkeys', {})).toEqual({ passkeys: [] })
})

test('a refresh does not count as a sign-in, so a change still requires a step-up', async () => {
  const { browser, pool } = await signedIn()
  pool.clock.advance(3_600_000)
  await browser.call('session', {})
  expect((await errorOf(browser.call('totp-key', {}))).code).toBe('step_up_required')
})

test.each([
  [60, 60_000, 'step_up_required'],
  [0, 0, 'step_up_required'],
] as const)('with `freshFor: %s`, a change after %s ms is %s', async (freshFor, wait, code) => {
  const { browser, pool } = await signedIn({ handler: { account: { freshFor } } })
  pool.clock.advance(wait)
  expect((await errorOf(browser.call('totp-key', {}))).code).toBe(code)
})

test('with `freshFor: null` a change is allowed as long as the session lasts', async () => {
  const { browser, pool } = await signedIn({
    settings: { factors: ['SOFTWARE_TOKEN_MFA'], mfa: 'OPTIONAL' },
    handler: { account: { freshFor: null } },
  })
  pool.clock.advance(86_400_000)
  expect((await browser.call('totp-key', {})).totp.account).toBe('ada')
})

test('a session that is about to expire is refreshed first, and its cookie is sent even if the call fails', async () => {
  const backend = await signedIn({
    client: { rotation: { gracePeriodSeconds: 0 } },
    handler: { account: { freshFor: null } },
  })
  const { browser, pool, cognitoCalls } = backend
  const before = browser.cookies.get(SESSION)
  pool.clock.advance(3_600_000)
  const wrong = { password: 'wrong', newPassword: 'Better-horse-2' }
  expect((await errorOf(browser.call('change-password', wrong))).code).toBe('password_mismatch')
  expect(cognitoCalls().slice(1)).toEqual(['GetTokensFromRefreshToken', 'ChangePassword'])
  expect(browser.cookies.get(SESSION)).not.toBe(before)
  pool.clock.advance(3_600_000)
  expect(await browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
})

test('a session that is refreshed and then found to be over is dropped by a single cookie line', async () => {
  const { browser, pool } = await signedIn()
  pool.clock.advance(3_600_000)
  const revoked = { kind: 'error', name: 'NotAuthorizedException', message: 'Access Token has been revoked' } as const
  pool.faults.next('GetUser', revoked)
  expect((await errorOf(browser.call('mfa', {}))).code).toBe('signed_out')
  expect(browser.setCookies().map((line) => line.split(';')[0])).toEqual([`${SESSION}=`])
})

test('a session whose access token was revoked ends in this browser too', async () => {
  const { browser, newBrowser, events } = await signedIn()
  const other = newBrowser()
  await other.call('start', { username: 'ada', password: PASSWORD })
  await other.call('sign-out', { everywhere: true })
  expect((await errorOf(browser.call('mfa', {}))).code).toBe('signed_out')
  expect(browser.cookies.has(SESSION)).toBe(false)
  expect(events.at(-1)).toMatchObject({ call: 'mfa', code: 'signed_out', exception: 'NotAuthorizedException' })
})

test('if Cognito is unavailable the session stays', async () => {
  const { browser, pool } = await signedIn()
  pool.faults.next('GetUser', { kind: 'internal' })
  expect((await errorOf(browser.call('mfa', {}))).code).toBe('upstream_unavailable')
  expect(await browser.call('mfa', {})).toEqual({ methods: [], preferred: null })
})

test('account calls are limited per network', async () => {
  const { browser } = await signedIn()
  for (let call = 0; call < 120; call += 1) await browser.send('mfa', {})
  const error = await errorOf(browser.call('mfa', {}))
  expect([error.code, error.retryAfter]).toEqual(['throttled', 60])
})

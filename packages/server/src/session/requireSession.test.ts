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

test.each(ALL)('%s needs a session', async (call, input) => {
  const { browser, cognitoCalls } = createTestBackend()
  const { status, text } = await browser.send(call, input)
  expect([status, text]).toEqual([401, expect.stringContaining('"signed_out"')])
  expect(cognitoCalls()).toEqual([])
})

test.each(ALL)('%s takes no key that it does not know', async (call, input) => {
  const { browser, cognitoCalls } = await signedIn()
  expect((await browser.send(call, { ...input, accessToken: 'x' })).status).toBe(400)
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test.each(Object.keys(CHANGES))('a quarter of an hour after the sign-in, %s asks for another one', async (call) => {
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

test('the lists are there for as long as the session is', async () => {
  const { browser, pool } = await signedIn()
  pool.clock.advance(86_400_000)
  expect(await browser.call('mfa', {})).toEqual({ methods: [], preferred: null })
  expect(await browser.call('devices', {})).toEqual({ devices: [] })
  expect(await browser.call('passkeys', {})).toEqual({ passkeys: [] })
})

test('a renewal is no sign-in: it makes nothing fresh', async () => {
  const { browser, pool } = await signedIn()
  pool.clock.advance(3_600_000)
  await browser.call('session', {})
  expect((await errorOf(browser.call('totp-key', {}))).code).toBe('step_up_required')
})

test.each([
  [60, 60_000, 'step_up_required'],
  [0, 0, 'step_up_required'],
] as const)('freshFor %s: after %s ms it is %s', async (freshFor, wait, code) => {
  const { browser, pool } = await signedIn({ handler: { account: { freshFor } } })
  pool.clock.advance(wait)
  expect((await errorOf(browser.call('totp-key', {}))).code).toBe(code)
})

test('freshFor null: the account may be changed for as long as the session lasts', async () => {
  const { browser, pool } = await signedIn({
    settings: { factors: ['SOFTWARE_TOKEN_MFA'], mfa: 'OPTIONAL' },
    handler: { account: { freshFor: null } },
  })
  pool.clock.advance(86_400_000)
  expect((await browser.call('totp-key', {})).totp.account).toBe('ada')
})

test('a session that is about to end is renewed first, and its cookie goes out even if the call fails', async () => {
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

test('a session renewed and found to be over in one request is dropped: each cookie has one line', async () => {
  const { browser, pool } = await signedIn()
  pool.clock.advance(3_600_000)
  const revoked = { kind: 'error', name: 'NotAuthorizedException', message: 'Access Token has been revoked' } as const
  pool.faults.next('GetUser', revoked)
  expect((await errorOf(browser.call('mfa', {}))).code).toBe('signed_out')
  expect(browser.setCookies().map((line) => line.split(';')[0])).toEqual([`${SESSION}=`])
})

test('a session that Cognito has ended ends here too', async () => {
  const { browser, newBrowser, events } = await signedIn()
  const other = newBrowser()
  await other.call('start', { username: 'ada', password: PASSWORD })
  await other.call('sign-out', { everywhere: true })
  expect((await errorOf(browser.call('mfa', {}))).code).toBe('signed_out')
  expect(browser.cookies.has(SESSION)).toBe(false)
  expect(events.at(-1)).toMatchObject({ call: 'mfa', code: 'signed_out', exception: 'NotAuthorizedException' })
})

test('if Cognito is away the session stays', async () => {
  const { browser, pool } = await signedIn()
  pool.faults.next('GetUser', { kind: 'internal' })
  expect((await errorOf(browser.call('mfa', {}))).code).toBe('upstream_unavailable')
  expect(await browser.call('mfa', {})).toEqual({ methods: [], preferred: null })
})

test('what people ask about their accounts is counted by network', async () => {
  const { browser } = await signedIn()
  for (let call = 0; call < 120; call += 1) await browser.send('mfa', {})
  const error = await errorOf(browser.call('mfa', {}))
  expect([error.code, error.retryAfter]).toEqual(['throttled', 60])
})

import { expect, test } from 'vitest'
import { ada as adaWithPhone, createDeviceBackend, PHONE, signInWithCode } from '../testing/deviceBackend.ts'
import {
  answer,
  createTestBackend,
  errorOf,
  PASSWORD,
  challengeOf,
  type TestBackendOptions,
} from '../testing/testBackend.ts'
import { anyNumber, anyString, stringMatching } from '../testing/matchers.ts'

const SESSION = '__Host-Http-ck_session'
const STEP_UP = { username: 'ada', password: PASSWORD, intent: 'step-up' } as const
const sms = {
  settings: { mfa: 'ON', factors: ['SMS_MFA'] },
  users: [adaWithPhone],
} as const satisfies TestBackendOptions

async function signedIn(options: TestBackendOptions = {}) {
  const backend = createTestBackend(options)
  await backend.browser.call('start', { username: 'ada', password: PASSWORD })
  return backend
}

async function signedInLongAgo(options: TestBackendOptions = {}) {
  const backend = await signedIn(options)
  backend.pool.clock.advance(900_000)
  return backend
}

test('a step-up without a session is `signed_out` without a call to Cognito', async () => {
  const { browser, cognitoCalls } = createTestBackend()
  expect((await errorOf(browser.call('start', STEP_UP))).code).toBe('signed_out')
  expect(cognitoCalls()).toEqual([])
})

test('a step-up replaces the session and revokes the refresh token of the old session', async () => {
  const { browser, newBrowser, pool, cognitoCalls } = await signedInLongAgo()
  const copy = newBrowser()
  copy.cookies.set(SESSION, browser.cookies.get(SESSION) ?? '')
  expect((await errorOf(browser.call('totp-key', {}))).code).toBe('step_up_required')
  expect(await browser.call('start', STEP_UP)).toMatchObject({ kind: 'signedIn', session: { username: 'ada' } })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminInitiateAuth', 'RevokeToken'])
  expect(await browser.call('change-password', { password: PASSWORD, newPassword: 'Better-horse-2' })).toEqual({})
  pool.clock.advance(3_600_000)
  expect(await copy.call('session', {})).toEqual({ session: null })
  expect(await browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
})

test('a step-up with a wrong password keeps the session', async () => {
  const { browser, cognitoCalls } = await signedInLongAgo()
  const before = browser.cookies.get(SESSION)
  const error = await errorOf(browser.call('start', { ...STEP_UP, password: 'wrong' }))
  expect(error.code).toBe('invalid_credentials')
  expect(browser.cookies.get(SESSION)).toBe(before)
  expect(cognitoCalls()).not.toContain('RevokeToken')
})

test('a step-up signs in to the account of the session, whatever username is typed', async () => {
  const bob = { username: 'bob', password: 'Other-horse-1' }
  const backend = createTestBackend({ ...sms, users: [adaWithPhone, bob] })
  await signInWithCode(backend)
  const reply = challengeOf(await backend.browser.call('start', { ...STEP_UP, username: 'bob' }))
  expect(reply).toMatchObject({ username: 'bob', challenge: { name: 'SMS_MFA' } })
  expect(await backend.browser.call('resume', {})).toEqual({ ...reply, expiresIn: reply.expiresIn })
  expect(backend.pool.requestLog.list().at(-1)?.request).toMatchObject({ AuthParameters: { USERNAME: 'ada' } })
  const code = backend.pool.outbox.last(PHONE)?.code
  expect(await answer(backend.browser, reply, { code })).toMatchObject({
    kind: 'signedIn',
    session: { username: 'ada' },
  })
})

test('a step-up answer in the session of another user is refused, and its tokens are revoked', async () => {
  const bob = { ...adaWithPhone, username: 'bob' }
  const backend = createTestBackend({ ...sms, users: [adaWithPhone, bob] })
  await signInWithCode(backend)
  const reply = challengeOf(await backend.browser.call('start', STEP_UP))
  const flow = backend.browser.cookies.get('__Host-Http-ck_flow') ?? ''
  const code = backend.pool.outbox.last(PHONE)?.code
  const otherBrowser = backend.newBrowser()
  await signInWithCode({ ...backend, browser: otherBrowser }, undefined, 'bob')
  const before = otherBrowser.cookies.get(SESSION)
  otherBrowser.cookies.set('__Host-Http-ck_flow', flow)
  const calls = backend.cognitoCalls().length
  expect((await errorOf(answer(otherBrowser, reply, { code }))).code).toBe('invalid_credentials')
  expect(backend.cognitoCalls().slice(calls)).toEqual(['AdminRespondToAuthChallenge', 'RevokeToken'])
  expect(otherBrowser.cookies.get(SESSION)).toBe(before)
})

test('a step-up answer after a sign-out is `signed_out` without a call to Cognito', async () => {
  const backend = createTestBackend(sms)
  await signInWithCode(backend)
  const reply = challengeOf(await backend.browser.call('start', STEP_UP))
  await backend.browser.call('sign-out', {})
  const calls = backend.cognitoCalls().length
  const code = backend.pool.outbox.last(PHONE)?.code
  expect((await errorOf(answer(backend.browser, reply, { code }))).code).toBe('signed_out')
  expect(backend.cognitoCalls()).toHaveLength(calls)
})

test('a step-up refreshes expired tokens first, and revokes the refreshed token', async () => {
  const { browser, pool, cognitoCalls } = await signedIn({ client: { rotation: { gracePeriodSeconds: 0 } } })
  pool.clock.advance(3_600_000)
  await browser.call('start', STEP_UP)
  expect(cognitoCalls().slice(1)).toEqual(['GetTokensFromRefreshToken', 'AdminInitiateAuth', 'RevokeToken'])
  const [refresh, , revocation] = pool.requestLog.list().slice(1)
  const result: unknown = Reflect.get(Object(refresh?.response), 'AuthenticationResult')
  expect(revocation?.request).toMatchObject({ Token: Reflect.get(Object(result), 'RefreshToken') })
})

test.each(['always', 'ask', 'never'] as const)('a step-up never adds a device (remember: %s)', async (remember) => {
  const backend = createDeviceBackend({ remember })
  await signInWithCode(backend, remember === 'ask')
  const reply = await backend.browser.call('start', STEP_UP)
  if (reply.kind === 'challenge') {
    expect(reply.rememberDays).toBeNull()
    const { flow, challengeIndex } = reply
    const code = backend.pool.outbox.last(PHONE)?.code
    await backend.browser.call('answer', { flow, challengeIndex, answer: { code }, rememberDevice: true })
  }
  expect(reply.kind).toBe(remember === 'never' ? 'challenge' : 'signedIn')
  expect((await backend.browser.call('devices', {})).devices).toEqual([
    { id: anyString, name: null, remembered: remember !== 'never', lastUsedAt: anyNumber, current: true },
  ])
  backend.pool.clock.advance(3_600_000)
  expect(await backend.browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
})

test('the session keeps the username as typed through a refresh and a step-up, and the TOTP key shows it', async () => {
  const ada = { username: 'ada@example.com', password: PASSWORD, attributes: { email_verified: 'true' } }
  const { browser, pool } = createTestBackend({ settings: { usernameAttributes: ['email'] }, users: [ada] })
  await browser.call('start', { username: 'Ada@example.com', password: PASSWORD })
  pool.clock.advance(3_600_000)
  expect(await browser.call('session', {})).toMatchObject({ session: { signInName: 'Ada@example.com' } })
  const steppedUp = await browser.call('start', { ...STEP_UP, username: 'anything' })
  expect(steppedUp).toMatchObject({
    session: { username: stringMatching(/^[\da-f-]{36}$/), signInName: 'Ada@example.com' },
  })
  expect((await browser.call('totp-key', {})).totp.account).toBe('Ada@example.com')
})

test('`start` refuses any `intent` other than step-up', async () => {
  const { browser } = await signedIn()
  expect((await browser.send('start', { ...STEP_UP, intent: 'sign-up' })).status).toBe(400)
})

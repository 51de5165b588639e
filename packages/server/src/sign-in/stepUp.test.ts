import { expect, test } from 'vitest'
import { ada as person, createDeviceBackend, PHONE, signInWithCode } from '../testing/deviceBackend.ts'
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
const sms = { settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users: [person] } as const satisfies TestBackendOptions

async function signedIn(options: TestBackendOptions = {}) {
  const backend = createTestBackend(options)
  await backend.browser.call('start', { username: 'ada', password: PASSWORD })
  return backend
}

async function stale(options: TestBackendOptions = {}) {
  const backend = await signedIn(options)
  backend.pool.clock.advance(900_000)
  return backend
}

test('a step-up needs a session, and asks Cognito nothing without one', async () => {
  const { browser, cognitoCalls } = createTestBackend()
  expect((await errorOf(browser.call('start', STEP_UP))).code).toBe('signed_out')
  expect(cognitoCalls()).toEqual([])
})

test('it makes the session fresh: a new one replaces the old, whose refresh token is revoked', async () => {
  const { browser, newBrowser, pool, cognitoCalls } = await stale()
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

test('a wrong password leaves the session as it was', async () => {
  const { browser, cognitoCalls } = await stale()
  const before = browser.cookies.get(SESSION)
  const error = await errorOf(browser.call('start', { ...STEP_UP, password: 'wrong' }))
  expect(error.code).toBe('invalid_credentials')
  expect(browser.cookies.get(SESSION)).toBe(before)
  expect(cognitoCalls()).not.toContain('RevokeToken')
})

test('whatever name is typed, it is the session’s account that signs in; the browser hears what it said', async () => {
  const bob = { username: 'bob', password: 'Other-horse-1' }
  const backend = createTestBackend({ ...sms, users: [person, bob] })
  await signInWithCode(backend)
  const asked = challengeOf(await backend.browser.call('start', { ...STEP_UP, username: 'bob' }))
  expect(asked).toMatchObject({ username: 'bob', challenge: { name: 'SMS_MFA' } })
  expect(await backend.browser.call('resume', {})).toEqual({ ...asked, expiresIn: asked.expiresIn })
  expect(backend.pool.requestLog.list().at(-1)?.request).toMatchObject({ AuthParameters: { USERNAME: 'ada' } })
  const code = backend.pool.outbox.last(PHONE)?.code
  expect(await answer(backend.browser, asked, { code })).toMatchObject({
    kind: 'signedIn',
    session: { username: 'ada' },
  })
})

test('who became somebody else meanwhile gets no session out of it, and those tokens are revoked', async () => {
  const bob = { ...person, username: 'bob' }
  const backend = createTestBackend({ ...sms, users: [person, bob] })
  await signInWithCode(backend)
  const asked = challengeOf(await backend.browser.call('start', STEP_UP))
  const flow = backend.browser.cookies.get('__Host-Http-ck_flow') ?? ''
  const code = backend.pool.outbox.last(PHONE)?.code
  const other = backend.newBrowser()
  await signInWithCode({ ...backend, browser: other }, undefined, 'bob')
  const before = other.cookies.get(SESSION)
  other.cookies.set('__Host-Http-ck_flow', flow)
  const calls = backend.cognitoCalls().length
  expect((await errorOf(answer(other, asked, { code }))).code).toBe('invalid_credentials')
  expect(backend.cognitoCalls().slice(calls)).toEqual(['AdminRespondToAuthChallenge', 'RevokeToken'])
  expect(other.cookies.get(SESSION)).toBe(before)
})

test('who signed out meanwhile is signed out: the answer is not even sent', async () => {
  const backend = createTestBackend(sms)
  await signInWithCode(backend)
  const asked = challengeOf(await backend.browser.call('start', STEP_UP))
  await backend.browser.call('sign-out', {})
  const calls = backend.cognitoCalls().length
  const code = backend.pool.outbox.last(PHONE)?.code
  expect((await errorOf(answer(backend.browser, asked, { code }))).code).toBe('signed_out')
  expect(backend.cognitoCalls()).toHaveLength(calls)
})

test('a session that is about to end is renewed first, and the renewed one is what is replaced', async () => {
  const { browser, pool, cognitoCalls } = await signedIn({ client: { rotation: { gracePeriodSeconds: 0 } } })
  pool.clock.advance(3_600_000)
  await browser.call('start', STEP_UP)
  expect(cognitoCalls().slice(1)).toEqual(['GetTokensFromRefreshToken', 'AdminInitiateAuth', 'RevokeToken'])
  const [renewal, , revocation] = pool.requestLog.list().slice(1)
  const renewed: unknown = Reflect.get(Object(renewal?.response), 'AuthenticationResult')
  expect(revocation?.request).toMatchObject({ Token: Reflect.get(Object(renewed), 'RefreshToken') })
})

test.each(['always', 'ask', 'never'] as const)('it never makes one device more (%s)', async (remember) => {
  const backend = createDeviceBackend({ remember })
  await signInWithCode(backend, remember === 'ask')
  const asked = await backend.browser.call('start', STEP_UP)
  if (asked.kind === 'challenge') {
    expect(asked.rememberDays).toBeNull()
    const { flow, challengeIndex } = asked
    const code = backend.pool.outbox.last(PHONE)?.code
    await backend.browser.call('answer', { flow, challengeIndex, answer: { code }, rememberDevice: true })
  }
  expect(asked.kind).toBe(remember === 'never' ? 'challenge' : 'signedIn')
  expect((await backend.browser.call('devices', {})).devices).toEqual([
    { id: anyString, name: null, remembered: remember !== 'never', lastUsedAt: anyNumber, current: true },
  ])
  backend.pool.clock.advance(3_600_000)
  expect(await backend.browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
})

test('the name that was typed stays with the session, through renewal and step-up, and is what an authenticator shows', async () => {
  const ada = { username: 'ada@example.com', password: PASSWORD, attributes: { email_verified: 'true' } }
  const { browser, pool } = createTestBackend({ settings: { usernameAttributes: ['email'] }, users: [ada] })
  await browser.call('start', { username: 'Ada@example.com', password: PASSWORD })
  pool.clock.advance(3_600_000)
  expect(await browser.call('session', {})).toMatchObject({ session: { signInName: 'Ada@example.com' } })
  const again = await browser.call('start', { ...STEP_UP, username: 'whoever' })
  expect(again).toMatchObject({
    session: { username: stringMatching(/^[\da-f-]{36}$/), signInName: 'Ada@example.com' },
  })
  expect((await browser.call('totp-key', {})).totp.account).toBe('Ada@example.com')
})

test('intent is step-up, or left out', async () => {
  const { browser } = await signedIn()
  expect((await browser.send('start', { ...STEP_UP, intent: 'sign-up' })).status).toBe(400)
})

import { expect, test } from 'vitest'
import { ada as person, deviceRig, PHONE, signInWithCode } from '../testing/deviceRig.ts'
import { answer, createRig, failure, PASSWORD, question, type RigOptions } from '../testing/rig.ts'
import { aNumber, aText, textLike } from '../testing/matchers.ts'

const SESSION = '__Host-Http-ck_session'
const STEP_UP = { username: 'ada', password: PASSWORD, intent: 'step-up' } as const
const sms = { settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users: [person] } as const satisfies RigOptions

async function signedIn(options: RigOptions = {}) {
  const rig = createRig(options)
  await rig.browser.call('start', { username: 'ada', password: PASSWORD })
  return rig
}

async function stale(options: RigOptions = {}) {
  const rig = await signedIn(options)
  rig.pool.clock.advance(900_000)
  return rig
}

test('a step-up needs a session, and asks Cognito nothing without one', async () => {
  const { browser, upstream } = createRig()
  expect((await failure(browser.call('start', STEP_UP))).code).toBe('signed_out')
  expect(upstream()).toEqual([])
})

test('it makes the session fresh: a new one replaces the old, whose refresh token is revoked', async () => {
  const { browser, newBrowser, pool, upstream } = await stale()
  const copy = newBrowser()
  copy.cookies.set(SESSION, browser.cookies.get(SESSION) ?? '')
  expect((await failure(browser.call('totp-key', {}))).code).toBe('step_up_required')
  expect(await browser.call('start', STEP_UP)).toMatchObject({ kind: 'signedIn', session: { username: 'ada' } })
  expect(upstream()).toEqual(['AdminInitiateAuth', 'AdminInitiateAuth', 'RevokeToken'])
  expect(await browser.call('change-password', { password: PASSWORD, newPassword: 'Better-horse-2' })).toEqual({})
  pool.clock.advance(3_600_000)
  expect(await copy.call('session', {})).toEqual({ session: null })
  expect(await browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
})

test('a wrong password leaves the session as it was', async () => {
  const { browser, upstream } = await stale()
  const before = browser.cookies.get(SESSION)
  const error = await failure(browser.call('start', { ...STEP_UP, password: 'wrong' }))
  expect(error.code).toBe('invalid_credentials')
  expect(browser.cookies.get(SESSION)).toBe(before)
  expect(upstream()).not.toContain('RevokeToken')
})

test('whatever name is typed, it is the session’s account that signs in; the browser hears what it said', async () => {
  const bob = { username: 'bob', password: 'Other-horse-1' }
  const rig = createRig({ ...sms, users: [person, bob] })
  await signInWithCode(rig)
  const asked = question(await rig.browser.call('start', { ...STEP_UP, username: 'bob' }))
  expect(asked).toMatchObject({ username: 'bob', challenge: { name: 'SMS_MFA' } })
  expect(await rig.browser.call('resume', {})).toEqual({ ...asked, expiresIn: asked.expiresIn })
  expect(rig.pool.requestLog.list().at(-1)?.request).toMatchObject({ AuthParameters: { USERNAME: 'ada' } })
  const code = rig.pool.outbox.last(PHONE)?.code
  expect(await answer(rig.browser, asked, { code })).toMatchObject({ kind: 'signedIn', session: { username: 'ada' } })
})

test('who became somebody else meanwhile gets no session out of it, and those tokens are revoked', async () => {
  const bob = { ...person, username: 'bob' }
  const rig = createRig({ ...sms, users: [person, bob] })
  await signInWithCode(rig)
  const asked = question(await rig.browser.call('start', STEP_UP))
  const flow = rig.browser.cookies.get('__Host-Http-ck_flow') ?? ''
  const code = rig.pool.outbox.last(PHONE)?.code
  const other = rig.newBrowser()
  await signInWithCode({ ...rig, browser: other }, undefined, 'bob')
  const before = other.cookies.get(SESSION)
  other.cookies.set('__Host-Http-ck_flow', flow)
  const calls = rig.upstream().length
  expect((await failure(answer(other, asked, { code }))).code).toBe('invalid_credentials')
  expect(rig.upstream().slice(calls)).toEqual(['AdminRespondToAuthChallenge', 'RevokeToken'])
  expect(other.cookies.get(SESSION)).toBe(before)
})

test('who signed out meanwhile is signed out: the answer is not even sent', async () => {
  const rig = createRig(sms)
  await signInWithCode(rig)
  const asked = question(await rig.browser.call('start', STEP_UP))
  await rig.browser.call('sign-out', {})
  const calls = rig.upstream().length
  const code = rig.pool.outbox.last(PHONE)?.code
  expect((await failure(answer(rig.browser, asked, { code }))).code).toBe('signed_out')
  expect(rig.upstream()).toHaveLength(calls)
})

test('a session that is about to end is renewed first, and the renewed one is what is replaced', async () => {
  const { browser, pool, upstream } = await signedIn({ client: { rotation: { gracePeriodSeconds: 0 } } })
  pool.clock.advance(3_600_000)
  await browser.call('start', STEP_UP)
  expect(upstream().slice(1)).toEqual(['GetTokensFromRefreshToken', 'AdminInitiateAuth', 'RevokeToken'])
  const [renewal, , revocation] = pool.requestLog.list().slice(1)
  const renewed: unknown = Reflect.get(Object(renewal?.response), 'AuthenticationResult')
  expect(revocation?.request).toMatchObject({ Token: Reflect.get(Object(renewed), 'RefreshToken') })
})

test.each(['always', 'ask', 'never'] as const)('it never makes one device more (%s)', async (remember) => {
  const rig = deviceRig({ remember })
  await signInWithCode(rig, remember === 'ask')
  const asked = await rig.browser.call('start', STEP_UP)
  if (asked.kind === 'challenge') {
    expect(asked.rememberDays).toBeNull()
    const { flow, challengeIndex } = asked
    const code = rig.pool.outbox.last(PHONE)?.code
    await rig.browser.call('answer', { flow, challengeIndex, answer: { code }, rememberDevice: true })
  }
  expect(asked.kind).toBe(remember === 'never' ? 'challenge' : 'signedIn')
  expect((await rig.browser.call('devices', {})).devices).toEqual([
    { id: aText, name: null, remembered: remember !== 'never', lastUsedAt: aNumber, current: true },
  ])
  rig.pool.clock.advance(3_600_000)
  expect(await rig.browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
})

test('the name that was typed stays with the session, through renewal and step-up, and is what an authenticator shows', async () => {
  const ada = { username: 'ada@example.com', password: PASSWORD, attributes: { email_verified: 'true' } }
  const { browser, pool } = createRig({ settings: { usernameAttributes: ['email'] }, users: [ada] })
  await browser.call('start', { username: 'Ada@example.com', password: PASSWORD })
  pool.clock.advance(3_600_000)
  expect(await browser.call('session', {})).toMatchObject({ session: { signInName: 'Ada@example.com' } })
  const again = await browser.call('start', { ...STEP_UP, username: 'whoever' })
  expect(again).toMatchObject({ session: { username: textLike(/^[\da-f-]{36}$/), signInName: 'Ada@example.com' } })
  expect((await browser.call('totp-key', {})).totp.account).toBe('Ada@example.com')
})

test('intent is step-up, or left out', async () => {
  const { browser } = await signedIn()
  expect((await browser.send('start', { ...STEP_UP, intent: 'sign-up' })).status).toBe(400)
})

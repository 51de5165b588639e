import { isSignInError } from '@challenge-kit/core'
import { expect, test } from 'vitest'
import { anyString } from '../testing/matchers.ts'
import {
  answer,
  createTestBackend,
  errorOf,
  PASSWORD,
  challengeOf,
  type TestBackendOptions,
} from '../testing/testBackend.ts'
import { claimsOf } from '../cognito/result.ts'

const credentials = { username: 'ada', password: PASSWORD }
const stepUp = { username: 'ada', intent: 'step-up' } as const
const acrValues = ['urn:cognito:loa:4', 'urn:cognito:loa:3']

const POOL = {
  settings: { mfa: 'OPTIONAL', factors: ['SOFTWARE_TOKEN_MFA'] },
  handler: { authFlow: 'USER_AUTH', stepUp: { acrValues } },
} as const satisfies TestBackendOptions

/** A session that a password alone opened. The user has then set up an authenticator app. */
async function withAuthenticator(
  handler: TestBackendOptions['handler'] = {},
  settings: TestBackendOptions['settings'] = {},
) {
  const backend = createTestBackend({
    settings: { ...POOL.settings, ...settings },
    handler: { ...POOL.handler, ...handler },
  })
  const { browser, pool } = backend
  await browser.call('start', credentials)
  await browser.call('start', { ...stepUp, password: PASSWORD })
  await browser.call('totp-key', {})
  await browser.call('totp-verify', { code: pool.currentCode('ada') ?? '' })
  pool.clock.advance(30_000)

  /** The request of the last AdminInitiateAuth. */
  const lastStart = () => pool.requestLog.list().findLast(({ operation }) => operation === 'AdminInitiateAuth')?.request
  return { ...backend, lastStart }
}

test('a step-up sends TARGET_ACR_VALUES and the access token, and asks only for the missing factor', async () => {
  const { browser, pool, handler, lastStart } = await withAuthenticator()
  const reply = challengeOf(await browser.call('start', stepUp))
  expect(reply.challenge.name).toBe('SOFTWARE_TOKEN_MFA')
  const TARGET_ACR_VALUES = 'urn:cognito:loa:4 urn:cognito:loa:3'
  expect(lastStart()).toMatchObject({ AuthParameters: { USERNAME: 'ada', TARGET_ACR_VALUES, MAX_AGE: '900' } })
  expect(lastStart()).toMatchObject({ AuthParameters: { ACCESS_TOKEN: anyString } })
  await answer(browser, reply, { code: pool.currentCode('ada') })
  const session = await handler.getSession(browser.request())
  expect(claimsOf(session?.accessToken ?? '')).toMatchObject({ acr: 'urn:cognito:loa:4', username: 'ada' })
})

test('if the account has no factor for any ACR value, the step-up is a normal sign-in that allows account changes', async () => {
  const { browser, cognitoCalls, events } = createTestBackend(POOL)
  await browser.call('start', credentials)
  expect((await errorOf(browser.call('totp-key', {}))).code).toBe('step_up_required')
  expect(await browser.call('start', { ...stepUp, password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
  expect(cognitoCalls().slice(1)).toEqual(['AdminInitiateAuth', 'AdminInitiateAuth', 'RevokeToken'])
  expect(events.at(-1)).toMatchObject({ outcome: 'signedIn', exception: 'InvalidParameterException' })
  expect(await browser.call('totp-key', {})).toMatchObject({ totp: { account: 'ada' } })
})

test('if the access token already has the requested ACR value, the step-up is a normal sign-in', async () => {
  const { browser, pool } = await withAuthenticator()
  await answer(browser, challengeOf(await browser.call('start', stepUp)), { code: pool.currentCode('ada') })
  pool.clock.advance(30_000)
  const reply = challengeOf(await browser.call('start', { ...stepUp, password: PASSWORD }))
  expect(reply.challenge.name).toBe('SOFTWARE_TOKEN_MFA')
  expect(await answer(browser, reply, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
})

test('a step-up with a wrong password is refused, also if the account has no factor for any ACR value', async () => {
  const { browser } = createTestBackend(POOL)
  await browser.call('start', credentials)
  expect((await errorOf(browser.call('start', { ...stepUp, password: 'wrong' }))).code).toBe('invalid_credentials')
  expect((await errorOf(browser.call('totp-key', {}))).code).toBe('step_up_required')
})

test('a new session below the ACR values cannot change the account before a step-up', async () => {
  const { newBrowser, pool } = await withAuthenticator()
  pool.settings.update({ mfa: 'OFF' })
  const otherBrowser = newBrowser()
  expect(await otherBrowser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
  pool.settings.update({ mfa: 'OPTIONAL' })
  expect((await errorOf(otherBrowser.call('passkey-options', {}))).code).toBe('step_up_required')
  const reply = challengeOf(await otherBrowser.call('start', stepUp))
  await answer(otherBrowser, reply, { code: pool.currentCode('ada') })
  expect((await errorOf(otherBrowser.call('passkey-options', {}))).code).toBe('server_misconfigured')
})

test('ACR values that the pool does not know are `server_misconfigured`, and the user is not signed in without them', async () => {
  const { browser } = createTestBackend({
    ...POOL,
    handler: { authFlow: 'USER_AUTH', stepUp: { acrValues: ['urn:none'] } },
  })
  await browser.call('start', credentials)
  expect((await errorOf(browser.call('start', { ...stepUp, password: PASSWORD }))).code).toBe('server_misconfigured')
})

test('a step-up requires again a factor that was proved longer ago than `maxAge`', async () => {
  const { browser, pool } = await withAuthenticator({ stepUp: { acrValues, maxAge: 60 } })
  pool.clock.advance(60_000)
  expect(challengeOf(await browser.call('start', stepUp)).challenge.name).toBe('SELECT_CHALLENGE')
  expect(challengeOf(await browser.call('start', { ...stepUp, password: PASSWORD })).challenge.name).toBe(
    'SOFTWARE_TOKEN_MFA',
  )
})

test.each([
  [899, '900', 'SOFTWARE_TOKEN_MFA'],
  [900, '840', 'SELECT_CHALLENGE'],
  [930, '870', 'SELECT_CHALLENGE'],
  [3_000, '900', 'SELECT_CHALLENGE'],
])('a session of %s seconds sends MAX_AGE %s and gets the challenge %s', async (age, maxAge, name) => {
  const { browser, pool, lastStart } = await withAuthenticator()
  pool.clock.advance((age - 30) * 1_000)
  expect(challengeOf(await browser.call('start', stepUp)).challenge.name).toBe(name)
  expect(lastStart()).toMatchObject({ AuthParameters: { MAX_AGE: maxAge } })
})

test('without `account.freshFor` a step-up sends no MAX_AGE', async () => {
  const { browser, lastStart } = await withAuthenticator({ account: { freshFor: null } })
  await browser.call('start', stepUp)
  expect(lastStart()).not.toHaveProperty(['AuthParameters', 'MAX_AGE'])
})

test('a pool that ignores ACR values makes the step-up a normal sign-in', async () => {
  const { browser, pool } = await withAuthenticator({}, { stepUpSupported: false })
  const reply = challengeOf(await browser.call('start', { ...stepUp, password: PASSWORD }))
  expect(reply.challenge.name).toBe('SOFTWARE_TOKEN_MFA')
  expect(await answer(browser, reply, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
})

test('a step-up whose access token Cognito has revoked is `signed_out` and ends the session', async () => {
  const { browser, newBrowser, pool } = await withAuthenticator()
  const other = newBrowser()
  const reply = challengeOf(await other.call('start', credentials))
  await answer(other, reply, { code: pool.currentCode('ada') })
  expect(await other.call('sign-out', { everywhere: true })).toEqual({ everywhere: true })
  expect((await errorOf(browser.call('start', stepUp))).code).toBe('signed_out')
  expect(browser.cookies.has('__Host-Http-ck_session')).toBe(false)
})

test('a password that Cognito does not check in a step-up does not refund password tries', async () => {
  const { browser, pool } = await withAuthenticator()
  pool.clock.advance(300_000)
  const outcomes = []
  for (let guess = 0; guess < 5; guess += 1)
    outcomes.push(
      await browser.call('start', { ...stepUp, password: `guess ${guess}` }).then(({ kind }) => kind, codeOf),
    )
  expect(outcomes).toEqual(['challenge', 'challenge', 'challenge', 'challenge', 'throttled'])
})

const codeOf = (error: unknown): unknown => (isSignInError(error) ? error.code : error)

test.each<[string, TestBackendOptions['handler']]>([
  ['USER_AUTH', { stepUp: { acrValues } }],
  ['at least one value', { authFlow: 'USER_AUTH', stepUp: { acrValues: [] } }],
  ['blanks', { authFlow: 'USER_AUTH', stepUp: { acrValues: ['two values'] } }],
  ...[901, -1, NaN].map((maxAge): [string, TestBackendOptions['handler']] => [
    'maxAge takes seconds from 0 to account.freshFor',
    { authFlow: 'USER_AUTH', stepUp: { acrValues, maxAge } },
  ]),
  ...[-1, NaN].map((freshFor): [string, TestBackendOptions['handler']] => [
    'account.freshFor',
    { account: { freshFor } },
  ]),
])('createSignInHandler throws for invalid step-up options: %s', (message, handler) => {
  expect(() => createTestBackend({ handler: handler ?? {} })).toThrow(message)
})

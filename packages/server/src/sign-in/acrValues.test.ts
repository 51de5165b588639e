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
const again = { username: 'ada', intent: 'step-up' } as const
const acrValues = ['urn:cognito:loa:4', 'urn:cognito:loa:3']

const POOL = {
  settings: { mfa: 'OPTIONAL', factors: ['SOFTWARE_TOKEN_MFA'] },
  handler: { authFlow: 'USER_AUTH', stepUp: { acrValues } },
} as const satisfies TestBackendOptions

/** Somebody who signed in with a password alone, and has set up an authenticator since. */
async function withAuthenticator(
  handler: TestBackendOptions['handler'] = {},
  unsettled: TestBackendOptions['settings'] = {},
) {
  const backend = createTestBackend({
    settings: { ...POOL.settings, ...unsettled },
    handler: { ...POOL.handler, ...handler },
  })
  const { browser, pool } = backend
  await browser.call('start', credentials)
  await browser.call('start', { ...again, password: PASSWORD })
  await browser.call('totp-key', {})
  await browser.call('totp-verify', { code: pool.currentCode('ada') ?? '' })
  pool.clock.advance(30_000)

  /** What the pool was told at the last start. */
  const told = () => pool.requestLog.list().findLast(({ operation }) => operation === 'AdminInitiateAuth')?.request
  return { ...backend, told }
}

test('with ACR values the pool is asked for them, and gives credit for what the session stands for', async () => {
  const { browser, pool, handler, told } = await withAuthenticator()
  const asked = challengeOf(await browser.call('start', again))
  expect(asked.challenge.name).toBe('SOFTWARE_TOKEN_MFA')
  const TARGET_ACR_VALUES = 'urn:cognito:loa:4 urn:cognito:loa:3'
  expect(told()).toMatchObject({ AuthParameters: { USERNAME: 'ada', TARGET_ACR_VALUES, MAX_AGE: '900' } })
  expect(told()).toMatchObject({ AuthParameters: { ACCESS_TOKEN: anyString } })
  await answer(browser, asked, { code: pool.currentCode('ada') })
  const session = await handler.getSession(browser.request())
  expect(claimsOf(session?.accessToken ?? '')).toMatchObject({ acr: 'urn:cognito:loa:4', username: 'ada' })
})

test('an account without the factors for any level signs in once more as ever, and may then be changed', async () => {
  const { browser, cognitoCalls, events } = createTestBackend(POOL)
  await browser.call('start', credentials)
  expect((await errorOf(browser.call('totp-key', {}))).code).toBe('step_up_required')
  expect(await browser.call('start', { ...again, password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
  expect(cognitoCalls().slice(1)).toEqual(['AdminInitiateAuth', 'AdminInitiateAuth', 'RevokeToken'])
  expect(events.at(-1)).toMatchObject({ outcome: 'signedIn', exception: 'InvalidParameterException' })
  expect(await browser.call('totp-key', {})).toMatchObject({ totp: { account: 'ada' } })
})

test('so does whoever stands for the level already', async () => {
  const { browser, pool } = await withAuthenticator()
  await answer(browser, challengeOf(await browser.call('start', again)), { code: pool.currentCode('ada') })
  pool.clock.advance(30_000)
  const asked = challengeOf(await browser.call('start', { ...again, password: PASSWORD }))
  expect(asked.challenge.name).toBe('SOFTWARE_TOKEN_MFA')
  expect(await answer(browser, asked, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
})

test('a wrong password steps up nobody, also where the levels cannot be had', async () => {
  const { browser } = createTestBackend(POOL)
  await browser.call('start', credentials)
  expect((await errorOf(browser.call('start', { ...again, password: 'wrong' }))).code).toBe('invalid_credentials')
  expect((await errorOf(browser.call('totp-key', {}))).code).toBe('step_up_required')
})

test('a fresh session of an ordinary, weaker sign-in changes nothing before it steps up', async () => {
  const { newBrowser, pool } = await withAuthenticator()
  pool.settings.update({ mfa: 'OFF' })
  const weaker = newBrowser()
  expect(await weaker.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
  pool.settings.update({ mfa: 'OPTIONAL' })
  expect((await errorOf(weaker.call('passkey-options', {}))).code).toBe('step_up_required')
  const asked = challengeOf(await weaker.call('start', again))
  await answer(weaker, asked, { code: pool.currentCode('ada') })
  expect((await errorOf(weaker.call('passkey-options', {}))).code).toBe('server_misconfigured')
})

test('values that the pool does not know are a mistake of ours, and no way around the levels', async () => {
  const { browser } = createTestBackend({
    ...POOL,
    handler: { authFlow: 'USER_AUTH', stepUp: { acrValues: ['urn:none'] } },
  })
  await browser.call('start', credentials)
  expect((await errorOf(browser.call('start', { ...again, password: PASSWORD }))).code).toBe('server_misconfigured')
})

test('what was proved too long ago has to be proved again', async () => {
  const { browser, pool } = await withAuthenticator({ stepUp: { acrValues, maxAge: 60 } })
  pool.clock.advance(60_000)
  expect(challengeOf(await browser.call('start', again)).challenge.name).toBe('SELECT_CHALLENGE')
  expect(challengeOf(await browser.call('start', { ...again, password: PASSWORD })).challenge.name).toBe(
    'SOFTWARE_TOKEN_MFA',
  )
})

test.each([
  [899, '900', 'SOFTWARE_TOKEN_MFA'],
  [900, '840', 'SELECT_CHALLENGE'],
  [930, '870', 'SELECT_CHALLENGE'],
  [3_000, '900', 'SELECT_CHALLENGE'],
])('after %s seconds the credit is for %s: what is stale here is stale at Cognito', async (age, maxAge, name) => {
  const { browser, pool, told } = await withAuthenticator()
  pool.clock.advance((age - 30) * 1_000)
  expect(challengeOf(await browser.call('start', again)).challenge.name).toBe(name)
  expect(told()).toMatchObject({ AuthParameters: { MAX_AGE: maxAge } })
})

test('where nothing grows stale, no age is sent', async () => {
  const { browser, told } = await withAuthenticator({ account: { freshFor: null } })
  await browser.call('start', again)
  expect(told()).not.toHaveProperty(['AuthParameters', 'MAX_AGE'])
})

test('a pool that takes no notice of ACR values signs in as ever', async () => {
  const { browser, pool } = await withAuthenticator({}, { stepUpSupported: false })
  const asked = challengeOf(await browser.call('start', { ...again, password: PASSWORD }))
  expect(asked.challenge.name).toBe('SOFTWARE_TOKEN_MFA')
  expect(await answer(browser, asked, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
})

test('a session that was ended elsewhere steps up to nothing, and ends here', async () => {
  const { browser, newBrowser, pool } = await withAuthenticator()
  const other = newBrowser()
  const asked = challengeOf(await other.call('start', credentials))
  await answer(other, asked, { code: pool.currentCode('ada') })
  expect(await other.call('sign-out', { everywhere: true })).toEqual({ everywhere: true })
  expect((await errorOf(browser.call('start', again))).code).toBe('signed_out')
  expect(browser.cookies.has('__Host-Http-ck_session')).toBe(false)
})

test('a password that nobody looked at gives no guesses back', async () => {
  const { browser, pool } = await withAuthenticator()
  pool.clock.advance(300_000)
  const codes = []
  for (let guess = 0; guess < 5; guess += 1)
    codes.push(await browser.call('start', { ...again, password: `guess ${guess}` }).then(({ kind }) => kind, codeOf))
  expect(codes).toEqual(['challenge', 'challenge', 'challenge', 'challenge', 'throttled'])
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
])('start-up says what is wrong with the options: %s', (sentence, handler) => {
  expect(() => createTestBackend({ handler: handler ?? {} })).toThrow(sentence)
})

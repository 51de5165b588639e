import { expect, test } from 'vitest'
import { answer, errorOf, PASSWORD, challengeOf } from '../testing/testBackend.ts'
import { createPasskeyBackend } from '../testing/passkeyBackend.ts'
import { anyString } from '../testing/matchers.ts'

const FLOW = '__Host-Http-ck_flow'

test('a passkey that was chosen signs in; the question survives a reload', async () => {
  const { browser, sign, startPasskeyChallenge, cognitoCalls } = await createPasskeyBackend()
  const before = cognitoCalls().length
  const { request, ...asked } = await startPasskeyChallenge()
  expect(request).toMatchObject({ rpId: 'app.example.com', challenge: anyString, userVerification: 'preferred' })
  expect(await browser.call('resume', {})).toMatchObject({ ...asked, challenge: { name: 'WEB_AUTHN', request } })
  expect(await answer(browser, asked, { credential: await sign(request) })).toMatchObject({ kind: 'signedIn' })
  expect(cognitoCalls().slice(before)).toEqual([
    'AdminInitiateAuth',
    'AdminRespondToAuthChallenge',
    'AdminRespondToAuthChallenge',
  ])
})

test('one that is preferred is asked for at once', async () => {
  const { browser, sign, startPasskeyChallenge } = await createPasskeyBackend('WEB_AUTHN')
  const { request, ...asked } = await startPasskeyChallenge()
  expect(asked.challengeIndex).toBe(1)
  expect(await answer(browser, asked, { credential: await sign(request) })).toMatchObject({ kind: 'signedIn' })
})

test('a question too long to carry cannot be asked again, but its answer works', async () => {
  const { browser, sign, startPasskeyChallenge } = await createPasskeyBackend('WEB_AUTHN', {}, 9)
  const { request, ...asked } = await startPasskeyChallenge()
  expect(JSON.stringify(request).length).toBeGreaterThan(600)
  const cookie = browser.cookies.get(FLOW) ?? ''
  expect(await browser.call('resume', {})).toEqual({ kind: 'noFlow', username: 'ada', expired: false })
  browser.cookies.set(FLOW, cookie)
  expect(await answer(browser, asked, { credential: await sign(request) })).toMatchObject({ kind: 'signedIn' })
})

test.each([
  ['with a tampered signature', { tamper: true }],
  ['from a page elsewhere', { origin: 'https://evil.example' }],
  ['for another relying party', { relyingPartyId: 'evil.example' }],
])('a signature %s is refused as a passkey is, and nothing else', async (_, manner) => {
  const { browser, sign, startPasskeyChallenge, events } = await createPasskeyBackend('WEB_AUTHN')
  const { request, ...asked } = await startPasskeyChallenge()
  const error = await errorOf(answer(browser, asked, { credential: await sign(request, manner) }))
  expect([error.code, error.recovery]).toEqual(['passkey_refused', 'restart'])
  expect(browser.cookies.has(FLOW)).toBe(false)
  expect(events.at(-1)).toMatchObject({ challenge: 'WEB_AUTHN', exception: 'NotAuthorizedException' })
})

test.each([
  ['WebAuthnClientMismatchException', 'passkey_refused'],
  ['InvalidParameterException', 'passkey_refused'],
  ['NotAuthorizedException', 'flow_expired', 'Invalid session for the user, session is expired.'],
  ['NotAuthorizedException', 'throttled', 'Password attempts exceeded'],
  ['UserLambdaValidationException', 'blocked'],
  ['InternalErrorException', 'outcome_unknown'],
])('%s is %s', async (name, code, message = 'no') => {
  const { browser, sign, startPasskeyChallenge, pool } = await createPasskeyBackend('WEB_AUTHN')
  const { request, ...asked } = await startPasskeyChallenge()
  pool.faults.next('AdminRespondToAuthChallenge', { kind: 'error', name, message })
  expect((await errorOf(answer(browser, asked, { credential: await sign(request) }))).code).toBe(code)
})

test('a wrong password beside it is still a wrong password', async () => {
  const { browser } = await createPasskeyBackend()
  const asked = challengeOf(await browser.call('start', { username: 'ada' }))
  const given = { method: 'PASSWORD', password: `${PASSWORD}!` }
  expect((await errorOf(answer(browser, asked, given))).code).toBe('invalid_credentials')
})

test('signatures are no guesses of a code, and choosing a passkey sends no message', async () => {
  const { browser, sign, startPasskeyChallenge } = await createPasskeyBackend()
  for (let tries = 0; tries < 12; tries += 1) {
    const { request, ...asked } = await startPasskeyChallenge()
    const given = { credential: await sign(request, { tamper: true }) }
    expect((await errorOf(answer(browser, asked, given))).code).toBe('passkey_refused')
  }
  const { request, ...asked } = await startPasskeyChallenge()
  expect(await answer(browser, asked, { credential: await sign(request) })).toMatchObject({ kind: 'signedIn' })
})

test('what is no credential is refused here, and the question stands', async () => {
  const { browser, sign, startPasskeyChallenge, cognitoCalls } = await createPasskeyBackend('WEB_AUTHN')
  const { request, ...asked } = await startPasskeyChallenge()
  const before = cognitoCalls().length
  const credential = await sign(request)
  const long = { ...credential, response: { ...credential.response, signature: 'x'.repeat(5_000) } }
  for (const given of [{}, { credential: 7 }, { credential: {} }, { credential: long }, { credential, code: '1' }])
    expect((await errorOf(answer(browser, asked, given))).code).toBe('bad_request')
  expect(cognitoCalls()).toHaveLength(before)
  expect(await answer(browser, asked, { credential })).toMatchObject({ kind: 'signedIn' })
})

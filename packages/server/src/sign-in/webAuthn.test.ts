import { describe, expect, test } from 'vitest'
import { answer, errorOf, PASSWORD, challengeOf } from '../testing/testBackend.ts'
import { createPasskeyBackend } from '../testing/passkeyBackend.ts'
import { anyString } from '../testing/matchers.ts'

const FLOW = '__Host-Http-ck_flow'

test('a chosen passkey signs in, and the challenge can be resumed after a reload', async () => {
  const { browser, sign, startPasskeyChallenge, cognitoCalls } = await createPasskeyBackend()
  const before = cognitoCalls().length
  const { request, ...reply } = await startPasskeyChallenge()
  expect(request).toMatchObject({ rpId: 'app.example.com', challenge: anyString, userVerification: 'preferred' })
  expect(await browser.call('resume', {})).toMatchObject({ ...reply, challenge: { name: 'WEB_AUTHN', request } })
  expect(await answer(browser, reply, { credential: await sign(request) })).toMatchObject({ kind: 'signedIn' })
  expect(cognitoCalls().slice(before)).toEqual([
    'AdminInitiateAuth',
    'AdminRespondToAuthChallenge',
    'AdminRespondToAuthChallenge',
  ])
})

test('with `preferredChallenge: WEB_AUTHN` the first challenge asks for the passkey', async () => {
  const { browser, sign, startPasskeyChallenge } = await createPasskeyBackend('WEB_AUTHN')
  const { request, ...reply } = await startPasskeyChallenge()
  expect(reply.challengeIndex).toBe(1)
  expect(await answer(browser, reply, { credential: await sign(request) })).toMatchObject({ kind: 'signedIn' })
})

test('a WEB_AUTHN challenge too long for the flow cookie cannot be resumed but can be answered', async () => {
  const { browser, sign, startPasskeyChallenge } = await createPasskeyBackend('WEB_AUTHN', {}, 9)
  const { request, ...reply } = await startPasskeyChallenge()
  expect(JSON.stringify(request).length).toBeGreaterThan(600)
  const cookie = browser.cookies.get(FLOW) ?? ''
  expect(await browser.call('resume', {})).toEqual({ kind: 'noFlow', username: 'ada', expired: false })
  browser.cookies.set(FLOW, cookie)
  expect(await answer(browser, reply, { credential: await sign(request) })).toMatchObject({ kind: 'signedIn' })
})

describe('refused passkeys', () => {
  test.each([
    ['with a tampered signature', { tamper: true }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['for another relying party', { relyingPartyId: 'evil.example' }],
  ])('a signature %s is `passkey_refused` and ends the flow', async (_, override) => {
    const { browser, sign, startPasskeyChallenge, events } = await createPasskeyBackend('WEB_AUTHN')
    const { request, ...reply } = await startPasskeyChallenge()
    const error = await errorOf(answer(browser, reply, { credential: await sign(request, override) }))
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
  ])('%s from Cognito is reported as `%s`', async (name, code, message = 'no') => {
    const { browser, sign, startPasskeyChallenge, pool } = await createPasskeyBackend('WEB_AUTHN')
    const { request, ...reply } = await startPasskeyChallenge()
    pool.faults.next('AdminRespondToAuthChallenge', { kind: 'error', name, message })
    expect((await errorOf(answer(browser, reply, { credential: await sign(request) }))).code).toBe(code)
  })
})

test('a wrong password in a pool with passkeys is `invalid_credentials`, and the password is asked again', async () => {
  const { browser } = await createPasskeyBackend()
  const reply = challengeOf(await browser.call('start', { username: 'ada' }))
  const userAnswer = { method: 'PASSWORD', password: `${PASSWORD}!` }
  expect(challengeOf(await answer(browser, reply, userAnswer))).toMatchObject({
    challenge: { name: 'PASSWORD' },
    error: 'invalid_credentials',
  })
})

test('refused passkeys are not counted as code tries, and choosing a passkey is not counted as a message', async () => {
  const { browser, sign, startPasskeyChallenge } = await createPasskeyBackend()
  for (let tries = 0; tries < 12; tries += 1) {
    const { request, ...reply } = await startPasskeyChallenge()
    const userAnswer = { credential: await sign(request, { tamper: true }) }
    expect((await errorOf(answer(browser, reply, userAnswer))).code).toBe('passkey_refused')
  }
  const { request, ...reply } = await startPasskeyChallenge()
  expect(await answer(browser, reply, { credential: await sign(request) })).toMatchObject({ kind: 'signedIn' })
})

test('an answer that is not a WebAuthn credential is refused without a call to Cognito and keeps the challenge', async () => {
  const { browser, sign, startPasskeyChallenge, cognitoCalls } = await createPasskeyBackend('WEB_AUTHN')
  const { request, ...reply } = await startPasskeyChallenge()
  const before = cognitoCalls().length
  const credential = await sign(request)
  const tooLong = { ...credential, response: { ...credential.response, signature: 'x'.repeat(5_000) } }
  for (const userAnswer of [
    {},
    { credential: 7 },
    { credential: {} },
    { credential: tooLong },
    { credential, code: '1' },
  ])
    expect((await errorOf(answer(browser, reply, userAnswer))).code).toBe('bad_request')
  expect(cognitoCalls()).toHaveLength(before)
  expect(await answer(browser, reply, { credential })).toMatchObject({ kind: 'signedIn' })
})

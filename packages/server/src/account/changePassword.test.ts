import { expect, test } from 'vitest'
import { createTestBackend, errorOf, PASSWORD, type TestBackendOptions } from '../testing/testBackend.ts'

const BETTER = 'Better-horse-2'
const passwordPolicy = {
  minimumLength: 10,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
}

async function signedIn(options: TestBackendOptions = {}) {
  const backend = createTestBackend(options)
  await backend.browser.call('start', { username: 'ada', password: PASSWORD })
  return backend
}

test('after a password change only the new password signs in, and the session stays', async () => {
  const { browser, newBrowser } = await signedIn()
  expect(await browser.call('change-password', { password: PASSWORD, newPassword: BETTER })).toEqual({})
  expect(await browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
  const old = newBrowser().call('start', { username: 'ada', password: PASSWORD })
  expect((await errorOf(old)).code).toBe('invalid_credentials')
  expect(await newBrowser().call('start', { username: 'ada', password: BETTER })).toMatchObject({ kind: 'signedIn' })
})

test('a wrong current password is `password_mismatch`, and the session stays', async () => {
  const { browser } = await signedIn()
  const error = await errorOf(browser.call('change-password', { password: 'wrong', newPassword: BETTER }))
  expect([error.code, error.recovery]).toEqual(['password_mismatch', 'retry'])
  expect(await browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
})

test('a current password of more than 256 characters is `password_mismatch` before Cognito is called', async () => {
  const { browser, cognitoCalls } = await signedIn()
  const change = browser.call('change-password', { password: 'x'.repeat(257), newPassword: BETTER })
  expect((await errorOf(change)).code).toBe('password_mismatch')
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test('a new password of more than 256 characters is `password_rejected` before Cognito is called', async () => {
  const { browser, cognitoCalls } = await signedIn()
  const change = browser.call('change-password', { password: PASSWORD, newPassword: 'x'.repeat(257) })
  expect(await errorOf(change)).toMatchObject({ code: 'password_rejected', issues: { newPassword: 'too_long' } })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test.each([
  [{ password: '', newPassword: BETTER }, { password: 'missing' }],
  [{ password: PASSWORD, newPassword: '' }, { newPassword: 'missing' }],
  [{ password: PASSWORD, newPassword: 'short' }, { newPassword: 'policy' }],
])('an incomplete or too weak input is refused before Cognito is called: %o', async (input, issues) => {
  const { browser, cognitoCalls } = await signedIn({ handler: { pool: { passwordPolicy } } })
  expect(await errorOf(browser.call('change-password', input))).toMatchObject({ code: 'invalid_answer', issues })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test('without the option `passwordPolicy`, the policy of the pool refuses a weak password', async () => {
  const { browser } = await signedIn({
    settings: { passwordPolicy: { ...passwordPolicy, temporaryPasswordValidityDays: 7 } },
  })
  const error = await errorOf(browser.call('change-password', { password: PASSWORD, newPassword: 'short' }))
  expect(error.code).toBe('password_rejected')
})

test('wrong current passwords count per account over all its sessions, and a right password resets the count', async () => {
  const backend = await signedIn()
  const { browser, newBrowser, pool, cognitoCalls } = backend
  const other = newBrowser()
  await other.call('start', { username: 'ada', password: PASSWORD })
  const guess = (which: typeof browser) =>
    errorOf(which.call('change-password', { password: 'wrong', newPassword: BETTER })).then(({ code }) => code)
  expect([await guess(browser), await guess(other), await guess(browser)]).toEqual(
    Array.from({ length: 3 }, () => 'password_mismatch'),
  )
  await browser.call('change-password', { password: PASSWORD, newPassword: BETTER })
  // Cognito itself allows five tries an hour.
  pool.clock.advance(800_000)
  const calls = cognitoCalls().length
  for (let count = 0; count < 5; count += 1) await guess(other)
  expect(await guess(other)).toBe('throttled')
  expect(cognitoCalls()).toHaveLength(calls + 5)
})

test('a password change whose reply was lost is `outcome_unknown`', async () => {
  const { browser, pool } = await signedIn()
  pool.faults.next('ChangePassword', { kind: 'lostReply' })
  const error = await errorOf(browser.call('change-password', { password: PASSWORD, newPassword: BETTER }))
  expect(error.code).toBe('outcome_unknown')
})

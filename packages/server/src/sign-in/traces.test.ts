import { expect, test } from 'vitest'
import {
  answer,
  createTestBackend,
  errorOf,
  PASSWORD,
  challengeOf,
  startChallenge,
  TOTP_SECRET,
} from '../testing/testBackend.ts'

// Whole sign-ins through the handler, the SDK and the emulator.
const method = 'SOFTWARE_TOKEN_MFA'
const newPasswordAnswer = { newPassword: 'Better-horse-2', attributes: {} }
const deviceTracking = { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: true }

test('ADMIN_NO_SRP_AUTH → NEW_PASSWORD_REQUIRED → tokens and a new device', async () => {
  const { browser, cognitoCalls } = createTestBackend({
    settings: { deviceTracking },
    users: [{ username: 'ada', temporaryPassword: PASSWORD }],
    handler: { authFlow: 'ADMIN_NO_SRP_AUTH' },
  })
  const reply = await startChallenge(browser)
  expect(reply.challenge).toMatchObject({ name: 'NEW_PASSWORD_REQUIRED', requiredAttributes: [] })
  expect(await answer(browser, reply, newPasswordAnswer)).toMatchObject({
    kind: 'signedIn',
    session: { username: 'ada' },
  })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'ConfirmDevice'])
})

test('ADMIN_USER_PASSWORD_AUTH → MFA_SETUP → wrong code → right code → tokens', async () => {
  const { browser, pool, cognitoCalls } = createTestBackend({ settings: { mfa: 'ON' } })
  const reply = await startChallenge(browser)
  expect((await errorOf(answer(browser, reply, { method, code: '000000' }))).code).toBe('code_mismatch')
  expect(await answer(browser, reply, { method, code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
  expect(cognitoCalls()).toEqual([
    'AdminInitiateAuth',
    'AssociateSoftwareToken',
    'VerifySoftwareToken',
    'VerifySoftwareToken',
    'AdminRespondToAuthChallenge',
  ])
})

test('NEW_PASSWORD_REQUIRED → password against the policy → accepted password → MFA_SETUP → tokens', async () => {
  const { browser, pool } = createTestBackend({
    settings: { mfa: 'ON' },
    users: [{ username: 'ada', temporaryPassword: PASSWORD }],
  })
  const reply = await startChallenge(browser)
  expect((await errorOf(answer(browser, reply, { ...newPasswordAnswer, newPassword: 'short' }))).code).toBe(
    'password_rejected',
  )
  const setup = challengeOf(await answer(browser, reply, newPasswordAnswer))
  expect([setup.challengeIndex, setup.challenge.name]).toEqual([2, 'MFA_SETUP'])
  expect(await answer(browser, setup, { method, code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
})

test('a lock-out by Cognito is a 429 with Retry-After', async () => {
  const { pool, browser } = createTestBackend()
  pool.faults.next('AdminInitiateAuth', {
    kind: 'error',
    name: 'NotAuthorizedException',
    message: 'Password attempts exceeded',
  })
  const { status, headers } = await browser.send('start', { username: 'ada', password: PASSWORD })
  expect([status, headers.get('retry-after')]).toEqual([429, '30'])
})

test('SELECT_MFA_TYPE → SOFTWARE_TOKEN_MFA → tokens, then the same code → `code_used`', async () => {
  const { browser, pool } = createTestBackend({
    settings: { mfa: 'ON', factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
    users: [
      { username: 'ada', password: PASSWORD, totpSecret: TOTP_SECRET, attributes: { phone_number: '+15550839' } },
    ],
  })
  const totpChallenge = challengeOf(await answer(browser, await startChallenge(browser), { method }))
  const code = pool.currentCode('ada')
  expect(await answer(browser, totpChallenge, { code })).toMatchObject({ kind: 'signedIn' })
  const nextSignIn = challengeOf(await answer(browser, await startChallenge(browser), { method }))
  expect((await errorOf(answer(browser, nextSignIn, { code }))).code).toBe('code_used')
})

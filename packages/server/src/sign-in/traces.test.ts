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

// Whole conversations as Cognito's users know them, each through our handler and the SDK.
const method = 'SOFTWARE_TOKEN_MFA'
const next = { newPassword: 'Better-horse-2', attributes: {} }
const deviceTracking = { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: true }

test('ADMIN_NO_SRP_AUTH → NEW_PASSWORD_REQUIRED → tokens and a new device', async () => {
  const { browser, cognitoCalls } = createTestBackend({
    settings: { deviceTracking },
    users: [{ username: 'ada', temporaryPassword: PASSWORD }],
    handler: { authFlow: 'ADMIN_NO_SRP_AUTH' },
  })
  const asked = await startChallenge(browser)
  expect(asked.challenge).toMatchObject({ name: 'NEW_PASSWORD_REQUIRED', requiredAttributes: [] })
  expect(await answer(browser, asked, next)).toMatchObject({ kind: 'signedIn', session: { username: 'ada' } })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'ConfirmDevice'])
})

test('ADMIN_USER_PASSWORD_AUTH → MFA_SETUP → wrong, then right → tokens', async () => {
  const { browser, pool, cognitoCalls } = createTestBackend({ settings: { mfa: 'ON' } })
  const asked = await startChallenge(browser)
  expect((await errorOf(answer(browser, asked, { method, code: '000000' }))).code).toBe('code_mismatch')
  expect(await answer(browser, asked, { method, code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
  expect(cognitoCalls()).toEqual([
    'AdminInitiateAuth',
    'AssociateSoftwareToken',
    'VerifySoftwareToken',
    'VerifySoftwareToken',
    'AdminRespondToAuthChallenge',
  ])
})

test('NEW_PASSWORD_REQUIRED → refused by policy → accepted → MFA_SETUP → tokens', async () => {
  const { browser, pool } = createTestBackend({
    settings: { mfa: 'ON' },
    users: [{ username: 'ada', temporaryPassword: PASSWORD }],
  })
  const asked = await startChallenge(browser)
  expect((await errorOf(answer(browser, asked, { ...next, newPassword: 'short' }))).code).toBe('password_rejected')
  const setup = challengeOf(await answer(browser, asked, next))
  expect([setup.challengeIndex, setup.challenge.name]).toEqual([2, 'MFA_SETUP'])
  expect(await answer(browser, setup, { method, code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
})

test('Cognito’s own lock is a countdown, like ours', async () => {
  const { pool, browser } = createTestBackend()
  pool.faults.next('AdminInitiateAuth', {
    kind: 'error',
    name: 'NotAuthorizedException',
    message: 'Password attempts exceeded',
  })
  const { status, headers } = await browser.send('start', { username: 'ada', password: PASSWORD })
  expect([status, headers.get('retry-after')]).toEqual([429, '30'])
})

test('SELECT_MFA_TYPE → SOFTWARE_TOKEN_MFA → tokens, and the same code again is used', async () => {
  const { browser, pool } = createTestBackend({
    settings: { mfa: 'ON', factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
    users: [
      { username: 'ada', password: PASSWORD, totpSecret: TOTP_SECRET, attributes: { phone_number: '+15550839' } },
    ],
  })
  const chosen = challengeOf(await answer(browser, await startChallenge(browser), { method }))
  const code = pool.currentCode('ada')
  expect(await answer(browser, chosen, { code })).toMatchObject({ kind: 'signedIn' })
  const again = challengeOf(await answer(browser, await startChallenge(browser), { method }))
  expect((await errorOf(answer(browser, again, { code }))).code).toBe('code_used')
})

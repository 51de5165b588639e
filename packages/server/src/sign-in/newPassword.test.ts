import { expect, test } from 'vitest'
import { answer, createTestBackend, errorOf, PASSWORD, challengeOf, startChallenge } from '../testing/testBackend.ts'
import { stringContaining } from '../testing/matchers.ts'

const policy = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
}
const settings = { requiredAttributes: ['given_name', 'custom:card', 'email'] }
const users = [{ username: 'ada', temporaryPassword: PASSWORD, attributes: { email: 'ada@example.com' } }]
const given = { newPassword: 'Better-horse-2', attributes: { given_name: 'Ada', 'custom:card': 'L-7' } }

test('a temporary password asks for a new one and for the attributes that are still empty, by name alone', async () => {
  const { browser } = createTestBackend({ settings, users, handler: { pool: { passwordPolicy: policy } } })
  const asked = await startChallenge(browser)
  expect(asked).toMatchObject({ challengeIndex: 1, username: 'ada', expiresIn: 180 })
  expect(asked.challenge).toEqual({
    name: 'NEW_PASSWORD_REQUIRED',
    requiredAttributes: ['given_name', 'custom:card'],
    passwordPolicy: policy,
  })
  expect(await answer(browser, asked, given)).toMatchObject({ kind: 'signedIn' })
})

test('the policy is checked here too, before Cognito is asked', async () => {
  const { browser, cognitoCalls } = createTestBackend({
    settings,
    users,
    handler: { pool: { passwordPolicy: policy } },
  })
  const asked = await startChallenge(browser)
  const { code, issues } = await errorOf(answer(browser, asked, { ...given, newPassword: 'weak' }))
  expect({ code, issues }).toEqual({ code: 'invalid_answer', issues: { newPassword: 'policy' } })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test('a password that the pool refuses keeps the Session usable', async () => {
  const { browser } = createTestBackend({ settings, users })
  const asked = await startChallenge(browser)
  expect((await errorOf(answer(browser, asked, { ...given, newPassword: 'weak' }))).code).toBe('password_rejected')
  expect(await answer(browser, asked, given)).toMatchObject({ kind: 'signedIn' })
})

test('an attribute that was not asked for never reaches Cognito, whatever the body says', async () => {
  const { browser, cognitoCalls } = createTestBackend({ settings, users })
  const asked = await startChallenge(browser)
  const attributes = { ...given.attributes, 'custom:role': 'admin', email_verified: 'true' }
  const { issues } = await errorOf(answer(browser, asked, { ...given, attributes }))
  expect(issues).toEqual({ 'attributes.*': 'not_offered' })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test('answers take no username, challenge, Session or client from the body', async () => {
  const { browser, cognitoCalls } = createTestBackend({ settings, users })
  const { flow, challengeIndex } = await startChallenge(browser)
  for (const stray of ['username', 'session', 'Session', 'name', 'challengeName', 'clientId']) {
    const { status, text } = await browser.send('answer', { flow, challengeIndex, answer: given, [stray]: 'eve' })
    expect([status, text]).toEqual([400, stringContaining('"bad_request"')])
    const inside = await browser.send('answer', { flow, challengeIndex, answer: { ...given, [stray]: 'eve' } })
    expect(inside.status).toBe(400)
  }
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test('temporary password, then an authenticator, in one chain', async () => {
  const { browser, pool } = createTestBackend({
    settings: { mfa: 'ON' },
    users: [{ username: 'ada', temporaryPassword: PASSWORD }],
  })
  const first = await startChallenge(browser)
  const second = challengeOf(await answer(browser, first, { newPassword: 'Better-horse-2', attributes: {} }))
  expect(second).toMatchObject({ flow: first.flow, challengeIndex: 2, challenge: { name: 'MFA_SETUP' } })
  const code = pool.currentCode('ada')
  expect(await answer(browser, second, { method: 'SOFTWARE_TOKEN_MFA', code })).toMatchObject({ kind: 'signedIn' })
})

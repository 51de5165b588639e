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
const userAnswer = { newPassword: 'Better-horse-2', attributes: { given_name: 'Ada', 'custom:card': 'L-7' } }

test('NEW_PASSWORD_REQUIRED has the names of the required attributes that are still empty, without other data', async () => {
  const { browser } = createTestBackend({ settings, users, handler: { pool: { passwordPolicy: policy } } })
  const reply = await startChallenge(browser)
  expect(reply).toMatchObject({ challengeIndex: 1, username: 'ada', expiresIn: 180 })
  expect(reply.challenge).toEqual({
    name: 'NEW_PASSWORD_REQUIRED',
    requiredAttributes: ['given_name', 'custom:card'],
    passwordPolicy: policy,
  })
  expect(await answer(browser, reply, userAnswer)).toMatchObject({ kind: 'signedIn' })
})

test('a new password against `passwordPolicy` is refused before any call to Cognito', async () => {
  const { browser, cognitoCalls } = createTestBackend({
    settings,
    users,
    handler: { pool: { passwordPolicy: policy } },
  })
  const reply = await startChallenge(browser)
  const { code, issues } = await errorOf(answer(browser, reply, { ...userAnswer, newPassword: 'weak' }))
  expect({ code, issues }).toEqual({ code: 'invalid_answer', issues: { newPassword: 'policy' } })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test('a new password of more than 256 characters is refused with its issue, and the same challenge takes another one', async () => {
  const { browser } = createTestBackend({ settings, users })
  const reply = await startChallenge(browser)
  const refusal = errorOf(answer(browser, reply, { ...userAnswer, newPassword: `Aa-1${'x'.repeat(253)}` }))
  expect(await refusal).toMatchObject({
    code: 'password_rejected',
    recovery: 'retry',
    issues: { newPassword: 'too_long' },
  })
  expect(await answer(browser, reply, userAnswer)).toMatchObject({ kind: 'signedIn' })
})

test('after a new password that the pool refuses, the same challenge takes another one', async () => {
  const { browser } = createTestBackend({ settings, users })
  const reply = await startChallenge(browser)
  expect((await errorOf(answer(browser, reply, { ...userAnswer, newPassword: 'weak' }))).code).toBe('password_rejected')
  expect(await answer(browser, reply, userAnswer)).toMatchObject({ kind: 'signedIn' })
})

test('an answer with an attribute that the challenge does not require is refused before any call to Cognito', async () => {
  const { browser, cognitoCalls } = createTestBackend({ settings, users })
  const reply = await startChallenge(browser)
  const attributes = { ...userAnswer.attributes, 'custom:role': 'admin', email_verified: 'true' }
  const { issues } = await errorOf(answer(browser, reply, { ...userAnswer, attributes }))
  expect(issues).toEqual({ 'attributes.*': 'not_offered' })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test('an answer with a username, challenge, Cognito Session or client id in its body is refused', async () => {
  const { browser, cognitoCalls } = createTestBackend({ settings, users })
  const { flow, challengeIndex } = await startChallenge(browser)
  for (const key of ['username', 'session', 'Session', 'name', 'challengeName', 'clientId']) {
    const { status, text } = await browser.send('answer', { flow, challengeIndex, answer: userAnswer, [key]: 'eve' })
    expect([status, text]).toEqual([400, stringContaining('"bad_request"')])
    const nested = await browser.send('answer', { flow, challengeIndex, answer: { ...userAnswer, [key]: 'eve' } })
    expect(nested.status).toBe(400)
  }
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test('NEW_PASSWORD_REQUIRED can lead to MFA_SETUP in the same sign-in', async () => {
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

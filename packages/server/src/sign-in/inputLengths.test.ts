import { expect, test } from 'vitest'
import { createTestBackend, PASSWORD, startChallenge } from '../testing/testBackend.ts'

const x = (length: number): string => 'x'.repeat(length)
const start = { username: 'ada', password: PASSWORD }

test.each([
  ['a username of 129 characters', { ...start, username: x(129) }],
  ['a password of 257 characters', { ...start, password: x(257) }],
  ['`contextData` of 16,385 characters', { ...start, contextData: x(16_385) }],
  ['an unknown key', { ...start, redirectTo: 'https://evil.example' }],
  ['a number as the username', { ...start, username: 7 }],
])('a start with %s is refused before any call to Cognito', async (_, input) => {
  const { browser, cognitoCalls } = createTestBackend()
  expect((await browser.send('start', input)).status).toBe(400)
  expect(cognitoCalls()).toEqual([])
})

test('a password of 256 characters reaches Cognito as it was typed', async () => {
  const password = ` ${x(250)}Aa-1 `
  const { browser, pool } = createTestBackend({ users: [{ username: 'ada', password }] })
  expect(await browser.call('start', { username: 'ada', password })).toMatchObject({ kind: 'signedIn' })
  expect(pool.requestLog.list()).toHaveLength(1)
})

test('`contextData` reaches Cognito unchanged', async () => {
  const { browser, pool } = createTestBackend()
  const contextData = `${x(16_380)}+/=~`
  await browser.call('start', { ...start, contextData })
  expect(pool.requestLog.list()[0]?.request).toMatchObject({ ContextData: { EncodedData: contextData } })
})

test.each([
  ['SMS_MFA', { code: x(129) }],
  ['NEW_PASSWORD_REQUIRED', { newPassword: x(257), attributes: {} }],
  ['NEW_PASSWORD_REQUIRED', { newPassword: 'Better-horse-2', attributes: { given_name: x(2_049) } }],
  ['CUSTOM_CHALLENGE', { answer: x(4_097) }],
])('an answer to %s that is too long is refused before any call to Cognito', async (name, userAnswer) => {
  const { browser, pool, cognitoCalls } = createTestBackend()
  const parameters = { requiredAttributes: '["userAttributes.given_name"]', userAttributes: '{}' }
  pool.faults.next('AdminInitiateAuth', { kind: 'challenge', name, parameters })
  const { flow, challengeIndex } = await startChallenge(browser)
  const { status } = await browser.send('answer', { flow, challengeIndex, answer: userAnswer })
  expect([400, 422]).toContain(status)
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

import { expect, test } from 'vitest'
import { answer, challengeOf, createTestBackend, PASSWORD, startChallenge } from '../testing/testBackend.ts'

const x = (length: number): string => 'x'.repeat(length)
const start = { username: 'ada', password: PASSWORD }

test.each([
  ['a username of 129 characters', { ...start, username: x(129) }],
  ['`contextData` of 16,385 characters', { ...start, contextData: x(16_385) }],
  ['an unknown key', { ...start, redirectTo: 'https://evil.example' }],
  ['a number as the username', { ...start, username: 7 }],
])('a start with %s is refused before any call to Cognito', async (_, input) => {
  const { browser, cognitoCalls } = createTestBackend()
  expect((await browser.send('start', input)).status).toBe(400)
  expect(cognitoCalls()).toEqual([])
})

test('a password of more than 256 characters gets the reply to a wrong password, and reaches no call to Cognito', async () => {
  const { browser, cognitoCalls } = createTestBackend()
  const replyTo = async (password: string) => {
    const { status, text } = await browser.send('start', { ...start, password })
    return { status, text }
  }
  const text: unknown = expect.stringContaining('"code":"invalid_credentials"')
  const replies = [await replyTo('wrong'), await replyTo(x(257)), await replyTo(x(10_000))]
  expect(replies).toMatchObject(replies.map(() => ({ status: 401, text })))
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test('a password of more than 256 characters is asked again if the user chose the password', async () => {
  const { browser, cognitoCalls } = createTestBackend({
    settings: { firstFactors: ['PASSWORD', 'EMAIL_OTP'] },
    handler: { authFlow: 'USER_AUTH' },
  })
  const again = { challenge: { name: 'PASSWORD' }, error: 'invalid_credentials' }
  const choice = challengeOf(await browser.call('start', { username: 'ada' }))
  const second = challengeOf(await answer(browser, choice, { method: 'PASSWORD', password: x(257) }))
  expect(second).toMatchObject(again)
  const third = challengeOf(await answer(browser, second, { password: x(257) }))
  expect(third).toMatchObject(again)
  expect(await answer(browser, third, { password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminInitiateAuth'])
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

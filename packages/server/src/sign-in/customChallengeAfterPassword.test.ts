import { expect, test } from 'vitest'
import {
  answer,
  challengeOf,
  createTestBackend,
  errorOf,
  PASSWORD,
  startChallenge,
  type TestBackendOptions,
} from '../testing/testBackend.ts'
import { customChallengeTriggers, passwordThenCustomChallenge } from '../testing/customChallengeTriggers.ts'

const createCustomAuthBackend = ({ settings, handler, users }: TestBackendOptions = {}) =>
  createTestBackend({
    settings: { triggers: passwordThenCustomChallenge(9), ...settings },
    handler: { authFlow: 'CUSTOM_AUTH', customChallenge: { first: 'SRP', parameters: ['hint'] }, ...handler },
    ...(users && { users }),
  })

test('the backend proves the password of the start with SRP and does not send it to Cognito', async () => {
  const { browser, pool, cognitoCalls } = createCustomAuthBackend()
  expect((await errorOf(browser.call('start', { username: 'ada' }))).issues).toEqual({ password: 'missing' })
  const reply = await startChallenge(browser)
  expect(reply).toMatchObject({
    challengeIndex: 1,
    challenge: { name: 'CUSTOM_CHALLENGE', parameters: { hint: 'two and two' } },
  })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
  const requests = JSON.stringify(pool.requestLog.list().map(({ request }) => request))
  expect(requests).toContain('"CHALLENGE_NAME":"SRP_A"')
  expect(requests).not.toContain(PASSWORD)
  expect(await answer(browser, reply, { answer: 'four' })).toMatchObject({ kind: 'signedIn' })
})

test('a wrong password is `invalid_credentials` before any custom challenge, and counts as a try', async () => {
  const { browser } = createCustomAuthBackend()
  const guess = () => errorOf(browser.call('start', { username: 'ada', password: 'wrong' }))
  for (let tries = 0; tries < 4; tries += 1) expect((await guess()).code).toBe('invalid_credentials')
  expect((await guess()).code).toBe('throttled')
})

test('a password reset continues with the custom challenge', async () => {
  const attributes = { email: 'ada@example.com', email_verified: 'true' }
  const { browser, pool } = createCustomAuthBackend({
    settings: { recovery: ['email'] },
    users: [{ username: 'ada', password: PASSWORD, attributes }],
  })
  const reply = challengeOf(await browser.call('forgot', { username: 'ada' }))
  const userAnswer = { code: pool.outbox.last('ada@example.com')?.code, newPassword: 'Another-horse-2' }
  expect(challengeOf(await answer(browser, reply, userAnswer)).challenge.name).toBe('CUSTOM_CHALLENGE')
})

test.each(['none', 'SRP'] as const)(
  'a remembered device is proved in the same request as the answer (customChallenge.first: %s)',
  async (first) => {
    const deviceTracking = { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: false }
    const triggers = first === 'SRP' ? passwordThenCustomChallenge(9) : customChallengeTriggers(9)
    const { browser, pool } = createCustomAuthBackend({
      settings: { triggers, deviceTracking },
      handler: { customChallenge: first === 'SRP' ? { first } : {}, pool: { devices: { remember: 'always' } } },
    })
    const credentials = { username: 'ada', ...(first === 'SRP' && { password: PASSWORD }) }
    const signIn = async () =>
      answer(browser, challengeOf(await browser.call('start', credentials)), { answer: 'four' })
    expect(await signIn()).toMatchObject({ kind: 'signedIn' })
    const before = pool.requestLog.list().length
    expect(await signIn()).toMatchObject({ kind: 'signedIn' })
    const requests = pool.requestLog.list().slice(before)
    expect(requests.every(({ request }) => JSON.stringify(request).includes('"DEVICE_KEY":"us-east-1_'))).toBe(true)
    const names = requests.map(({ request }) => JSON.stringify(request).match(/"ChallengeName":"(\w+)"/)?.[1])
    expect(names.slice(-3)).toEqual(['CUSTOM_CHALLENGE', 'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER'])
  },
)

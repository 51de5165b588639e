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

const askingAfter = ({ settings, handler, users }: TestBackendOptions = {}) =>
  createTestBackend({
    settings: { triggers: passwordThenCustomChallenge(9), ...settings },
    handler: { authFlow: 'CUSTOM_AUTH', customChallenge: { first: 'SRP', parameters: ['hint'] }, ...handler },
    ...(users && { users }),
  })

test('a password first: it is typed at the start, proved here, and never sent on', async () => {
  const { browser, pool, cognitoCalls } = askingAfter()
  expect((await errorOf(browser.call('start', { username: 'ada' }))).issues).toEqual({ password: 'missing' })
  const asked = await startChallenge(browser)
  expect(asked).toMatchObject({
    challengeIndex: 1,
    challenge: { name: 'CUSTOM_CHALLENGE', parameters: { hint: 'two and two' } },
  })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
  const sent = JSON.stringify(pool.requestLog.list().map(({ request }) => request))
  expect(sent).toContain('"CHALLENGE_NAME":"SRP_A"')
  expect(sent).not.toContain(PASSWORD)
  expect(await answer(browser, asked, { answer: 'four' })).toMatchObject({ kind: 'signedIn' })
})

test('a wrong password is a wrong password, before any riddle', async () => {
  const { browser } = askingAfter()
  const guess = () => errorOf(browser.call('start', { username: 'ada', password: 'wrong' }))
  for (let tries = 0; tries < 4; tries += 1) expect((await guess()).code).toBe('invalid_credentials')
  expect((await guess()).code).toBe('throttled')
})

test('a new password after a forgotten one goes on to the riddle', async () => {
  const attributes = { email: 'ada@example.com', email_verified: 'true' }
  const { browser, pool } = askingAfter({
    settings: { recovery: ['email'] },
    users: [{ username: 'ada', password: PASSWORD, attributes }],
  })
  const asked = challengeOf(await browser.call('forgot', { username: 'ada' }))
  const given = { code: pool.outbox.last('ada@example.com')?.code, newPassword: 'Another-horse-2' }
  expect(challengeOf(await answer(browser, asked, given)).challenge.name).toBe('CUSTOM_CHALLENGE')
})

test.each(['none', 'SRP'] as const)(
  'a remembered device goes along, and proves itself in the same round trip (first: %s)',
  async (first) => {
    const deviceTracking = { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: false }
    const triggers = first === 'SRP' ? passwordThenCustomChallenge(9) : customChallengeTriggers(9)
    const { browser, pool } = askingAfter({
      settings: { triggers, deviceTracking },
      handler: { customChallenge: first === 'SRP' ? { first } : {}, pool: { devices: { remember: 'always' } } },
    })
    const typed = { username: 'ada', ...(first === 'SRP' && { password: PASSWORD }) }
    const signIn = async () => answer(browser, challengeOf(await browser.call('start', typed)), { answer: 'four' })
    expect(await signIn()).toMatchObject({ kind: 'signedIn' })
    const before = pool.requestLog.list().length
    expect(await signIn()).toMatchObject({ kind: 'signedIn' })
    const sent = pool.requestLog.list().slice(before)
    expect(sent.every(({ request }) => JSON.stringify(request).includes('"DEVICE_KEY":"us-east-1_'))).toBe(true)
    const names = sent.map(({ request }) => JSON.stringify(request).match(/"ChallengeName":"(\w+)"/)?.[1])
    expect(names.slice(-3)).toEqual(['CUSTOM_CHALLENGE', 'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER'])
  },
)

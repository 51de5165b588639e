import { expect, test } from 'vitest'
import { ada, createDeviceBackend, PHONE, signInWithCode } from '../testing/deviceBackend.ts'
import {
  answer,
  createTestBackend,
  errorOf,
  PASSWORD,
  challengeOf,
  type TestBackendOptions,
} from '../testing/testBackend.ts'

const authFlow = 'USER_AUTH'
const srpOnly = { passwordChallenges: ['PASSWORD_SRP'] } as const

const createUserAuthBackend = (settings: TestBackendOptions['settings'] = srpOnly) =>
  createTestBackend({ handler: { authFlow }, settings: { firstFactors: ['PASSWORD'], ...settings } })

test('if the pool offers only PASSWORD_SRP, the backend proves the chosen password in the same request', async () => {
  const backend = createUserAuthBackend()
  const { browser } = backend
  const reply = challengeOf(await browser.call('start', { username: 'ada' }))
  expect(reply.challenge).toEqual({ name: 'SELECT_CHALLENGE', methods: ['PASSWORD'] })
  const userAnswer = { method: 'PASSWORD', password: PASSWORD }
  expect(await answer(browser, reply, userAnswer)).toMatchObject({ kind: 'signedIn' })
  expect(backend.cognitoCalls()).toEqual([
    'AdminInitiateAuth',
    'AdminRespondToAuthChallenge',
    'AdminRespondToAuthChallenge',
  ])
  const requests = JSON.stringify(backend.pool.requestLog.list().map(({ request }) => request))
  expect(requests).toContain('"ANSWER":"PASSWORD_SRP"')
  expect(requests).not.toContain(PASSWORD)
})

test('a wrong password is `invalid_credentials` and counts as a try', async () => {
  const backend = createUserAuthBackend()
  const { browser } = backend
  const guess = async () =>
    answer(browser, challengeOf(await browser.call('start', { username: 'ada' })), {
      method: 'PASSWORD',
      password: 'no',
    })
  for (let tries = 0; tries < 4; tries += 1) expect(challengeOf(await guess()).error).toBe('invalid_credentials')
  expect((await errorOf(guess())).code).toBe('throttled')
})

test('a password that is sent at the start is proved by SRP in the same call of the browser', async () => {
  const backend = createUserAuthBackend()
  const { browser } = backend
  expect(await browser.call('start', { username: 'ada', password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
  expect(backend.cognitoCalls()).toHaveLength(3)
})

test('a remembered device is proved after the password and replaces the second factor', async () => {
  const backend = createDeviceBackend({ remember: 'always' }, true, {
    handler: { authFlow },
    settings: srpOnly,
    users: [ada],
  })
  await signInWithCode(backend)
  const { browser } = backend
  const before = backend.cognitoCalls().length
  const reply = challengeOf(await browser.call('start', { username: 'ada' }))
  const messages = backend.pool.outbox.messages().length
  const userAnswer = { method: 'PASSWORD', password: PASSWORD }
  expect(await answer(browser, reply, userAnswer)).toMatchObject({ kind: 'signedIn' })
  expect(backend.cognitoCalls().slice(before)).toHaveLength(5)
  expect(backend.pool.outbox.messages().filter(({ to }) => to === PHONE)).toHaveLength(messages)
})

test('if the pool offers PASSWORD and PASSWORD_SRP, the backend sends the password', async () => {
  const { browser, pool } = createUserAuthBackend({ passwordChallenges: ['PASSWORD', 'PASSWORD_SRP'] })
  const reply = challengeOf(await browser.call('start', { username: 'ada' }))
  await answer(browser, reply, { method: 'PASSWORD', password: PASSWORD })
  expect(JSON.stringify(pool.requestLog.list().at(-1)?.request)).toContain('"ANSWER":"PASSWORD"')
})

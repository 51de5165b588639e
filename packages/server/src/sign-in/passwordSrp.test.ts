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
const alone = { passwordChallenges: ['PASSWORD_SRP'] } as const

const choosing = (settings: TestBackendOptions['settings'] = alone) =>
  createTestBackend({ handler: { authFlow }, settings: { firstFactors: ['PASSWORD'], ...settings } })

test('a password that may only be chosen with a proof is proved here, in the one round trip', async () => {
  const backend = choosing()
  const { browser } = backend
  const asked = challengeOf(await browser.call('start', { username: 'ada' }))
  expect(asked.challenge).toEqual({ name: 'SELECT_CHALLENGE', methods: ['PASSWORD'] })
  const given = { method: 'PASSWORD', password: PASSWORD }
  expect(await answer(browser, asked, given)).toMatchObject({ kind: 'signedIn' })
  expect(backend.cognitoCalls()).toEqual([
    'AdminInitiateAuth',
    'AdminRespondToAuthChallenge',
    'AdminRespondToAuthChallenge',
  ])
  const sent = JSON.stringify(backend.pool.requestLog.list().map(({ request }) => request))
  expect(sent).toContain('"ANSWER":"PASSWORD_SRP"')
  expect(sent).not.toContain(PASSWORD)
})

test('a wrong one is a wrong password, and counts as a guess', async () => {
  const backend = choosing()
  const { browser } = backend
  const guess = async () =>
    answer(browser, challengeOf(await browser.call('start', { username: 'ada' })), {
      method: 'PASSWORD',
      password: 'no',
    })
  for (let tries = 0; tries < 4; tries += 1) expect((await errorOf(guess())).code).toBe('invalid_credentials')
  expect((await errorOf(guess())).code).toBe('throttled')
})

test('one that came along with the name is not asked for twice', async () => {
  const backend = choosing()
  const { browser } = backend
  expect(await browser.call('start', { username: 'ada', password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
  expect(backend.cognitoCalls()).toHaveLength(3)
})

test('a remembered device goes along, and stands in for the code', async () => {
  const backend = createDeviceBackend({ remember: 'always' }, true, {
    handler: { authFlow },
    settings: alone,
    users: [ada],
  })
  await signInWithCode(backend)
  const { browser } = backend
  const before = backend.cognitoCalls().length
  const asked = challengeOf(await browser.call('start', { username: 'ada' }))
  const messages = backend.pool.outbox.messages().length
  const given = { method: 'PASSWORD', password: PASSWORD }
  expect(await answer(browser, asked, given)).toMatchObject({ kind: 'signedIn' })
  expect(backend.cognitoCalls().slice(before)).toHaveLength(5)
  expect(backend.pool.outbox.messages().filter(({ to }) => to === PHONE)).toHaveLength(messages)
})

test('where both are offered, the password is sent as it is', async () => {
  const { browser, pool } = choosing({ passwordChallenges: ['PASSWORD', 'PASSWORD_SRP'] })
  const asked = challengeOf(await browser.call('start', { username: 'ada' }))
  await answer(browser, asked, { method: 'PASSWORD', password: PASSWORD })
  expect(JSON.stringify(pool.requestLog.list().at(-1)?.request)).toContain('"ANSWER":"PASSWORD"')
})

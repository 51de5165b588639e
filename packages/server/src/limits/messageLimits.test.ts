import type { FirstFactor } from '@challenge-kit/core'
import type { PoolSettings } from '@challenge-kit/emulator'
import { requestHandler } from '@challenge-kit/emulator/node'
import { expect, test } from 'vitest'
import { createTestBrowser } from '../testing/testBrowser.ts'
import {
  answer,
  createTestBackend,
  errorOf,
  PASSWORD,
  challengeOf,
  type TestBackend,
  type TestBackendOptions,
} from '../testing/testBackend.ts'

const email = 'jane@example.com'
const jane = { username: 'jane', password: PASSWORD, attributes: { email, email_verified: 'true' } }
const password = { username: 'jane', password: PASSWORD }
const MINUTES = 60_000

function createChoiceRig(
  { settings, ...more }: TestBackendOptions = {},
  preferredChallenge?: FirstFactor,
): TestBackend {
  const pool = preferredChallenge === undefined ? {} : { preferredChallenge }
  return createTestBackend({
    users: [jane],
    ...more,
    settings: { firstFactors: ['PASSWORD', 'EMAIL_OTP'], ...settings },
    handler: { authFlow: 'USER_AUTH', pool },
  })
}

const times = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)
/** A browser in another network. */
const from = ({ handler }: TestBackend, n: number) => createTestBrowser(handler, { clientAddress: `198.51.100.${n}` })

/** Strangers in other networks request codes in place of the password, up to `count`. */
async function requestCodes(backend: TestBackend, username: string, count: number): Promise<void> {
  for (const n of times(count)) {
    const stranger = from(backend, n)
    const asked = challengeOf(await stranger.call('start', { username }))
    await answer(stranger, asked, { method: 'EMAIL_OTP' })
    if (n % 3 === 2) backend.pool.clock.advance(10 * MINUTES)
  }
}

/** Triggers that send a message with each custom challenge. */
const sendingTriggers = (sent: string[]): PoolSettings['triggers'] => ({
  defineAuthChallenge: (event) => {
    event.response.challengeName = 'CUSTOM_CHALLENGE'
    return event
  },
  createAuthChallenge: (event) => {
    sent.push(event.userName)
    event.response.privateChallengeParameters = { answer: 'four' }
    return event
  },
})

test('custom challenges count as messages: three in ten minutes and ten an hour per account', async () => {
  const sent: string[] = []
  const backend = createTestBackend({
    settings: { triggers: sendingTriggers(sent) },
    handler: { authFlow: 'CUSTOM_AUTH' },
  })
  const start = (n: number) => from(backend, n).send('start', { username: 'ada' })
  for (const n of times(5)) expect((await start(n)).status).toBe(n < 3 ? 200 : 429)
  for (const round of times(5)) {
    backend.pool.clock.advance(10 * MINUTES)
    for (const n of times(4)) await start(10 + round * 4 + n)
  }
  expect(sent).toHaveLength(10)
})

test('custom challenges count as messages: thirty an hour per network, over all accounts', async () => {
  const sent: string[] = []
  const users = times(32).map((n) => ({ username: `u${n}`, password: PASSWORD }))
  const { browser } = createTestBackend({
    users,
    settings: { triggers: sendingTriggers(sent) },
    handler: { authFlow: 'CUSTOM_AUTH' },
  })
  for (const { username } of users) await browser.send('start', { username })
  expect(sent).toHaveLength(30)
})

test('code requests by strangers do not block a sign-in with the password', async () => {
  const backend = createChoiceRig()
  await requestCodes(backend, 'jane', 10)
  expect(await backend.browser.call('start', password)).toMatchObject({ kind: 'signedIn' })
  const asked = challengeOf(await backend.browser.call('start', { username: 'jane' }))
  expect((await errorOf(answer(backend.browser, asked, { method: 'EMAIL_OTP' }))).code).toBe('throttled')
  const chosen = { method: 'PASSWORD', password: PASSWORD }
  expect(await answer(backend.browser, asked, chosen)).toMatchObject({ kind: 'signedIn' })
})

test('a refusal by a message point that may be given back says to wait five seconds', async () => {
  const backend = createChoiceRig()
  const replies = await Promise.all(times(11).map((n) => from(backend, n).send('start', password)))
  const refused = replies.filter(({ status }) => status === 429)
  expect(refused.map(({ headers }) => headers.get('retry-after'))).toEqual(['5'])
  expect(await backend.browser.call('start', password)).toMatchObject({ kind: 'signedIn' })
})

test('after ten messages the wait ends one hour after the first of them', async () => {
  const backend = createChoiceRig()
  await requestCodes(backend, 'jane', 10)
  backend.pool.clock.advance(MINUTES)
  const asked = challengeOf(await backend.browser.call('start', { username: 'jane' }))
  const { retryAfter } = await errorOf(answer(backend.browser, asked, { method: 'EMAIL_OTP' }))
  expect(retryAfter).toBe(3_600 - 31 * 60)
})

test('a resent code counts as one of the ten messages of an account', async () => {
  const backend = createChoiceRig({}, 'EMAIL_OTP')
  for (const round of times(6)) {
    const browser = from(backend, round)
    let asked = await browser.send('start', { username: 'jane' })
    for (const call of ['resend', 'resend']) {
      const { flow, challengeIndex } = JSON.parse(asked.text)
      if (asked.status === 200) asked = await browser.send(call, { flow, challengeIndex })
    }
    backend.pool.clock.advance(10 * MINUTES)
  }
  expect(backend.pool.outbox.messages()).toHaveLength(10)
})

test('messages that follow a password: a hundred an hour per network, over all accounts', async () => {
  const users = times(12).map((n) => ({
    username: `u${n}`,
    password: PASSWORD,
    attributes: { phone_number: `+155508${n + 10}` },
  }))
  const backend = createTestBackend({ users, settings: { mfa: 'ON', factors: ['SMS_MFA'] } })
  const start = (n: number, browser = backend.browser) =>
    browser.send('start', { username: `u${n % 12}`, password: PASSWORD })
  for (const n of times(102)) {
    if (n === 50) backend.pool.clock.advance(MINUTES)
    expect((await start(n)).status).toBe(n < 100 ? 200 : 429)
  }
  expect(backend.pool.outbox.messages()).toHaveLength(100)
  expect((await start(7, from(backend, 1))).status).toBe(200)
  backend.pool.clock.advance(60 * MINUTES)
  expect((await start(0)).status).toBe(200)
})

test('messages to an account do not count for another account whose name looks alike', async () => {
  const phones = { mfa: 'ON', factors: ['SMS_MFA'] } as const
  const users = ['ada', 'ａｄａ'].map((username) => ({
    username,
    password: PASSWORD,
    attributes: { phone_number: '+15550839' },
  }))
  const backend = createTestBackend({ users, settings: phones })
  const start = (username: string, n: number) => from(backend, n).send('start', { username, password: PASSWORD })
  for (const n of times(11)) expect((await start('ａｄａ', n)).status).toBe(n < 10 ? 200 : 429)
  expect((await start('ADA', 11)).status).toBe(200)
  expect((await start('ada', 12)).status).toBe(200)
})

test('a custom challenge after another challenge counts as a message', async () => {
  const fetch = ({ headers }: Request) => {
    const isStart = headers.get('x-amz-target')?.endsWith('InitiateAuth')
    const ChallengeName = isStart ? 'NEW_PASSWORD_REQUIRED' : 'CUSTOM_CHALLENGE'
    return Promise.resolve(Response.json({ ChallengeName, ChallengeParameters: {}, Session: 'AYAB' }))
  }
  const { browser } = createTestBackend({ sdk: { requestHandler: requestHandler(fetch) } })
  const start = () => browser.call('start', { username: 'ada', password: PASSWORD })
  for (const _ of times(10)) {
    const asked = challengeOf(await start())
    const next = challengeOf(await answer(browser, asked, { newPassword: 'Better-horse-2', attributes: {} }))
    expect(next.challenge.name).toBe('CUSTOM_CHALLENGE')
  }
  expect((await errorOf(start())).code).toBe('throttled')
})

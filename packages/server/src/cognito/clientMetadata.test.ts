import { readObject } from '@challenge-kit/core'
import type { PoolSettings } from '@challenge-kit/emulator'
import { expect, test } from 'vitest'
import { customChallengeTriggers } from '../testing/customChallengeTriggers.ts'
import {
  answer,
  challengeOf,
  cognitoClient,
  createTestBackend,
  errorOf,
  PASSWORD,
  startChallenge,
  type TestBackend,
} from '../testing/testBackend.ts'
import type { CognitoPort, ReadClientMetadata } from '../index.ts'
import { cognitoPerRequest } from './client.ts'
import { sdkClient } from './sendOnce.ts'

const byCall: ReadClientMetadata = ({ headers }, call) => ({ call: `${call}`, locale: headers.get('x-locale') ?? 'en' })

/** The `ClientMetadata` of each request to Cognito, by operation. */
const metadataOf = ({ pool }: TestBackend) =>
  pool.requestLog
    .list()
    .map(({ operation, request }) => [operation, readObject(request, 'bad_request')['ClientMetadata']])

const ada = { username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com', email_verified: 'true' } }

test.each([
  ['ADMIN_USER_PASSWORD_AUTH', 'AdminInitiateAuth', 'AdminRespondToAuthChallenge'],
  ['USER_AUTH', 'AdminInitiateAuth', 'AdminRespondToAuthChallenge'],
] as const)('ClientMetadata is sent with a sign-in and a refresh: %s', async (authFlow, initiate, respond) => {
  const backend = createTestBackend({
    settings: { mfa: 'ON', factors: ['EMAIL_OTP'] },
    users: [ada],
    handler: { authFlow, clientMetadata: byCall },
  })
  const { browser, pool } = backend
  const challenge = await startChallenge(browser)
  await answer(browser, challenge, { code: pool.outbox.last('ada@example.com')?.code })
  pool.clock.advance(3_590_000)
  await browser.call('session', {})
  pool.clock.advance(3_590_000)
  await backend.handler.refreshSession(browser.request())
  await browser.call('sign-out', { everywhere: false })
  expect(metadataOf(backend)).toEqual([
    [initiate, { call: 'start', locale: 'en' }],
    [respond, { call: 'answer', locale: 'en' }],
    ['GetTokensFromRefreshToken', { call: 'session', locale: 'en' }],
    ['GetTokensFromRefreshToken', { call: 'null', locale: 'en' }],
    ['RevokeToken', undefined],
  ])
})

test('ClientMetadata is sent with a password reset and with the confirmation of an account', async () => {
  const backend = createTestBackend({
    settings: { recovery: ['email'] },
    users: [ada, { ...ada, username: 'new', attributes: { email: 'new@example.com' }, status: 'UNCONFIRMED' }],
    handler: { clientMetadata: byCall },
  })
  const { browser, pool } = backend
  const reset = challengeOf(await browser.call('forgot', { username: 'ada' }))
  await answer(browser, reset, { code: pool.outbox.last('ada@example.com')?.code, newPassword: 'Another-horse-2' })
  const confirm = await startChallenge(browser, 'new')
  const { flow, challengeIndex } = confirm
  const again = challengeOf(await browser.call('resend', { flow, challengeIndex }))
  await answer(browser, again, { code: pool.outbox.last('new@example.com')?.code })
  expect(metadataOf(backend)).toEqual([
    ['ForgotPassword', { call: 'forgot', locale: 'en' }],
    ['ConfirmForgotPassword', { call: 'answer', locale: 'en' }],
    ['AdminInitiateAuth', { call: 'answer', locale: 'en' }],
    ['AdminInitiateAuth', { call: 'start', locale: 'en' }],
    ['ResendConfirmationCode', { call: 'resend', locale: 'en' }],
    ['ConfirmSignUp', { call: 'answer', locale: 'en' }],
    // USER_AUTH continues with the Session of ConfirmSignUp.
    ['InitiateAuth', { call: 'answer', locale: 'en' }],
  ])
})

test('the triggers receive the ClientMetadata of an answer, and none of the start', async () => {
  const seen: unknown[] = []
  const triggers: PoolSettings['triggers'] = {
    ...customChallengeTriggers(3),
    verifyAuthChallengeResponse: (event) => {
      seen.push(event.triggerSource, event.request.clientMetadata)
      event.response.answerCorrect = true
      return event
    },
  }
  const createAuthChallenge: PoolSettings['triggers']['createAuthChallenge'] = (event) => {
    seen.push(event.triggerSource, event.request.clientMetadata)
    return customChallengeTriggers(3).createAuthChallenge?.(event) ?? event
  }
  const { browser } = createTestBackend({
    settings: { triggers: { ...triggers, createAuthChallenge } },
    handler: { authFlow: 'CUSTOM_AUTH', clientMetadata: byCall },
  })
  const challenge = challengeOf(await browser.call('start', { username: 'ada' }))
  const { flow, challengeIndex } = challenge
  await browser.send('answer', { flow, challengeIndex, answer: { answer: 'four' } }, { 'x-locale': 'ja' })
  expect(seen).toEqual([
    'CreateAuthChallenge_Authentication',
    {},
    'VerifyAuthChallengeResponse_Authentication',
    { call: 'answer', locale: 'ja' },
  ])
})

test.each(['clientMetadata', 'ClientMetadata'])(
  'a call that contains `%s` is refused before any call to Cognito',
  async (key) => {
    const { browser, cognitoCalls } = createTestBackend()
    const { status } = await browser.send('start', { username: 'ada', password: PASSWORD, [key]: { locale: 'ja' } })
    expect([status, cognitoCalls()]).toEqual([400, []])
  },
)

test('an empty result sends no ClientMetadata', async () => {
  const backend = createTestBackend({ handler: { clientMetadata: async () => ({}) } })
  await backend.browser.call('start', { username: 'ada', password: PASSWORD })
  expect(metadataOf(backend)).toEqual([['AdminInitiateAuth', undefined]])
})

const throwing = (thrown: unknown) => () => {
  throw thrown
}
const wrongType = 'must return an object whose values are strings, such as { locale: "en" }'
const wrong = [
  [throwing(new TypeError('secret')), 'upstream_unavailable', 'threw (TypeError)'],
  [throwing('secret'), 'upstream_unavailable', 'threw (no error)'],
  [() => Promise.reject(new RangeError('secret')), 'upstream_unavailable', 'threw (RangeError)'],
  [() => null, 'server_misconfigured', wrongType],
  [() => 'secret', 'server_misconfigured', wrongType],
  [() => ['secret'], 'server_misconfigured', wrongType],
  [() => ({ plan: 7 }), 'server_misconfigured', 'must return strings, and "plan" is of the type number'],
  [async () => ({ plan: null }), 'server_misconfigured', 'must return strings, and "plan" is of the type null'],
] as const

test.each(wrong)(
  'a wrong `clientMetadata` fails the call before Cognito is called (%o: %s)',
  async (option, code, advice) => {
    const handler: object = { clientMetadata: option }
    const { browser, events, cognitoCalls } = createTestBackend({ handler })
    expect((await errorOf(browser.call('start', { username: 'ada', password: PASSWORD }))).code).toBe(code)
    expect(cognitoCalls()).toEqual([])
    expect(events).toMatchObject([{ advice: `${code}: the option clientMetadata ${advice}` }])
  },
)

test('an error during an answer uses up neither the code nor the sign-in', async () => {
  let isBroken = false
  const { browser, pool, cognitoCalls } = createTestBackend({
    settings: { mfa: 'ON', factors: ['EMAIL_OTP'] },
    users: [ada],
    handler: { clientMetadata: () => (isBroken ? throwing(new Error('away'))() : {}) },
  })
  const challenge = await startChallenge(browser)
  const code = { code: pool.outbox.last('ada@example.com')?.code }
  isBroken = true
  expect((await errorOf(answer(browser, challenge, code))).code).toBe('upstream_unavailable')
  isBroken = false
  expect(await answer(browser, challenge, code)).toMatchObject({ kind: 'signedIn' })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
})

test('an own implementation of `CognitoPort` receives the metadata', async () => {
  const seen: unknown[] = []
  const initiateAuth: CognitoPort['initiateAuth'] = ({ clientMetadata }) => {
    seen.push(clientMetadata)
    return Promise.reject(new Error('enough'))
  }
  const newPort = cognitoPerRequest({
    cognito: sdkClient(cognitoClient(() => Promise.reject(new Error('away')))),
    userPoolId: 'us-east-1_Example',
    clientId: 'client',
  })
  const handler = { cognito: { ...newPort(), initiateAuth }, clientMetadata: byCall }
  await errorOf(createTestBackend({ handler }).browser.call('start', { username: 'ada', password: PASSWORD }))
  expect(seen).toEqual([{ call: 'start', locale: 'en' }])
})

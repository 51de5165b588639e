import type { CallName } from '@challenge-kit/core'

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTestBackend, PASSWORD, startChallenge } from '../testing/testBackend.ts'
import { anyString, stringMatching, stringContaining } from '../testing/matchers.ts'
import { unlimited } from '../testing/poolVariants.ts'

const CALLS: readonly CallName[] = ['start', 'answer', 'resume', 'cancel', 'session', 'sign-out']
const sms = { username: 'ada', password: PASSWORD, attributes: { phone_number: '+15550839' } }
const smsPool = { settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users: [sms] } as const

const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store, private',
  pragma: 'no-cache',
  'cdn-cache-control': 'no-store',
  vary: 'Cookie, Origin, Sec-Fetch-Site',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'x-ck-protocol': '1',
  'x-ck-request-id': stringMatching(/^[\da-f-]{36}$/),
}

test('every reply has the same security headers, errors too', async () => {
  const { browser, pool } = createTestBackend(smsPool)
  pool.faults.next('AdminInitiateAuth', { kind: 'throttle' })
  const start = { username: 'ada', password: PASSWORD }
  const replies = [
    await browser.send('start', start),
    await browser.send('start', start),
    await browser.send('start', { ...start, password: 'wrong' }),
    await browser.send('answer', { flow: 'x', challengeIndex: 1, answer: {} }),
    await browser.send('resume', {}),
    await browser.send('cancel', {}),
    await browser.send('session', {}),
    await browser.send('sign-out', {}),
    await browser.send('nowhere', {}),
    await browser.send('start', '{'),
    await browser.send('start', 'x'.repeat(40_000)),
    await browser.send('start', start, { 'content-type': 'text/plain' }),
    await browser.send('start', start, { origin: 'https://evil.example' }),
  ]
  expect(replies.map(({ status }) => status)).toEqual([429, 200, 401, 409, 200, 200, 200, 200, 400, 400, 413, 415, 400])
  for (const { headers } of replies) {
    expect(Object.fromEntries(headers)).toMatchObject(HEADERS)
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(headers.get('x-powered-by')).toBeNull()
  }
})

test('a method other than POST is refused with 405 and `allow: POST`', async () => {
  const { handler } = createTestBackend()
  const response = await handler(new Request('https://app.example.com/auth/session'))
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
})

test('a refused request changes no cookie, does not call Cognito, and its reason is in the event', async () => {
  const { browser, events, cognitoCalls } = createTestBackend(smsPool)
  await startChallenge(browser)
  const cookies = new Map(browser.cookies)
  await browser.send('start', { username: 'eve', password: 'x' }, { origin: 'https://evil.example' })
  await browser.send('cancel', {}, { 'sec-fetch-site': 'cross-site' })
  await browser.send('answer', { flow: 'x', challengeIndex: 1, answer: {}, extra: 1 })
  expect(browser.cookies).toEqual(cookies)
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
  expect(events.map(({ outcome, refusal, code }) => [outcome, refusal, code])).toEqual([
    ['challenge', null, null],
    ['refused', 'origin', 'bad_request'],
    ['refused', 'site', 'bad_request'],
    ['failed', null, 'bad_request'],
  ])
  expect(events[3]?.advice).toBe('bad_request: a key that this call does not take')
})

test('a request with two flow cookies has no flow, because one of them may have been planted', async () => {
  const { browser } = createTestBackend(smsPool)
  const { flow, challengeIndex } = await startChallenge(browser)
  const [cookie = ''] = browser.setCookies()
  const twice = Array.from({ length: 2 }, () => cookie.split(';')[0] ?? '').join('; ')
  const input = { flow, challengeIndex, answer: { code: '123456' } }
  const { status, text } = await browser.send('answer', input, { cookie: twice })
  expect([status, text]).toEqual([409, stringContaining('"flow_missing"')])
})

test('a security event has keyed hashes of the user and the flow, and an outcome from a fixed list', async () => {
  const { browser, events } = createTestBackend(smsPool)
  await startChallenge(browser)
  await browser.send('start', { username: ' ADA ', password: 'wrong' })
  const [first, second] = events
  expect(first).toEqual({
    time: '2026-11-21T00:00:00.000Z',
    requestId: anyString,
    call: 'start',
    outcome: 'challenge',
    refusal: null,
    code: null,
    challenge: 'SMS_MFA',
    exception: null,
    warnings: [],
    advice: null,
    flow: stringMatching(/^[\w-]{20}$/),
    user: stringMatching(/^[\w-]{20}$/),
    network: '203.0.113.0',
    milliseconds: 0,
  })
  expect(second).toMatchObject({
    outcome: 'failed',
    code: 'invalid_credentials',
    exception: 'UserNotFoundException',
    user: first?.user,
  })
})

test('an `onEvent` that throws does not fail a sign-in', async () => {
  const onEvent = () => {
    throw new Error('disk full')
  }
  const { browser } = createTestBackend({ handler: { onEvent } })
  expect(await browser.call('start', { username: 'ada', password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
})

test('an `onEvent` that rejects is ignored, and one that never resolves does not delay the reply', async () => {
  const unhandled: unknown[] = []
  const listen = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', listen)
  const rejecting = createTestBackend({ handler: { onEvent: () => Promise.reject(new Error('disk full')) } })
  expect(await rejecting.browser.call('session', {})).toEqual({ session: null })
  const hanging = createTestBackend({ handler: { onEvent: () => new Promise<void>(() => undefined) } })
  expect(await hanging.browser.call('session', {})).toEqual({ session: null })
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', listen)
  expect(unhandled).toEqual([])
})

test('no text of the browser gets into an event, and advice is one printable line', async () => {
  const { browser, events } = createTestBackend({
    settings: { requiredAttributes: ['given_name'] },
    users: [{ username: 'ada', temporaryPassword: PASSWORD }],
  })
  const { flow, challengeIndex } = await startChallenge(browser)
  const name = 'x\n{"forged":"line"}\u202e'
  for (const attributes of [{ [name]: 7 }, { [name]: 'x' }, { ['x'.repeat(65)]: 'x' }]) {
    const input = { flow, challengeIndex, answer: { newPassword: 'Better-horse-2', attributes } }
    const { text } = await browser.send('answer', input)
    expect(text).not.toMatch(/forged|xxx/)
    expect(events.at(-1)?.advice ?? '').not.toMatch(/forged|xxx|\n/)
  }
  expect(events.at(-1)).toMatchObject({ code: 'bad_request', advice: stringContaining('too long') })
})

test('random bodies always get a reply with a documented status', async () => {
  const { browser } = createTestBackend({ handler: { limitStore: unlimited } })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...CALLS), fc.oneof(fc.json({ maxDepth: 3 }), fc.string()), async (call, body) => {
      const { status, headers } = await browser.send(call, body)
      expect([200, 400, 401, 409, 413, 422]).toContain(status)
      expect(headers.get('x-ck-request-id')).not.toBeNull()
    }),
    { numRuns: 200 },
  )
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})

test.each<[string, Partial<Parameters<typeof createTestBackend>[0] & object>['handler']]>([
  ['give the origin of your pages', { origins: [] }],
  ['is not an origin', { origins: ['https://app.example.com/'] }],
  ['is not an origin', { origins: ['app.example.com'] }],
  ['must be https', { origins: ['http://app.example.com'] }],
  [
    'use one handler for https and another for http://localhost',
    { origins: ['https://app.example.com', 'http://localhost:3000'] },
  ],
  ['at least one', { keys: [] }],
])('invalid options are refused at start-up: %s', (sentence, options) => {
  expect(() => createTestBackend({ handler: options ?? {} })).toThrow(sentence)
})

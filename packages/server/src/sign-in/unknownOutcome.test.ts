import type { Fault, UserPool } from '@challenge-kit/emulator'
import { listen } from '@challenge-kit/emulator/node'
import { afterAll, describe, expect, test } from 'vitest'
import { answer, createTestBackend, errorOf, PASSWORD, startChallenge } from '../testing/testBackend.ts'
import { stringContaining } from '../testing/matchers.ts'

const sms = { username: 'ada', password: PASSWORD, attributes: { phone_number: '+15550839' } }
const credentials = { username: 'ada', password: PASSWORD }
// The pool of the current test. All tests share one HTTP server.
let current: UserPool
const server = await listen((request) => current.fetch(request))
afterAll(() => server.close())

function createBackendOverHttp() {
  const backend = createTestBackend({
    settings: { mfa: 'ON', factors: ['SMS_MFA'] },
    users: [sms],
    sdk: { endpoint: server.url, maxAttempts: 5 },
  })
  current = backend.pool
  return backend
}

const failures: readonly [string, Fault][] = [
  ['loses its connection', { kind: 'drop' }],
  ['loses its reply', { kind: 'lostReply' }],
  ['gets a 500', { kind: 'internal' }],
  ['gets HTML', { kind: 'html' }],
]

describe('a Cognito call that fails', () => {
  test.each(failures)(
    'an answer whose Cognito call %s is `outcome_unknown`, and the call is not repeated',
    async (_, fault) => {
      const { browser, pool, cognitoCalls } = createBackendOverHttp()
      const reply = await startChallenge(browser)
      pool.faults.next('AdminRespondToAuthChallenge', fault)
      const code = pool.outbox.last('+15550839')?.code
      const error = await errorOf(answer(browser, reply, { code }))
      expect([error.code, error.recovery]).toEqual(['outcome_unknown', 'restart'])
      expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
      expect([...browser.cookies.keys()]).toEqual([])
    },
  )

  test.each(failures)(
    'a start whose Cognito call %s is `upstream_unavailable`, and the user can try again',
    async (_, fault) => {
      const { browser, pool, cognitoCalls } = createBackendOverHttp()
      pool.faults.next('AdminInitiateAuth', fault)
      const { status, headers, text } = await browser.send('start', credentials)
      expect([status, headers.get('retry-after')]).toEqual([503, '5'])
      expect(text).toContain('"upstream_unavailable"')
      expect(cognitoCalls()).toHaveLength(1)
      expect(await startChallenge(browser)).toMatchObject({ challengeIndex: 1 })
    },
  )

  test('an answer whose Cognito call takes longer than `timeout` is `outcome_unknown`', async () => {
    const backend = createTestBackend({
      settings: { mfa: 'ON', factors: ['SMS_MFA'] },
      users: [sms],
      sdk: { endpoint: server.url },
      handler: { timeout: 300 },
    })
    current = backend.pool
    const reply = await startChallenge(backend.browser)
    backend.pool.faults.next('AdminRespondToAuthChallenge', { kind: 'slow', milliseconds: 1_500 })
    expect((await errorOf(answer(backend.browser, reply, { code: '123456' }))).code).toBe('outcome_unknown')
  })
})

test('throttling by Cognito is a 429 with Retry-After, and the challenge can be answered afterwards', async () => {
  const { browser, pool, cognitoCalls } = createBackendOverHttp()
  const reply = await startChallenge(browser)
  pool.faults.next('AdminRespondToAuthChallenge', { kind: 'throttle' })
  const { flow, challengeIndex } = reply
  const code = pool.outbox.last('+15550839')?.code
  const { status, headers, text } = await browser.send('answer', { flow, challengeIndex, answer: { code } })
  expect([status, headers.get('retry-after')]).toEqual([429, '5'])
  expect(JSON.parse(text)).toMatchObject({ error: { code: 'throttled', retryAfter: 5 } })
  expect(cognitoCalls()).toHaveLength(2)
  expect(await answer(browser, reply, { code })).toMatchObject({ kind: 'signedIn' })
})

describe('repeated answers', () => {
  test('an answer that is repeated with the old cookie makes no second session', async () => {
    const { browser, pool, newBrowser } = createBackendOverHttp()
    const reply = await startChallenge(browser)
    const attacker = newBrowser()
    for (const [name, value] of browser.cookies) attacker.cookies.set(name, value)
    const code = pool.outbox.last('+15550839')?.code
    await answer(browser, reply, { code })
    expect(await errorOf(answer(attacker, reply, { code }))).toMatchObject({
      code: 'flow_consumed',
      recovery: 'restart',
    })
  })

  test('twenty right answers at the same time make one session', async () => {
    const { browser, pool, newBrowser } = createBackendOverHttp()
    const reply = await startChallenge(browser)
    const code = pool.outbox.last('+15550839')?.code
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => {
        const tab = newBrowser()
        for (const [name, value] of browser.cookies) tab.cookies.set(name, value)
        return answer(tab, reply, { code })
      }),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

test('AWS credentials that AWS refuses are `server_misconfigured`, and only the security event has the exception', async () => {
  const { browser, pool, events } = createBackendOverHttp()
  pool.faults.next('AdminInitiateAuth', {
    kind: 'error',
    name: 'UnrecognizedClientException',
    message: 'arn:aws:iam::secret',
  })
  const { status, text } = await browser.send('start', credentials)
  expect([status, text]).toEqual([500, stringContaining('"server_misconfigured"')])
  expect(text).not.toContain('arn')
  expect(events[0]).toMatchObject({
    outcome: 'failed',
    code: 'server_misconfigured',
    exception: 'UnrecognizedClientException',
  })
})

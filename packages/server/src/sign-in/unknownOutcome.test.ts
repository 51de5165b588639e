import type { Fault, UserPool } from '@challenge-kit/emulator'
import { listen } from '@challenge-kit/emulator/node'
import { afterAll, expect, test } from 'vitest'
import { answer, createTestBackend, errorOf, PASSWORD, startChallenge } from '../testing/testBackend.ts'
import { stringContaining } from '../testing/matchers.ts'

const sms = { username: 'ada', password: PASSWORD, attributes: { phone_number: '+15550839' } }
const credentials = { username: 'ada', password: PASSWORD }
// The pool of each backend, reached over one real socket.
let current: UserPool
const server = await listen((request) => current.fetch(request))
afterAll(() => server.close())

function backendOverSocket() {
  const backend = createTestBackend({
    settings: { mfa: 'ON', factors: ['SMS_MFA'] },
    users: [sms],
    sdk: { endpoint: server.url, maxAttempts: 5 },
  })
  current = backend.pool
  return backend
}

const lost: readonly [string, Fault][] = [
  ['breaks', { kind: 'drop' }],
  ['loses its reply', { kind: 'lostReply' }],
  ['comes back with 500', { kind: 'internal' }],
  ['comes back as HTML', { kind: 'html' }],
]

test.each(lost)(
  'an answer that %s: nobody knows, it is not sent again, and never called a wrong code',
  async (_, fault) => {
    const { browser, pool, cognitoCalls } = backendOverSocket()
    const asked = await startChallenge(browser)
    pool.faults.next('AdminRespondToAuthChallenge', fault)
    const code = pool.outbox.last('+15550839')?.code
    const error = await errorOf(answer(browser, asked, { code }))
    expect([error.code, error.recovery]).toEqual(['outcome_unknown', 'restart'])
    expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
    expect([...browser.cookies.keys()]).toEqual([])
  },
)

test.each(lost)('a start that %s can be tried again, by the person', async (_, fault) => {
  const { browser, pool, cognitoCalls } = backendOverSocket()
  pool.faults.next('AdminInitiateAuth', fault)
  const { status, headers, text } = await browser.send('start', credentials)
  expect([status, headers.get('retry-after')]).toEqual([503, '5'])
  expect(text).toContain('"upstream_unavailable"')
  expect(cognitoCalls()).toHaveLength(1)
  expect(await startChallenge(browser)).toMatchObject({ challengeIndex: 1 })
})

test('an answer of Cognito’s that takes too long is unknown too', async () => {
  const backend = createTestBackend({
    settings: { mfa: 'ON', factors: ['SMS_MFA'] },
    users: [sms],
    sdk: { endpoint: server.url },
    handler: { timeout: 300 },
  })
  current = backend.pool
  const asked = await startChallenge(backend.browser)
  backend.pool.faults.next('AdminRespondToAuthChallenge', { kind: 'slow', milliseconds: 1_500 })
  expect((await errorOf(answer(backend.browser, asked, { code: '123456' }))).code).toBe('outcome_unknown')
})

test('throttling is 429 with the seconds to wait, and keeps the question', async () => {
  const { browser, pool, cognitoCalls } = backendOverSocket()
  const asked = await startChallenge(browser)
  pool.faults.next('AdminRespondToAuthChallenge', { kind: 'throttle' })
  const { flow, challengeIndex } = asked
  const code = pool.outbox.last('+15550839')?.code
  const { status, headers, text } = await browser.send('answer', { flow, challengeIndex, answer: { code } })
  expect([status, headers.get('retry-after')]).toEqual([429, '5'])
  expect(JSON.parse(text)).toMatchObject({ error: { code: 'throttled', retryAfter: 5 } })
  expect(cognitoCalls()).toHaveLength(2)
  expect(await answer(browser, asked, { code })).toMatchObject({ kind: 'signedIn' })
})

test('an answer replayed with its old cookie makes no second session', async () => {
  const { browser, pool, newBrowser } = backendOverSocket()
  const asked = await startChallenge(browser)
  const thief = newBrowser()
  for (const [name, value] of browser.cookies) thief.cookies.set(name, value)
  const code = pool.outbox.last('+15550839')?.code
  await answer(browser, asked, { code })
  expect(await errorOf(answer(thief, asked, { code }))).toMatchObject({
    code: 'flow_consumed',
    recovery: 'restart',
  })
})

test('twenty right answers at once end in one session', async () => {
  const { browser, pool, newBrowser } = backendOverSocket()
  const asked = await startChallenge(browser)
  const code = pool.outbox.last('+15550839')?.code
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, () => {
      const tab = newBrowser()
      for (const [name, value] of browser.cookies) tab.cookies.set(name, value)
      return answer(tab, asked, { code })
    }),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('credentials that AWS refuses are a fault of ours: no detail for the browser, the name for the log', async () => {
  const { browser, pool, events } = backendOverSocket()
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

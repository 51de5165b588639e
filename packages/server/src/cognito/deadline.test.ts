import { expect, test } from 'vitest'
import { createTestBrowser } from '../testing/testBrowser.ts'
import { createTestBackend, errorOf, PASSWORD, type TestBackendOptions } from '../testing/testBackend.ts'

const SESSION = '__Host-Http-ck_session'
// Milliseconds that all calls to Cognito within one HTTP request may take together. RevokeToken has a separate deadline of the same length.
const timeout = 600
const slow = (milliseconds: number) => ({ kind: 'slow', milliseconds, times: 9 }) as const

/** A signed-in user, and a backend that waits `timeout` for Cognito. */
async function signedIn({ handler, ...pool }: TestBackendOptions = {}) {
  const backend = createTestBackend(pool)
  await backend.browser.call('start', { username: 'ada', password: PASSWORD })
  const browser = createTestBrowser(backend.newHandler({ timeout, ...handler }))
  browser.cookies.set(SESSION, backend.browser.cookies.get(SESSION) ?? '')
  return { ...backend, browser }
}

async function measured<T>(work: Promise<T>): Promise<{ result: T; took: number }> {
  const began = performance.now()
  const result = await work
  return { result, took: performance.now() - began }
}

test('signing out everywhere ends the session in this browser before the page stops waiting, even if Cognito is slow', async () => {
  const { browser, pool } = await signedIn()
  pool.clock.advance(3_600_000)
  pool.faults.next('*', slow(550))
  const { result, took } = await measured(browser.call('sign-out', { everywhere: true }))
  expect(result).toEqual({ everywhere: false })
  expect(browser.cookies.has(SESSION)).toBe(false)
  expect(took).toBeLessThan(2 * timeout + 250)
})

test('RevokeToken is sent even if the deadline of the request has passed', async () => {
  const { browser, pool, cognitoCalls } = await signedIn()
  pool.faults.next('GlobalSignOut', slow(900))
  await browser.call('sign-out', { everywhere: true })
  expect(cognitoCalls()).toContain('RevokeToken')
})

test('a refreshed session reaches the browser even if a later call of the request times out', async () => {
  const { browser, pool } = await signedIn({
    settings: { mfa: 'OPTIONAL', factors: ['SOFTWARE_TOKEN_MFA'] },
    client: { rotation: { gracePeriodSeconds: 0 } },
    handler: { account: { freshFor: null } },
  })
  await browser.call('totp-key', {})
  pool.clock.advance(3_600_000)
  const before = browser.cookies.get(SESSION)
  pool.faults.next('*', slow(250))
  const verified = errorOf(browser.call('totp-verify', { code: pool.currentCode('ada') ?? '' }))
  const { result, took } = await measured(verified)
  expect(result.code).toBe('outcome_unknown')
  expect(took).toBeLessThan(timeout + 250)
  expect(browser.cookies.get(SESSION)).not.toBe(before)
})

test('a step-up does not wait long for Cognito to revoke the old session', async () => {
  const { browser, pool } = await signedIn({ handler: { timeout: 8_000 } })
  const before = browser.cookies.get(SESSION)
  pool.faults.next('RevokeToken', slow(4_000))
  const stepUp = { username: 'ada', password: PASSWORD, intent: 'step-up' } as const
  const { result, took } = await measured(browser.call('start', stepUp))
  expect(result.kind).toBe('signedIn')
  expect(took).toBeLessThan(2_500)
  expect(browser.cookies.get(SESSION)).not.toBe(before)
})

import { expect, test } from 'vitest'
import { createTestBackend, errorOf, PASSWORD } from '../testing/testBackend.ts'

test('an error of `describeSession` at a refresh is not taken for an outage of Cognito', async () => {
  let fails = false
  const describeSession = () => {
    if (fails) throw new TypeError('a mistake in the application')
    return {}
  }
  const { browser, pool } = createTestBackend({ handler: { describeSession } })
  await browser.call('start', { username: 'ada', password: PASSWORD })
  fails = true
  // The access token expires within two minutes, but is still valid.
  pool.clock.advance(3_550_000)
  expect((await errorOf(browser.call('session', {}))).code).toBe('unexpected')
  pool.clock.advance(60_000)
  expect((await errorOf(browser.call('session', {}))).code).toBe('unexpected')
})

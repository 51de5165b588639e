import { expect, test } from 'vitest'
import { expectedOutcome, type FaultRow, playFault } from '../testing/faults/playFault.ts'
import { answer, createTestBackend, errorOf, PASSWORD, startChallenge, TOTP_SECRET } from '../testing/testBackend.ts'

const MINUTE = 60_000

const rows: readonly FaultRow[] = [
  {
    name: 'F15 the Cognito Session expires before the answer',
    play: async (page) => {
      await page.start()
      page.backend.pool.clock.advance(5 * MINUTE)
      return page.give()
    },
    step: 'CREDENTIALS',
    error: 'flow_expired',
  },
  {
    name: 'F17 the user presses the button twice',
    play: async (page) => {
      await page.start()
      const both = await Promise.all([page.give(), page.give()])
      expect(page.backend.cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
      return both[1]
    },
    step: 'SIGNED_IN',
    error: null,
  },
  {
    name: 'F18 the reply to an abandoned start arrives after the start of another',
    play: async (page) => {
      page.failNext('start', { kind: 'late' })
      const first = page.start()
      await page.flow.getState().restart()
      const second = page.start()
      await first
      return second
    },
    step: 'SOFTWARE_TOKEN_MFA',
    error: null,
  },
  {
    name: 'F25 the clock of the telephone is two minutes slow',
    play: async (page) => {
      await page.start()
      const code = page.backend.pool.currentCode('ada')
      page.backend.pool.clock.advance(2 * MINUTE)
      return page.give(code)
    },
    step: 'SOFTWARE_TOKEN_MFA',
    error: 'code_mismatch',
  },
  {
    name: 'F28 the browser loses its cookies during a sign-in',
    play: async (page) => {
      await page.start()
      page.backend.browser.cookies.clear()
      return page.give()
    },
    step: 'CREDENTIALS',
    error: 'flow_missing',
  },
  {
    name: 'F31 a second tab starts a sign-in',
    play: async (page) => {
      await page.start()
      await page.start(page.newTab())
      return page.give()
    },
    step: 'CREDENTIALS',
    error: 'flow_superseded',
  },
  {
    name: 'F32 the duplicate of a tab answers first',
    play: async (page) => {
      await page.start()
      const duplicate = page.newTab({ resume: true })
      await page.settled(duplicate)
      expect(await page.give(undefined, duplicate)).toMatchObject({ step: 'SIGNED_IN' })
      return page.give()
    },
    step: 'CREDENTIALS',
    error: 'flow_missing',
  },
  {
    name: 'F35 the last answer is sent again with its old cookies',
    play: async (page) => {
      await page.start()
      const old = [...page.backend.browser.cookies]
      const copy = page.newTab({ resume: true })
      await page.settled(copy)
      await page.give()
      for (const [name, value] of old) page.backend.browser.cookies.set(name, value)
      expect(await page.give(undefined, copy)).toMatchObject({ error: { code: 'flow_consumed' } })
      return page.flow.getState()
    },
    step: 'SIGNED_IN',
    error: null,
  },
  {
    name: 'F43 another user starts in a second tab',
    play: async (page) => {
      await page.start()
      const other = page.newTab()
      await page.start(other, 'ben')
      expect(await page.give()).toMatchObject({ username: 'ada', error: { code: 'flow_superseded' } })
      const code = page.backend.pool.currentCode('ben')
      expect(await page.give(code, other)).toMatchObject({ step: 'SIGNED_IN', username: 'ben' })
      return page.flow.getState()
    },
    step: 'CREDENTIALS',
    error: 'flow_superseded',
  },
]

test.each(rows)('$name', async (row) => {
  expect(await playFault(row)).toEqual(expectedOutcome(row))
})

test.each([
  ['F36 fifty wrong answers at the same time are five attempts', '000000', 0],
  ['F36 fifty right answers at the same time make one session', null, 1],
])('%s', async (_, wrong, sessions) => {
  const { browser, pool, newBrowser, cognitoCalls } = createTestBackend({
    settings: { mfa: 'ON', mfaLockAfter: null },
    users: [{ username: 'ada', password: PASSWORD, totpSecret: TOTP_SECRET }],
  })
  const reply = await startChallenge(browser)
  const code = wrong ?? pool.currentCode('ada')
  const answers = Array.from({ length: 50 }, () => {
    const tab = newBrowser()
    for (const [name, value] of browser.cookies) tab.cookies.set(name, value)
    return answer(tab, reply, { code })
  })
  const results = await Promise.allSettled(answers)
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(sessions)
  expect(cognitoCalls().length).toBeLessThanOrEqual(1 + 5)
  if (sessions === 0) expect((await errorOf(answer(browser, reply, { code }))).code).toBe('throttled')
})

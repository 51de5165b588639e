import type { PoolSettings } from '@challenge-kit/emulator'
import { expect, test } from 'vitest'
import { answer, createTestBackend, errorOf, PASSWORD, challengeOf } from '../testing/testBackend.ts'
import { customChallengeTriggers } from '../testing/customChallengeTriggers.ts'

type Triggers = PoolSettings['triggers']

const asking = (triggers: Triggers) =>
  createTestBackend({
    settings: { triggers },
    handler: { authFlow: 'CUSTOM_AUTH', customChallenge: { parameters: ['hint'] } },
  })

test('a question of the app’s own: only the allowed parameters reach the browser, a right answer signs in', async () => {
  const { browser, cognitoCalls } = asking(customChallengeTriggers(3))
  const asked = challengeOf(await browser.call('start', { username: 'ada' }))
  expect(asked.challenge).toEqual({ name: 'CUSTOM_CHALLENGE', parameters: { hint: 'two and two' }, repeats: null })
  expect((await errorOf(answer(browser, asked, { answer: ' ' }))).issues).toEqual({ answer: 'missing' })
  expect(await answer(browser, asked, { answer: 'four' })).toMatchObject({ kind: 'signedIn' })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
})

test('a pool without the triggers is set up wrongly, and says so', async () => {
  const { browser } = createTestBackend({ handler: { authFlow: 'CUSTOM_AUTH' } })
  expect((await errorOf(browser.call('start', { username: 'ada' }))).code).toBe('server_misconfigured')
})

test('without an allow-list, nothing of the parameters is told', async () => {
  const { browser } = createTestBackend({
    settings: { triggers: customChallengeTriggers(3) },
    handler: { authFlow: 'CUSTOM_AUTH' },
  })
  const asked = challengeOf(await browser.call('start', { username: 'ada' }))
  expect(asked.challenge).toMatchObject({ parameters: {} })
})

test('a wrong answer is another question, with a Session of its own; the last one is refused', async () => {
  const { browser, pool } = asking(customChallengeTriggers(3, ['two and two', 'two and two', 'three and one']))
  const first = challengeOf(await browser.call('start', { username: 'ada' }))
  const second = challengeOf(await answer(browser, first, { answer: 'three' }))
  expect([second.challengeIndex, second.challenge]).toMatchObject([2, { repeats: 'same' }])
  const third = challengeOf(await answer(browser, second, { answer: 'five' }))
  expect([third.challengeIndex, third.challenge]).toMatchObject([
    3,
    { repeats: 'other', parameters: { hint: 'three and one' } },
  ])
  expect((await errorOf(answer(browser, second, { answer: 'four' }))).code).toBe('stale_answer')
  const { code, recovery } = await errorOf(answer(browser, third, { answer: 'six' }))
  expect([code, recovery]).toEqual(['invalid_credentials', 'restart'])
  expect(browser.cookies.size).toBe(0)
  expect(pool.requestLog.list()).toHaveLength(4)
})

test('more than ten questions are a loop', async () => {
  const { browser } = asking(customChallengeTriggers(99))
  let asked = challengeOf(await browser.call('start', { username: 'ada' }))
  while (asked.challengeIndex < 10) asked = challengeOf(await answer(browser, asked, { answer: 'no' }))
  expect((await errorOf(answer(browser, asked, { answer: 'no' }))).code).toBe('flow_too_long')
})

test('answers are counted here, since Cognito counts none', async () => {
  const { browser } = asking(customChallengeTriggers(99))
  const ask = async () => challengeOf(await browser.call('start', { username: 'ada' }))
  let asked = await ask()
  for (let tries = 0; tries < 20; tries += 1) {
    if (asked.challengeIndex === 10) asked = await ask()
    asked = challengeOf(await answer(browser, asked, { answer: 'no' }))
  }
  expect((await errorOf(answer(browser, asked, { answer: 'four' }))).code).toBe('throttled')
})

test('what a trigger says no to is shown as a block, without its words', async () => {
  const broken = (): never => {
    throw new Error('no riddles for strangers')
  }
  const { browser } = asking({ ...customChallengeTriggers(3), createAuthChallenge: broken })
  const { status, text } = await browser.send('start', { username: 'ada' })
  expect([status, text.includes('riddles')]).toEqual([401, false])
  expect(text).toContain('blocked')
})

test('such a sign-in starts without a password', async () => {
  const { browser, cognitoCalls } = asking(customChallengeTriggers(3))
  expect((await errorOf(browser.call('start', { username: 'ada', password: PASSWORD }))).code).toBe('bad_request')
  expect(cognitoCalls()).toEqual([])
})

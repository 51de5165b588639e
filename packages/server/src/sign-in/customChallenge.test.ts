import type { PoolSettings } from '@challenge-kit/emulator'
import { expect, test } from 'vitest'
import { answer, createTestBackend, errorOf, PASSWORD, challengeOf } from '../testing/testBackend.ts'
import { customChallengeTriggers } from '../testing/customChallengeTriggers.ts'

type Triggers = PoolSettings['triggers']

const createCustomAuthBackend = (triggers: Triggers) =>
  createTestBackend({
    settings: { triggers },
    handler: { authFlow: 'CUSTOM_AUTH', customChallenge: { parameters: ['hint'] } },
  })

test('the browser gets only the allowed parameters of a custom challenge, and a right answer signs in', async () => {
  const { browser, cognitoCalls } = createCustomAuthBackend(customChallengeTriggers(3))
  const reply = challengeOf(await browser.call('start', { username: 'ada' }))
  expect(reply.challenge).toEqual({ name: 'CUSTOM_CHALLENGE', parameters: { hint: 'two and two' }, repeats: null })
  expect((await errorOf(answer(browser, reply, { answer: ' ' }))).issues).toEqual({ answer: 'missing' })
  expect(await answer(browser, reply, { answer: 'four' })).toMatchObject({ kind: 'signedIn' })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
})

test('CUSTOM_AUTH without Lambda triggers in the pool is `server_misconfigured`', async () => {
  const { browser } = createTestBackend({ handler: { authFlow: 'CUSTOM_AUTH' } })
  expect((await errorOf(browser.call('start', { username: 'ada' }))).code).toBe('server_misconfigured')
})

test('without `customChallenge.parameters` the browser gets no parameters', async () => {
  const { browser } = createTestBackend({
    settings: { triggers: customChallengeTriggers(3) },
    handler: { authFlow: 'CUSTOM_AUTH' },
  })
  const reply = challengeOf(await browser.call('start', { username: 'ada' }))
  expect(reply.challenge).toMatchObject({ parameters: {} })
})

test('a wrong answer leads to a new challenge, and a wrong answer to the last one is refused', async () => {
  const { browser, pool } = createCustomAuthBackend(
    customChallengeTriggers(3, ['two and two', 'two and two', 'three and one']),
  )
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

test('a sign-in with more than ten challenges fails with `flow_too_long`', async () => {
  const { browser } = createCustomAuthBackend(customChallengeTriggers(99))
  let reply = challengeOf(await browser.call('start', { username: 'ada' }))
  while (reply.challengeIndex < 10) reply = challengeOf(await answer(browser, reply, { answer: 'no' }))
  expect((await errorOf(answer(browser, reply, { answer: 'no' }))).code).toBe('flow_too_long')
})

test('the 21st answer to custom challenges is `throttled`, because Cognito does not count them', async () => {
  const { browser } = createCustomAuthBackend(customChallengeTriggers(99))
  const start = async () => challengeOf(await browser.call('start', { username: 'ada' }))
  let reply = await start()
  for (let tries = 0; tries < 20; tries += 1) {
    if (reply.challengeIndex === 10) reply = await start()
    reply = challengeOf(await answer(browser, reply, { answer: 'no' }))
  }
  expect((await errorOf(answer(browser, reply, { answer: 'four' }))).code).toBe('throttled')
})

test('an error of a trigger is `blocked`, and the browser does not get its message', async () => {
  const throwError = (): never => {
    throw new Error('internal trigger message')
  }
  const { browser } = createCustomAuthBackend({ ...customChallengeTriggers(3), createAuthChallenge: throwError })
  const { status, text } = await browser.send('start', { username: 'ada' })
  expect([status, text.includes('internal')]).toEqual([401, false])
  expect(text).toContain('blocked')
})

test('a CUSTOM_AUTH sign-in without SRP refuses a password at the start', async () => {
  const { browser, cognitoCalls } = createCustomAuthBackend(customChallengeTriggers(3))
  expect((await errorOf(browser.call('start', { username: 'ada', password: PASSWORD }))).code).toBe('bad_request')
  expect(cognitoCalls()).toEqual([])
})

import type { PoolSettings } from '@challenge-kit/emulator'
import { expect, test } from 'vitest'
import { answer, createRig, failure, PASSWORD, question } from './testing/rig.ts'

type Triggers = PoolSettings['triggers']

/** A riddle in so many rounds: the right answer signs in, and the last wrong one is refused. */
const riddle = (rounds: number, hints: readonly string[] = ['two and two']): Triggers => ({
  defineAuthChallenge: (event) => {
    const { session } = event.request
    const solved = session.at(-1)?.challengeResult === true
    if (solved) event.response.issueTokens = true
    else if (session.length >= rounds) event.response.failAuthentication = true
    else event.response.challengeName = 'CUSTOM_CHALLENGE'
    return event
  },
  createAuthChallenge: (event) => {
    const hint = hints[event.request.session.length % hints.length] ?? ''
    event.response.publicChallengeParameters = { hint, internal: 'ticket-7' }
    event.response.privateChallengeParameters = { answer: 'four' }
    return event
  },
  verifyAuthChallengeResponse: (event) => {
    event.response.answerCorrect = event.request.challengeAnswer === 'four'
    return event
  },
})

const asking = (triggers: Triggers) =>
  createRig({ settings: { triggers }, handler: { authFlow: 'CUSTOM_AUTH', customChallenge: { parameters: ['hint'] } } })

test('a question of the app’s own: only the allowed parameters reach the browser, a right answer signs in', async () => {
  const { browser, upstream } = asking(riddle(3))
  const asked = question(await browser.call('start', { username: 'ada' }))
  expect(asked.challenge).toEqual({ name: 'CUSTOM_CHALLENGE', parameters: { hint: 'two and two' }, repeats: null })
  expect((await failure(answer(browser, asked, { answer: ' ' }))).issues).toEqual({ answer: 'missing' })
  expect(await answer(browser, asked, { answer: 'four' })).toMatchObject({ kind: 'signedIn' })
  expect(upstream()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
})

test('without an allow-list, nothing of the parameters is told', async () => {
  const { browser } = createRig({ settings: { triggers: riddle(3) }, handler: { authFlow: 'CUSTOM_AUTH' } })
  const asked = question(await browser.call('start', { username: 'ada' }))
  expect(asked.challenge).toMatchObject({ parameters: {} })
})

test('a wrong answer is another question, with a Session of its own; the last one is refused', async () => {
  const { browser, pool } = asking(riddle(3, ['two and two', 'two and two', 'three and one']))
  const first = question(await browser.call('start', { username: 'ada' }))
  const second = question(await answer(browser, first, { answer: 'three' }))
  expect([second.step, second.challenge]).toMatchObject([2, { repeats: 'same' }])
  const third = question(await answer(browser, second, { answer: 'five' }))
  expect([third.step, third.challenge]).toMatchObject([3, { repeats: 'other', parameters: { hint: 'three and one' } }])
  expect((await failure(answer(browser, second, { answer: 'four' }))).code).toBe('stale_step')
  const { code, recovery } = await failure(answer(browser, third, { answer: 'six' }))
  expect([code, recovery]).toEqual(['invalid_credentials', 'restart'])
  expect(browser.cookies.size).toBe(0)
  expect(pool.calls.list()).toHaveLength(4)
})

test('more than ten questions are a loop', async () => {
  const { browser } = asking(riddle(99))
  let asked = question(await browser.call('start', { username: 'ada' }))
  while (asked.step < 10) asked = question(await answer(browser, asked, { answer: 'no' }))
  expect((await failure(answer(browser, asked, { answer: 'no' }))).code).toBe('flow_too_long')
})

test('answers are counted here, since Cognito counts none', async () => {
  const { browser } = asking(riddle(99))
  const ask = async () => question(await browser.call('start', { username: 'ada' }))
  let asked = await ask()
  for (let tries = 0; tries < 20; tries += 1) {
    if (asked.step === 10) asked = await ask()
    asked = question(await answer(browser, asked, { answer: 'no' }))
  }
  expect((await failure(answer(browser, asked, { answer: 'four' }))).code).toBe('throttled')
})

test('what a trigger says no to is shown as a block, without its words', async () => {
  const broken = (): never => {
    throw new Error('no riddles for strangers')
  }
  const { browser } = asking({ ...riddle(3), createAuthChallenge: broken })
  const { status, text } = await browser.send('start', { username: 'ada' })
  expect([status, text.includes('riddles')]).toEqual([401, false])
  expect(text).toContain('blocked')
})

test('such a sign-in starts without a password', async () => {
  const { browser, upstream } = asking(riddle(3))
  expect((await failure(browser.call('start', { username: 'ada', password: PASSWORD }))).code).toBe('bad_request')
  expect(upstream()).toEqual([])
})

import type { PoolSettings } from '@challenge-kit/emulator'
import { expect, test } from 'vitest'
import { answer, createRig, failure, PASSWORD, question, type RigOptions, startQuestion } from '../testing/rig.ts'

type Triggers = PoolSettings['triggers']

/** A riddle in so many rounds: the right answer signs in, and the last wrong one is refused. */
const riddle = (rounds: number, hints: readonly string[] = ['two and two']): Triggers => ({
  defineAuthChallenge: (event) => {
    const { session } = event.request
    const last = session.at(-1)
    const solved = last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult
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

test('a pool without the triggers is set up wrongly, and says so', async () => {
  const { browser } = createRig({ handler: { authFlow: 'CUSTOM_AUTH' } })
  expect((await failure(browser.call('start', { username: 'ada' }))).code).toBe('server_misconfigured')
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
  expect([second.challengeIndex, second.challenge]).toMatchObject([2, { repeats: 'same' }])
  const third = question(await answer(browser, second, { answer: 'five' }))
  expect([third.challengeIndex, third.challenge]).toMatchObject([
    3,
    { repeats: 'other', parameters: { hint: 'three and one' } },
  ])
  expect((await failure(answer(browser, second, { answer: 'four' }))).code).toBe('stale_answer')
  const { code, recovery } = await failure(answer(browser, third, { answer: 'six' }))
  expect([code, recovery]).toEqual(['invalid_credentials', 'restart'])
  expect(browser.cookies.size).toBe(0)
  expect(pool.requestLog.list()).toHaveLength(4)
})

test('more than ten questions are a loop', async () => {
  const { browser } = asking(riddle(99))
  let asked = question(await browser.call('start', { username: 'ada' }))
  while (asked.challengeIndex < 10) asked = question(await answer(browser, asked, { answer: 'no' }))
  expect((await failure(answer(browser, asked, { answer: 'no' }))).code).toBe('flow_too_long')
})

test('answers are counted here, since Cognito counts none', async () => {
  const { browser } = asking(riddle(99))
  const ask = async () => question(await browser.call('start', { username: 'ada' }))
  let asked = await ask()
  for (let tries = 0; tries < 20; tries += 1) {
    if (asked.challengeIndex === 10) asked = await ask()
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

/** The same riddle, after a password. */
const afterPassword = (rounds: number): Triggers => {
  const asked = riddle(rounds)
  return {
    ...asked,
    defineAuthChallenge: (event) => {
      if (event.request.session.at(-1)?.challengeName !== 'SRP_A') return asked.defineAuthChallenge?.(event) ?? event
      event.response.challengeName = 'PASSWORD_VERIFIER'
      return event
    },
    verifyAuthChallengeResponse: (event) => asked.verifyAuthChallengeResponse?.(event) ?? event,
  }
}

const askingAfter = ({ settings, handler, users }: RigOptions = {}) =>
  createRig({
    settings: { triggers: afterPassword(9), ...settings },
    handler: { authFlow: 'CUSTOM_AUTH', customChallenge: { first: 'SRP', parameters: ['hint'] }, ...handler },
    ...(users && { users }),
  })

test('a password first: it is typed at the start, proved here, and never sent on', async () => {
  const { browser, pool, upstream } = askingAfter()
  expect((await failure(browser.call('start', { username: 'ada' }))).issues).toEqual({ password: 'missing' })
  const asked = await startQuestion(browser)
  expect(asked).toMatchObject({
    challengeIndex: 1,
    challenge: { name: 'CUSTOM_CHALLENGE', parameters: { hint: 'two and two' } },
  })
  expect(upstream()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
  const sent = JSON.stringify(pool.requestLog.list().map(({ request }) => request))
  expect(sent).toContain('"CHALLENGE_NAME":"SRP_A"')
  expect(sent).not.toContain(PASSWORD)
  expect(await answer(browser, asked, { answer: 'four' })).toMatchObject({ kind: 'signedIn' })
})

test('a wrong password is a wrong password, before any riddle', async () => {
  const { browser } = askingAfter()
  const guess = () => failure(browser.call('start', { username: 'ada', password: 'wrong' }))
  for (let tries = 0; tries < 4; tries += 1) expect((await guess()).code).toBe('invalid_credentials')
  expect((await guess()).code).toBe('throttled')
})

test('a new password after a forgotten one goes on to the riddle', async () => {
  const attributes = { email: 'ada@example.com', email_verified: 'true' }
  const { browser, pool } = askingAfter({
    settings: { recovery: ['email'] },
    users: [{ username: 'ada', password: PASSWORD, attributes }],
  })
  const asked = question(await browser.call('forgot', { username: 'ada' }))
  const given = { code: pool.outbox.last('ada@example.com')?.code, newPassword: 'Another-horse-2' }
  expect(question(await answer(browser, asked, given)).challenge.name).toBe('CUSTOM_CHALLENGE')
})

test.each(['none', 'SRP'] as const)(
  'a remembered device goes along, and proves itself in the same round trip (first: %s)',
  async (first) => {
    const deviceTracking = { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: false }
    const triggers = first === 'SRP' ? afterPassword(9) : riddle(9)
    const { browser, pool } = askingAfter({
      settings: { triggers, deviceTracking },
      handler: { customChallenge: first === 'SRP' ? { first } : {}, pool: { devices: { remember: 'always' } } },
    })
    const typed = { username: 'ada', ...(first === 'SRP' && { password: PASSWORD }) }
    const signIn = async () => answer(browser, question(await browser.call('start', typed)), { answer: 'four' })
    expect(await signIn()).toMatchObject({ kind: 'signedIn' })
    const before = pool.requestLog.list().length
    expect(await signIn()).toMatchObject({ kind: 'signedIn' })
    const sent = pool.requestLog.list().slice(before)
    expect(sent.every(({ request }) => JSON.stringify(request).includes('"DEVICE_KEY":"us-east-1_'))).toBe(true)
    const names = sent.map(({ request }) => JSON.stringify(request).match(/"ChallengeName":"(\w+)"/)?.[1])
    expect(names.slice(-3)).toEqual(['CUSTOM_CHALLENGE', 'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER'])
  },
)

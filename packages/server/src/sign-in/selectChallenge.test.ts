import type { FirstFactor } from '@challenge-kit/core'
import { requestHandler } from '@challenge-kit/emulator/node'
import { expect, test } from 'vitest'
import { answer, createRig, failure, PASSWORD, question, type RigOptions, startQuestion } from '../testing/rig.ts'

const email = 'jane@example.com'
const phone = '+15550839'
const jane = { username: 'jane', password: PASSWORD, attributes: { email, phone_number: phone } }
const firstFactors = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] as const

function choosing({ settings, handler, ...more }: RigOptions = {}, preferredChallenge?: FirstFactor) {
  const pool = preferredChallenge === undefined ? {} : { preferredChallenge }
  return createRig({
    users: [jane],
    ...more,
    settings: { firstFactors, ...settings },
    handler: { authFlow: 'USER_AUTH', pool, ...handler },
  })
}

const chosen = async (rig: ReturnType<typeof createRig>, method: 'EMAIL_OTP' | 'SMS_OTP', username = 'jane') => {
  const asked = question(await rig.browser.call('start', { username }))
  return question(await answer(rig.browser, asked, { method }))
}

test('a name alone: the pool says how one may begin', async () => {
  const rig = choosing()
  const asked = question(await rig.browser.call('start', { username: 'jane' }))
  expect(asked.challenge).toEqual({ name: 'SELECT_CHALLENGE', methods: ['EMAIL_OTP', 'SMS_OTP', 'PASSWORD'] })
  expect(await rig.browser.call('resume', {})).toEqual(asked)
  expect(rig.pool.outbox.messages()).toEqual([])
})

test.each([
  ['EMAIL_OTP', email, 8, { destination: null, firstFactor: true }],
  ['SMS_OTP', phone, 8, { destination: null }],
  ['EMAIL_OTP', email, 4, { firstFactor: true }],
  ['EMAIL_OTP', email, 10, { firstFactor: true }],
] as const)('%s to %s, %i digits: a code in place of a password', async (name, to, length, shown) => {
  const rig = choosing({ settings: { emailCodeLength: length } })
  const asked = await chosen(rig, name)
  expect(asked).toMatchObject({ challengeIndex: 2, challenge: { name, ...shown } })
  const code = rig.pool.outbox.last(to)?.code ?? ''
  const wrong = code.replaceAll(/./g, code.startsWith('0') ? '1' : '0')
  expect((await failure(answer(rig.browser, asked, { code: wrong }))).code).toBe('code_mismatch')
  expect(await answer(rig.browser, asked, { code })).toMatchObject({ kind: 'signedIn' })
})

test('choosing the password and sending it is one round trip; a wrong one begins anew', async () => {
  const rig = choosing()
  const asked = question(await rig.browser.call('start', { username: 'jane' }))
  expect((await failure(answer(rig.browser, asked, { method: 'PASSWORD', password: '' }))).issues).toEqual({
    password: 'missing',
  })
  const right = { method: 'PASSWORD', password: PASSWORD }
  expect(await answer(rig.browser, asked, right)).toMatchObject({ kind: 'signedIn' })
  expect(rig.upstream()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
  const again = question(await rig.browser.call('start', { username: 'jane' }))
  expect((await failure(answer(rig.browser, again, { ...right, password: 'wrong' }))).code).toBe('invalid_credentials')
  expect(rig.browser.cookies.has('__Host-Http-ck_flow')).toBe(false)
})

test('a password with the name is one call, and what follows it is a second factor', async () => {
  const rig = choosing({
    settings: { mfa: 'ON', factors: ['EMAIL_OTP'] },
    users: [{ ...jane, attributes: { email } }],
  })
  const asked = await startQuestion(rig.browser, 'jane')
  expect(rig.pool.requestLog.list()[0]?.request).toMatchObject({ AuthFlow: 'USER_AUTH' })
  expect(asked.challenge).toMatchObject({ name: 'EMAIL_OTP', firstFactor: false })
  const refused = await failure(rig.browser.call('resend', asked))
  expect(refused.code).toBe('bad_request')
  const code = rig.pool.outbox.last(email)?.code
  expect(await answer(rig.browser, asked, { code })).toMatchObject({ kind: 'signedIn' })
  expect(rig.upstream()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
})

test('the password alone, where it is preferred', async () => {
  const rig = choosing({}, 'PASSWORD')
  const asked = question(await rig.browser.call('start', { username: 'jane' }))
  expect(asked.challenge).toEqual({ name: 'PASSWORD' })
  expect(await answer(rig.browser, asked, { password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
})

test.each(['chosen', 'all'] as const)(
  'a preferred code goes out at once, and again on request: a new beginning, the same sign-in (%s)',
  async (availableWithPreferred) => {
    const { browser, pool, upstream } = choosing({ settings: { availableWithPreferred } }, 'EMAIL_OTP')
    const first = question(await browser.call('start', { username: 'jane' }))
    expect(first).toMatchObject({ challengeIndex: 1, challenge: { name: 'EMAIL_OTP', firstFactor: true } })
    const second = question(await browser.call('resend', { flow: first.flow, challengeIndex: 1 }))
    expect(second).toMatchObject({ flow: first.flow, challengeIndex: 2, username: 'jane', expiresIn: 180 })
    expect(second.challenge).toEqual(first.challenge)
    const code = pool.outbox.last(email)?.code
    expect(await answer(browser, second, { code })).toMatchObject({ kind: 'signedIn' })
    expect(upstream()).toEqual(['AdminInitiateAuth', 'AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
    expect(JSON.stringify(pool.requestLog.list()[1]?.request)).toContain('"PREFERRED_CHALLENGE":"EMAIL_OTP"')
  },
)

test('a fourth code in ten minutes is not sent, by whatever way', async () => {
  const rig = choosing()
  const asked = await chosen(rig, 'EMAIL_OTP')
  const again = question(await rig.browser.call('resend', { flow: asked.flow, challengeIndex: asked.challengeIndex }))
  await rig.browser.call('resend', { flow: again.flow, challengeIndex: again.challengeIndex })
  expect((await failure(chosen(rig, 'SMS_OTP'))).code).toBe('throttled')
  const preferring = choosing({}, 'EMAIL_OTP')
  const start = () => preferring.browser.call('start', { username: 'jane' })
  for (let n = 0; n < 3; n += 1) await start()
  expect((await failure(start())).code).toBe('throttled')
})

test('guesses at a password count, wherever it is asked for; a right one gives them back', async () => {
  const rig = choosing()
  const guess = async (password: string) => {
    const asked = question(await rig.browser.call('start', { username: 'jane' }))
    return answer(rig.browser, asked, { method: 'PASSWORD', password })
  }
  for (let n = 0; n < 3; n += 1) expect((await failure(guess('wrong'))).code).toBe('invalid_credentials')
  expect(await guess(PASSWORD)).toMatchObject({ kind: 'signedIn' })
  for (let n = 0; n < 4; n += 1) expect((await failure(guess('wrong'))).code).toBe('invalid_credentials')
  expect((await failure(guess(PASSWORD))).code).toBe('throttled')
})

test('another beginning supersedes the one before', async () => {
  const { browser } = choosing()
  const first = question(await browser.call('start', { username: 'jane' }))
  const second = question(await browser.call('start', { username: 'jane' }))
  expect((await failure(answer(browser, first, { method: 'EMAIL_OTP' }))).code).toBe('flow_superseded')
  expect((await failure(browser.call('resend', { flow: first.flow, challengeIndex: 1 }))).code).toBe('flow_superseded')
  expect(question(await answer(browser, second, { method: 'EMAIL_OTP' })).challenge.name).toBe('EMAIL_OTP')
})

test.each(['ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'] as const)(
  'with %s a name alone will not do',
  async (authFlow) => {
    const { browser, upstream } = createRig({ handler: { authFlow } })
    const { code, issues } = await failure(browser.call('start', { username: 'ada' }))
    expect([code, issues, upstream()]).toEqual(['invalid_answer', { password: 'missing' }, []])
  },
)

test('nobody is told from somebody where the pool prevents it', async () => {
  const { browser } = choosing({ client: { preventUserExistenceErrors: 'ENABLED' } })
  const nobody = question(await browser.call('start', { username: 'nobody' }))
  expect(nobody.challenge.name).toMatch(/^(?:SELECT_CHALLENGE|EMAIL_OTP|SMS_OTP|PASSWORD)$/)
})

test('what is not offered is refused here', async () => {
  const { browser, upstream } = choosing({ settings: { firstFactors: ['PASSWORD'] } })
  const asked = question(await browser.call('start', { username: 'jane' }))
  expect(asked.challenge).toMatchObject({ methods: ['PASSWORD'] })
  expect((await failure(answer(browser, asked, { method: 'SMS_OTP' }))).issues).toEqual({ method: 'not_offered' })
  expect(upstream()).toHaveLength(1)
})

test('a choice among ways that this kit does not know is shown by name; one among none makes no sense', async () => {
  const offering = (AvailableChallenges: readonly string[]) => {
    const body = { ChallengeName: 'SELECT_CHALLENGE', ChallengeParameters: {}, Session: 'AYAB', AvailableChallenges }
    const fetch = () => Promise.resolve(Response.json(body))
    return choosing({ sdk: { requestHandler: requestHandler(fetch) } }).browser
  }
  const browser = offering(['FACE_SCAN'])
  const shown = await browser.call('start', { username: 'jane' })
  expect(shown).toMatchObject({ kind: 'unsupported', name: 'FACE_SCAN' })
  expect(await browser.call('resume', {})).toMatchObject({ kind: 'unsupported', name: 'FACE_SCAN' })
  expect((await failure(offering([]).call('start', { username: 'jane' }))).code).toBe('upstream_invalid')
})

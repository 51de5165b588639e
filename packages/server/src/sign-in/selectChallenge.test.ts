import type { FirstFactor } from '@challenge-kit/core'
import { requestHandler } from '@challenge-kit/emulator/node'
import { expect, test } from 'vitest'
import {
  answer,
  createTestBackend,
  errorOf,
  PASSWORD,
  challengeOf,
  type TestBackendOptions,
  startChallenge,
} from '../testing/testBackend.ts'

const email = 'jane@example.com'
const phone = '+15550839'
const jane = { username: 'jane', password: PASSWORD, attributes: { email, phone_number: phone } }
const firstFactors = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] as const

function choosing({ settings, handler, ...more }: TestBackendOptions = {}, preferredChallenge?: FirstFactor) {
  const pool = preferredChallenge === undefined ? {} : { preferredChallenge }
  return createTestBackend({
    users: [jane],
    ...more,
    settings: { firstFactors, ...settings },
    handler: { authFlow: 'USER_AUTH', pool, ...handler },
  })
}

const chosen = async (
  backend: ReturnType<typeof createTestBackend>,
  method: 'EMAIL_OTP' | 'SMS_OTP',
  username = 'jane',
) => {
  const asked = challengeOf(await backend.browser.call('start', { username }))
  return challengeOf(await answer(backend.browser, asked, { method }))
}

test('a name alone: the pool says how one may begin', async () => {
  const backend = choosing()
  const asked = challengeOf(await backend.browser.call('start', { username: 'jane' }))
  expect(asked.challenge).toEqual({ name: 'SELECT_CHALLENGE', methods: ['EMAIL_OTP', 'SMS_OTP', 'PASSWORD'] })
  expect(await backend.browser.call('resume', {})).toEqual(asked)
  expect(backend.pool.outbox.messages()).toEqual([])
})

test.each([
  ['EMAIL_OTP', email, 8, { destination: null, firstFactor: true }],
  ['SMS_OTP', phone, 8, { destination: null }],
  ['EMAIL_OTP', email, 4, { firstFactor: true }],
  ['EMAIL_OTP', email, 10, { firstFactor: true }],
] as const)('%s to %s, %i digits: a code in place of a password', async (name, to, length, shown) => {
  const backend = choosing({ settings: { emailCodeLength: length } })
  const asked = await chosen(backend, name)
  expect(asked).toMatchObject({ challengeIndex: 2, challenge: { name, ...shown } })
  const code = backend.pool.outbox.last(to)?.code ?? ''
  const wrong = code.replaceAll(/./g, code.startsWith('0') ? '1' : '0')
  expect((await errorOf(answer(backend.browser, asked, { code: wrong }))).code).toBe('code_mismatch')
  expect(await answer(backend.browser, asked, { code })).toMatchObject({ kind: 'signedIn' })
})

test('choosing the password and sending it is one round trip; a wrong one begins anew', async () => {
  const backend = choosing()
  const asked = challengeOf(await backend.browser.call('start', { username: 'jane' }))
  expect((await errorOf(answer(backend.browser, asked, { method: 'PASSWORD', password: '' }))).issues).toEqual({
    password: 'missing',
  })
  const right = { method: 'PASSWORD', password: PASSWORD }
  expect(await answer(backend.browser, asked, right)).toMatchObject({ kind: 'signedIn' })
  expect(backend.cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
  const again = challengeOf(await backend.browser.call('start', { username: 'jane' }))
  expect((await errorOf(answer(backend.browser, again, { ...right, password: 'wrong' }))).code).toBe(
    'invalid_credentials',
  )
  expect(backend.browser.cookies.has('__Host-Http-ck_flow')).toBe(false)
})

test('a password with the name is one call, and what follows it is a second factor', async () => {
  const backend = choosing({
    settings: { mfa: 'ON', factors: ['EMAIL_OTP'] },
    users: [{ ...jane, attributes: { email } }],
  })
  const asked = await startChallenge(backend.browser, 'jane')
  expect(backend.pool.requestLog.list()[0]?.request).toMatchObject({ AuthFlow: 'USER_AUTH' })
  expect(asked.challenge).toMatchObject({ name: 'EMAIL_OTP', firstFactor: false })
  const refused = await errorOf(backend.browser.call('resend', asked))
  expect(refused.code).toBe('bad_request')
  const code = backend.pool.outbox.last(email)?.code
  expect(await answer(backend.browser, asked, { code })).toMatchObject({ kind: 'signedIn' })
  expect(backend.cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
})

test('a fourth code in ten minutes is not sent, by whatever way', async () => {
  const backend = choosing()
  const asked = await chosen(backend, 'EMAIL_OTP')
  const again = challengeOf(
    await backend.browser.call('resend', { flow: asked.flow, challengeIndex: asked.challengeIndex }),
  )
  await backend.browser.call('resend', { flow: again.flow, challengeIndex: again.challengeIndex })
  expect((await errorOf(chosen(backend, 'SMS_OTP'))).code).toBe('throttled')
  const preferring = choosing({}, 'EMAIL_OTP')
  const start = () => preferring.browser.call('start', { username: 'jane' })
  for (let n = 0; n < 3; n += 1) await start()
  expect((await errorOf(start())).code).toBe('throttled')
})

test('guesses at a password count, wherever it is asked for; a right one gives them back', async () => {
  const backend = choosing()
  const guess = async (password: string) => {
    const asked = challengeOf(await backend.browser.call('start', { username: 'jane' }))
    return answer(backend.browser, asked, { method: 'PASSWORD', password })
  }
  for (let n = 0; n < 3; n += 1) expect((await errorOf(guess('wrong'))).code).toBe('invalid_credentials')
  expect(await guess(PASSWORD)).toMatchObject({ kind: 'signedIn' })
  for (let n = 0; n < 4; n += 1) expect((await errorOf(guess('wrong'))).code).toBe('invalid_credentials')
  expect((await errorOf(guess(PASSWORD))).code).toBe('throttled')
})

test('another beginning supersedes the one before', async () => {
  const { browser } = choosing()
  const first = challengeOf(await browser.call('start', { username: 'jane' }))
  const second = challengeOf(await browser.call('start', { username: 'jane' }))
  expect((await errorOf(answer(browser, first, { method: 'EMAIL_OTP' }))).code).toBe('flow_superseded')
  expect((await errorOf(browser.call('resend', { flow: first.flow, challengeIndex: 1 }))).code).toBe('flow_superseded')
  expect(challengeOf(await answer(browser, second, { method: 'EMAIL_OTP' })).challenge.name).toBe('EMAIL_OTP')
})

test.each(['ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'] as const)(
  'with %s a name alone will not do',
  async (authFlow) => {
    const { browser, cognitoCalls } = createTestBackend({ handler: { authFlow } })
    const { code, issues } = await errorOf(browser.call('start', { username: 'ada' }))
    expect([code, issues, cognitoCalls()]).toEqual(['invalid_answer', { password: 'missing' }, []])
  },
)

test('nobody is told from somebody where the pool prevents it', async () => {
  const { browser } = choosing({ client: { preventUserExistenceErrors: 'ENABLED' } })
  const nobody = challengeOf(await browser.call('start', { username: 'nobody' }))
  expect(nobody.challenge.name).toMatch(/^(?:SELECT_CHALLENGE|EMAIL_OTP|SMS_OTP|PASSWORD)$/)
})

test('what is not offered is refused here', async () => {
  const { browser, cognitoCalls } = choosing({ settings: { firstFactors: ['PASSWORD'] } })
  const asked = challengeOf(await browser.call('start', { username: 'jane' }))
  expect(asked.challenge).toMatchObject({ methods: ['PASSWORD'] })
  expect((await errorOf(answer(browser, asked, { method: 'SMS_OTP' }))).issues).toEqual({ method: 'not_offered' })
  expect(cognitoCalls()).toHaveLength(1)
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
  expect((await errorOf(offering([]).call('start', { username: 'jane' }))).code).toBe('upstream_invalid')
})

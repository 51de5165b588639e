import type { FirstFactor } from '@challenge-kit/core'
import { requestHandler } from '@challenge-kit/emulator/node'
import { describe, expect, test } from 'vitest'
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

function createUserAuthBackend(
  { settings, handler, ...more }: TestBackendOptions = {},
  preferredChallenge?: FirstFactor,
) {
  const pool = preferredChallenge === undefined ? {} : { preferredChallenge }
  return createTestBackend({
    users: [jane],
    ...more,
    settings: { firstFactors, ...settings },
    handler: { authFlow: 'USER_AUTH', pool, ...handler },
  })
}

const chooseMethod = async (
  backend: ReturnType<typeof createTestBackend>,
  method: 'EMAIL_OTP' | 'SMS_OTP',
  username = 'jane',
) => {
  const reply = challengeOf(await backend.browser.call('start', { username }))
  return challengeOf(await answer(backend.browser, reply, { method }))
}

describe('methods', () => {
  test('a username alone leads to SELECT_CHALLENGE with the methods of the pool', async () => {
    const backend = createUserAuthBackend()
    const reply = challengeOf(await backend.browser.call('start', { username: 'jane' }))
    expect(reply.challenge).toEqual({ name: 'SELECT_CHALLENGE', methods: ['EMAIL_OTP', 'SMS_OTP', 'PASSWORD'] })
    expect(await backend.browser.call('resume', {})).toEqual(reply)
    expect(backend.pool.outbox.messages()).toEqual([])
  })

  test.each([
    ['EMAIL_OTP', email, 8, { destination: null, firstFactor: true }],
    ['SMS_OTP', phone, 8, { destination: null }],
    ['EMAIL_OTP', email, 4, { firstFactor: true }],
    ['EMAIL_OTP', email, 10, { firstFactor: true }],
  ] as const)(
    '%s sends %s a code, and signs in without a password (emailCodeLength: %i)',
    async (name, to, length, expected) => {
      const backend = createUserAuthBackend({ settings: { emailCodeLength: length } })
      const reply = await chooseMethod(backend, name)
      expect(reply).toMatchObject({ challengeIndex: 2, challenge: { name, ...expected } })
      const code = backend.pool.outbox.last(to)?.code ?? ''
      const wrong = code.replaceAll(/./g, code.startsWith('0') ? '1' : '0')
      expect((await errorOf(answer(backend.browser, reply, { code: wrong }))).code).toBe('code_mismatch')
      expect(await answer(backend.browser, reply, { code })).toMatchObject({ kind: 'signedIn' })
    },
  )

  test('one answer chooses the password and sends it', async () => {
    const backend = createUserAuthBackend()
    const reply = challengeOf(await backend.browser.call('start', { username: 'jane' }))
    expect((await errorOf(answer(backend.browser, reply, { method: 'PASSWORD', password: '' }))).issues).toEqual({
      password: 'missing',
    })
    const right = { method: 'PASSWORD', password: PASSWORD }
    expect(await answer(backend.browser, reply, right)).toMatchObject({ kind: 'signedIn' })
    expect(backend.cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
  })

  test('a password sent at the start takes one Cognito call, and EMAIL_OTP after it is a second factor', async () => {
    const backend = createUserAuthBackend({
      settings: { mfa: 'ON', factors: ['EMAIL_OTP'] },
      users: [{ ...jane, attributes: { email } }],
    })
    const reply = await startChallenge(backend.browser, 'jane')
    expect(backend.pool.requestLog.list()[0]?.request).toMatchObject({ AuthFlow: 'USER_AUTH' })
    expect(reply.challenge).toMatchObject({ name: 'EMAIL_OTP', firstFactor: false })
    const refused = await errorOf(backend.browser.call('resend', reply))
    expect(refused.code).toBe('bad_request')
    const code = backend.pool.outbox.last(email)?.code
    expect(await answer(backend.browser, reply, { code })).toMatchObject({ kind: 'signedIn' })
    expect(backend.cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
  })
})

describe('limits', () => {
  test('a fourth code in ten minutes is not sent, whether chosen, resent or preferred', async () => {
    const backend = createUserAuthBackend()
    const reply = await chooseMethod(backend, 'EMAIL_OTP')
    const second = challengeOf(
      await backend.browser.call('resend', { flow: reply.flow, challengeIndex: reply.challengeIndex }),
    )
    await backend.browser.call('resend', { flow: second.flow, challengeIndex: second.challengeIndex })
    expect((await errorOf(chooseMethod(backend, 'SMS_OTP'))).code).toBe('throttled')
    const preferred = createUserAuthBackend({}, 'EMAIL_OTP')
    const start = () => preferred.browser.call('start', { username: 'jane' })
    for (let n = 0; n < 3; n += 1) await start()
    expect((await errorOf(start())).code).toBe('throttled')
  })

  test('wrong chosen passwords count as tries, and a right one refunds them', async () => {
    const backend = createUserAuthBackend()
    const guess = async (password: string) => {
      const reply = challengeOf(await backend.browser.call('start', { username: 'jane' }))
      return answer(backend.browser, reply, { method: 'PASSWORD', password })
    }
    for (let n = 0; n < 3; n += 1) expect(challengeOf(await guess('wrong')).error).toBe('invalid_credentials')
    expect(await guess(PASSWORD)).toMatchObject({ kind: 'signedIn' })
    for (let n = 0; n < 4; n += 1) expect(challengeOf(await guess('wrong')).error).toBe('invalid_credentials')
    expect((await errorOf(guess(PASSWORD))).code).toBe('throttled')
  })
})

test('another start supersedes the sign-in before it', async () => {
  const { browser } = createUserAuthBackend()
  const first = challengeOf(await browser.call('start', { username: 'jane' }))
  const second = challengeOf(await browser.call('start', { username: 'jane' }))
  expect((await errorOf(answer(browser, first, { method: 'EMAIL_OTP' }))).code).toBe('flow_superseded')
  expect((await errorOf(browser.call('resend', { flow: first.flow, challengeIndex: 1 }))).code).toBe('flow_superseded')
  expect(challengeOf(await answer(browser, second, { method: 'EMAIL_OTP' })).challenge.name).toBe('EMAIL_OTP')
})

test.each(['ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'] as const)(
  'with %s a start without a password is refused',
  async (authFlow) => {
    const { browser, cognitoCalls } = createTestBackend({ handler: { authFlow } })
    const { code, issues } = await errorOf(browser.call('start', { username: 'ada' }))
    expect([code, issues, cognitoCalls()]).toEqual(['invalid_answer', { password: 'missing' }, []])
  },
)

test('an unknown user gets a first-factor challenge if the pool prevents user existence errors', async () => {
  const { browser } = createUserAuthBackend({ client: { preventUserExistenceErrors: 'ENABLED' } })
  const unknown = challengeOf(await browser.call('start', { username: 'unknown' }))
  expect(unknown.challenge.name).toMatch(/^(?:SELECT_CHALLENGE|EMAIL_OTP|SMS_OTP|PASSWORD)$/)
})

test('a method that the challenge does not offer is refused without a call to Cognito', async () => {
  const { browser, cognitoCalls } = createUserAuthBackend({ settings: { firstFactors: ['PASSWORD'] } })
  const reply = challengeOf(await browser.call('start', { username: 'jane' }))
  expect(reply.challenge).toMatchObject({ methods: ['PASSWORD'] })
  expect((await errorOf(answer(browser, reply, { method: 'SMS_OTP' }))).issues).toEqual({ method: 'not_offered' })
  expect(cognitoCalls()).toHaveLength(1)
})

test('SELECT_CHALLENGE with only unknown methods is `unsupported`, and with no methods is `upstream_invalid`', async () => {
  const browserOffering = (AvailableChallenges: readonly string[]) => {
    const body = { ChallengeName: 'SELECT_CHALLENGE', ChallengeParameters: {}, Session: 'AYAB', AvailableChallenges }
    const fetch = () => Promise.resolve(Response.json(body))
    return createUserAuthBackend({ sdk: { requestHandler: requestHandler(fetch) } }).browser
  }
  const browser = browserOffering(['FACE_SCAN'])
  const reply = await browser.call('start', { username: 'jane' })
  expect(reply).toMatchObject({ kind: 'unsupported', name: 'FACE_SCAN' })
  expect(await browser.call('resume', {})).toMatchObject({ kind: 'unsupported', name: 'FACE_SCAN' })
  expect((await errorOf(browserOffering([]).call('start', { username: 'jane' }))).code).toBe('upstream_invalid')
})

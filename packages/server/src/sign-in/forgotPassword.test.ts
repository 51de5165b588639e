import { describe, expect, test } from 'vitest'
import { createTestBrowser } from '../testing/testBrowser.ts'
import { answer, createTestBackend, errorOf, PASSWORD, challengeOf } from '../testing/testBackend.ts'

const NEW_PASSWORD = 'Better-horse-2'
const verified = { email: 'ada@example.com', email_verified: 'true' }
const users = [
  { username: 'ada', password: PASSWORD, attributes: verified },
  {
    username: 'disabled',
    password: PASSWORD,
    attributes: { ...verified, email: 'disabled@example.com' },
    enabled: false,
  },
  { username: 'without-email', password: PASSWORD },
  { username: 'temporary', temporaryPassword: PASSWORD, attributes: { ...verified, email: 'temporary@example.com' } },
]
type Prevention = 'LEGACY' | 'ENABLED'
const createResetBackend = (preventUserExistenceErrors: Prevention) =>
  createTestBackend({ settings: { recovery: ['email'] }, users, client: { preventUserExistenceErrors } })

/** The replies to a password reset, a wrong code and a resend, without the ids that differ each time. */
async function visibleReplies(prevention: Prevention, username: string): Promise<string> {
  const { browser, pool } = createResetBackend(prevention)
  const forgot = await browser.send('forgot', { username })
  const { flow = '', challengeIndex = 0 }: { flow?: string; challengeIndex?: number } = JSON.parse(forgot.text)
  const wrong = pool.outbox.last(verified.email)?.code === '000000' ? '000001' : '000000'
  const userAnswer = { code: wrong, newPassword: NEW_PASSWORD }
  const refused = await browser.send('answer', { flow, challengeIndex, answer: userAnswer })
  const resent = await browser.send('resend', { flow, challengeIndex })
  const parts = [forgot, refused, resent].map(({ status, headers, text }) => {
    const comparable = [...headers].map(([name, value]) => [
      name,
      name === 'set-cookie' ? value.replace(/=[^;]*/, '') : value,
    ])
    const id = headers.get('x-ck-request-id') ?? 'none'
    return JSON.stringify([status, comparable, text]).replaceAll(id, '<id>').replaceAll(flow, '<flow>')
  })
  return parts.join('\n').replaceAll(`"${username}"`, '"<username>"').replaceAll(`\\"${username}\\"`, '<username>')
}

describe('user existence', () => {
  test.each(['LEGACY', 'ENABLED'] as const)(
    'the replies of a password reset are identical for an existing, unknown, disabled, unreachable or new account (%s)',
    async (prevention) => {
      const existing = await visibleReplies(prevention, 'ada')
      expect(existing).toMatch(/PASSWORD_RESET_REQUIRED.*\n.*code_mismatch.*\n.*PASSWORD_RESET_REQUIRED/)
      for (const username of ['unknown', 'disabled', 'without-email', 'temporary'])
        expect(await visibleReplies(prevention, username)).toBe(existing)
    },
  )
})

test.each(['LEGACY', 'ENABLED'] as const)(
  'a right code sets the new password and signs the user in (%s)',
  async (prevention) => {
    const { browser, pool, cognitoCalls } = createResetBackend(prevention)
    const reset = challengeOf(await browser.call('forgot', { username: 'ada' }))
    expect(reset).toMatchObject({
      challengeIndex: 1,
      username: 'ada',
      expiresIn: 1_800,
      challenge: { name: 'PASSWORD_RESET_REQUIRED', sent: true, forgotten: true, destination: null },
    })
    const code = pool.outbox.last(verified.email)?.code
    expect(await answer(browser, reset, { code, newPassword: NEW_PASSWORD })).toMatchObject({ kind: 'signedIn' })
    expect(cognitoCalls()).toEqual(['ForgotPassword', 'ConfirmForgotPassword', 'AdminInitiateAuth'])
  },
)

describe('limits', () => {
  test('a fourth reset code in ten minutes is `throttled`, for an existing and for an unknown account', async () => {
    for (const username of ['ada', 'unknown']) {
      const { browser, cognitoCalls } = createResetBackend('ENABLED')
      const first = challengeOf(await browser.call('forgot', { username }))
      const second = challengeOf(await browser.call('resend', { flow: first.flow, challengeIndex: 1 }))
      await browser.call('resend', { flow: first.flow, challengeIndex: second.challengeIndex })
      const refused = await errorOf(browser.call('forgot', { username: username.toUpperCase() }))
      expect([refused.code, refused.retryAfter]).toEqual(['throttled', 600])
      expect(cognitoCalls()).toEqual(['ForgotPassword', 'ForgotPassword', 'ForgotPassword'])
    }
  })

  test('a thirty-first reset code in an hour from the same IP address is `throttled`, whichever account it is for', async () => {
    const { browser, handler } = createResetBackend('ENABLED')
    for (let n = 0; n < 30; n += 1) await browser.call('forgot', { username: `user-${n}` })
    expect((await errorOf(browser.call('forgot', { username: 'another' }))).code).toBe('throttled')
    const elsewhere = createTestBrowser(handler, { clientAddress: '198.51.100.9' })
    expect(await elsewhere.call('forgot', { username: 'another' })).toMatchObject({ kind: 'challenge' })
  })

  test('wrong reset codes do not use up the MFA code tries of the user who has the password', async () => {
    const phone = { phone_number: '+15550839', ...verified }
    const { browser, pool } = createTestBackend({
      settings: { mfa: 'ON', factors: ['SMS_MFA'], recovery: ['email'] },
      users: [{ username: 'ada', password: PASSWORD, attributes: phone }],
    })
    for (let round = 0; round < 2; round += 1) {
      const reset = challengeOf(await browser.call('forgot', { username: 'ada' }))
      for (let n = 0; n < 5; n += 1)
        await errorOf(answer(browser, reset, { code: '000000', newPassword: NEW_PASSWORD }))
      expect((await errorOf(answer(browser, reset, { code: '000000', newPassword: NEW_PASSWORD }))).code).toBe(
        'throttled',
      )
    }
    const reply = challengeOf(await browser.call('start', { username: 'ada', password: PASSWORD }))
    const code = pool.outbox.last('+15550839')?.code
    expect(await answer(browser, reply, { code })).toMatchObject({ kind: 'signedIn' })
  })
})

describe('errors', () => {
  test('errors that do not depend on the account are shown: Cognito is unavailable, misconfigured or throttling', async () => {
    for (const [name, code] of [
      ['InternalErrorException', 'upstream_unavailable'],
      ['ResourceNotFoundException', 'server_misconfigured'],
      ['TooManyRequestsException', 'throttled'],
    ] as const) {
      const { browser, pool } = createResetBackend('ENABLED')
      pool.faults.next('ForgotPassword', { kind: 'error', name, message: '' })
      expect((await errorOf(browser.call('forgot', { username: 'ada' }))).code).toBe(code)
    }
  })

  test('a password reset without a username is refused before any call to Cognito', async () => {
    const { browser, cognitoCalls } = createResetBackend('ENABLED')
    expect((await errorOf(browser.call('forgot', { username: '' }))).issues).toEqual({ username: 'missing' })
    expect(cognitoCalls()).toEqual([])
  })

  test('Cognito errors that only existing accounts get look like a wrong code', async () => {
    const errorAfter = async (operation: 'ForgotPassword' | 'ConfirmForgotPassword', name: string) => {
      const { browser, pool } = createResetBackend('ENABLED')
      pool.faults.next(operation, { kind: 'error', name, message: 'Attempt limit exceeded' })
      const reply = challengeOf(await browser.call('forgot', { username: 'ada' }))
      return (await errorOf(answer(browser, reply, { code: '000000', newPassword: NEW_PASSWORD }))).code
    }
    for (const name of ['LimitExceededException', 'TooManyFailedAttemptsException', 'NotAuthorizedException'])
      expect(await errorAfter('ConfirmForgotPassword', name)).toBe('code_mismatch')
    for (const name of ['UnexpectedLambdaException', 'InvalidLambdaResponseException', 'UserLambdaValidationException'])
      expect(await errorAfter('ForgotPassword', name)).toBe('code_mismatch')
    expect(await errorAfter('ConfirmForgotPassword', 'TooManyRequestsException')).toBe('throttled')
  })
})

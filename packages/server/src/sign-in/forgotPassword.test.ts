import { expect, test } from 'vitest'
import { createTestBrowser } from '../testing/testBrowser.ts'
import { answer, createTestBackend, errorOf, PASSWORD, challengeOf } from '../testing/testBackend.ts'

const NEW = 'Better-horse-2'
const verified = { email: 'ada@example.com', email_verified: 'true' }
const users = [
  { username: 'ada', password: PASSWORD, attributes: verified },
  { username: 'gone', password: PASSWORD, attributes: { ...verified, email: 'gone@example.com' }, enabled: false },
  { username: 'bare', password: PASSWORD },
  { username: 'fresh', temporaryPassword: PASSWORD, attributes: { ...verified, email: 'fresh@example.com' } },
]
type Prevention = 'LEGACY' | 'ENABLED'
const rigWith = (preventUserExistenceErrors: Prevention) =>
  createTestBackend({ settings: { recovery: ['email'] }, users, client: { preventUserExistenceErrors } })

/** All there is to see of a forgotten password and a wrong code after it, without what is new each time. */
async function seen(prevention: Prevention, username: string): Promise<string> {
  const { browser, pool } = rigWith(prevention)
  const forgot = await browser.send('forgot', { username })
  const { flow = '', challengeIndex = 0 }: { flow?: string; challengeIndex?: number } = JSON.parse(forgot.text)
  const wrong = pool.outbox.last(verified.email)?.code === '000000' ? '000001' : '000000'
  const given = { code: wrong, newPassword: NEW }
  const answered = await browser.send('answer', { flow, challengeIndex, answer: given })
  const again = await browser.send('resend', { flow, challengeIndex })
  const parts = [forgot, answered, again].map(({ status, headers, text }) => {
    const kept = [...headers].map(([name, value]) => [
      name,
      name === 'set-cookie' ? value.replace(/=[^;]*/, '') : value,
    ])
    const id = headers.get('x-ck-request-id') ?? 'none'
    return JSON.stringify([status, kept, text]).replaceAll(id, '<id>').replaceAll(flow, '<flow>')
  })
  return parts.join('\n').replaceAll(`"${username}"`, '"<username>"').replaceAll(`\\"${username}\\"`, '<username>')
}

test.each(['LEGACY', 'ENABLED'] as const)(
  'a forgotten password looks identical whether the account exists, is disabled, unreachable or new (%s)',
  async (prevention) => {
    const known = await seen(prevention, 'ada')
    expect(known).toMatch(/PASSWORD_RESET_REQUIRED.*\n.*code_mismatch.*\n.*PASSWORD_RESET_REQUIRED/)
    for (const username of ['nobody', 'gone', 'bare', 'fresh']) expect(await seen(prevention, username)).toBe(known)
  },
)

test.each(['LEGACY', 'ENABLED'] as const)(
  'whoever has the code is signed in with the new password (%s)',
  async (prevention) => {
    const { browser, pool, cognitoCalls } = rigWith(prevention)
    const sent = challengeOf(await browser.call('forgot', { username: 'ada' }))
    expect(sent).toMatchObject({
      challengeIndex: 1,
      username: 'ada',
      expiresIn: 1_800,
      challenge: { name: 'PASSWORD_RESET_REQUIRED', sent: true, forgotten: true, destination: null },
    })
    const code = pool.outbox.last(verified.email)?.code
    expect(await answer(browser, sent, { code, newPassword: NEW })).toMatchObject({ kind: 'signedIn' })
    expect(cognitoCalls()).toEqual(['ForgotPassword', 'ConfirmForgotPassword', 'AdminInitiateAuth'])
  },
)

test('no code goes out more than three times in ten minutes, for an account that exists or not', async () => {
  for (const username of ['ada', 'nobody']) {
    const { browser, cognitoCalls } = rigWith('ENABLED')
    const first = challengeOf(await browser.call('forgot', { username }))
    const second = challengeOf(await browser.call('resend', { flow: first.flow, challengeIndex: 1 }))
    await browser.call('resend', { flow: first.flow, challengeIndex: second.challengeIndex })
    const refused = await errorOf(browser.call('forgot', { username: username.toUpperCase() }))
    expect([refused.code, refused.retryAfter]).toEqual(['throttled', 600])
    expect(cognitoCalls()).toEqual(['ForgotPassword', 'ForgotPassword', 'ForgotPassword'])
  }
})

test('one network sends ten codes an hour, to whomever', async () => {
  const { browser, handler } = rigWith('ENABLED')
  for (let n = 0; n < 10; n += 1) await browser.call('forgot', { username: `person-${n}` })
  expect((await errorOf(browser.call('forgot', { username: 'another' }))).code).toBe('throttled')
  const elsewhere = createTestBrowser(handler, { clientAddress: '198.51.100.9' })
  expect(await elsewhere.call('forgot', { username: 'another' })).toMatchObject({ kind: 'challenge' })
})

test('wrong codes of a stranger do not use up those of whoever has the password', async () => {
  const phone = { phone_number: '+15550839', ...verified }
  const { browser, pool } = createTestBackend({
    settings: { mfa: 'ON', factors: ['SMS_MFA'], recovery: ['email'] },
    users: [{ username: 'ada', password: PASSWORD, attributes: phone }],
  })
  for (let round = 0; round < 2; round += 1) {
    const sent = challengeOf(await browser.call('forgot', { username: 'ada' }))
    for (let n = 0; n < 5; n += 1) await errorOf(answer(browser, sent, { code: '000000', newPassword: NEW }))
    expect((await errorOf(answer(browser, sent, { code: '000000', newPassword: NEW }))).code).toBe('throttled')
  }
  const asked = challengeOf(await browser.call('start', { username: 'ada', password: PASSWORD }))
  const code = pool.outbox.last('+15550839')?.code
  expect(await answer(browser, asked, { code })).toMatchObject({ kind: 'signedIn' })
})

test('what says nothing about the account is said: Cognito away, set up wrongly, or overrun', async () => {
  for (const [name, code] of [
    ['InternalErrorException', 'upstream_unavailable'],
    ['ResourceNotFoundException', 'server_misconfigured'],
    ['TooManyRequestsException', 'throttled'],
  ] as const) {
    const { browser, pool } = rigWith('ENABLED')
    pool.faults.next('ForgotPassword', { kind: 'error', name, message: '' })
    expect((await errorOf(browser.call('forgot', { username: 'ada' }))).code).toBe(code)
  }
})

test('without a name nothing is asked for', async () => {
  const { browser, cognitoCalls } = rigWith('ENABLED')
  expect((await errorOf(browser.call('forgot', { username: '' }))).issues).toEqual({ username: 'missing' })
  expect(cognitoCalls()).toEqual([])
})

test('what Cognito says only of accounts, after tries or by a trigger, looks as it does for nobody', async () => {
  const forgotten = async (operation: 'ForgotPassword' | 'ConfirmForgotPassword', name: string) => {
    const { browser, pool } = rigWith('ENABLED')
    pool.faults.next(operation, { kind: 'error', name, message: 'Attempt limit exceeded' })
    const asked = challengeOf(await browser.call('forgot', { username: 'ada' }))
    return (await errorOf(answer(browser, asked, { code: '000000', newPassword: NEW }))).code
  }
  for (const name of ['LimitExceededException', 'TooManyFailedAttemptsException', 'NotAuthorizedException'])
    expect(await forgotten('ConfirmForgotPassword', name)).toBe('code_mismatch')
  for (const name of ['UnexpectedLambdaException', 'InvalidLambdaResponseException', 'UserLambdaValidationException'])
    expect(await forgotten('ForgotPassword', name)).toBe('code_mismatch')
  expect(await forgotten('ConfirmForgotPassword', 'TooManyRequestsException')).toBe('throttled')
})

import { expect, test } from 'vitest'
import {
  answer,
  challengeOf,
  createTestBackend,
  errorOf,
  PASSWORD,
  startChallenge,
  type TestBackendOptions,
} from '../testing/testBackend.ts'
import { stringMatching } from '../testing/matchers.ts'

const NEW_PASSWORD = 'Better-horse-2'
const email = 'ada@example.com'
const attributes = { email, email_verified: 'true', phone_number: '+15550839', phone_number_verified: 'true' }
const policy = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
}

function resetRequiredBackend({ settings, ...more }: TestBackendOptions = {}) {
  const backend = createTestBackend({
    settings: { recovery: ['email'], ...settings },
    users: [{ username: 'ada', password: PASSWORD, status: 'RESET_REQUIRED', attributes }],
    ...more,
  })
  const sentCode = (): string => backend.pool.outbox.last(email)?.code ?? ''
  const resend = ({ flow, challengeIndex }: { flow: string; challengeIndex: number }) =>
    backend.browser.call('resend', { flow, challengeIndex })
  return { ...backend, sentCode, resend }
}

test('a reset that the pool requires sends a code only on request, and the new password signs the user in', async () => {
  const { browser, pool, cognitoCalls, sentCode, resend } = resetRequiredBackend({
    handler: { pool: { passwordPolicy: policy } },
  })
  const reply = await startChallenge(browser)
  const challenge = { name: 'PASSWORD_RESET_REQUIRED', sent: false, destination: null, forgotten: false }
  expect([reply.challengeIndex, reply.expiresIn]).toEqual([1, 1_800])
  expect(reply.challenge).toMatchObject({ ...challenge, passwordPolicy: policy })
  expect(pool.outbox.messages()).toEqual([])
  const resent = challengeOf(await resend(reply))
  expect([resent.flow, resent.challengeIndex]).toEqual([reply.flow, 2])
  expect(resent.challenge).toMatchObject({ sent: true, destination: stringMatching(/^a\*+@/) })
  expect(await browser.call('resume', {})).toEqual(resent)
  expect(await answer(browser, resent, { code: sentCode(), newPassword: NEW_PASSWORD })).toMatchObject({
    kind: 'signedIn',
  })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'ForgotPassword', 'ConfirmForgotPassword', 'AdminInitiateAuth'])
})

test('after the reset Cognito still requires the second factor', async () => {
  const { browser, resend, sentCode, pool } = resetRequiredBackend({
    settings: { mfa: 'ON', factors: ['SMS_MFA'] },
  })
  const resent = challengeOf(await resend(await startChallenge(browser)))
  const next = challengeOf(await answer(browser, resent, { code: sentCode(), newPassword: NEW_PASSWORD }))
  expect(next).toMatchObject({ flow: resent.flow, challengeIndex: 3, challenge: { name: 'SMS_MFA' }, expiresIn: 180 })
  const code = pool.outbox.last('+15550839')?.code
  expect(await answer(browser, next, { code })).toMatchObject({ kind: 'signedIn' })
})

test('a wrong code or a password that the pool refuses keeps the challenge', async () => {
  const { browser, resend, sentCode } = resetRequiredBackend()
  const resent = challengeOf(await resend(await startChallenge(browser)))
  const wrongCode = { code: sentCode() === '000000' ? '000001' : '000000', newPassword: NEW_PASSWORD }
  expect((await errorOf(answer(browser, resent, wrongCode))).code).toBe('code_mismatch')
  expect((await errorOf(answer(browser, resent, { code: sentCode(), newPassword: 'weak' }))).code).toBe(
    'password_rejected',
  )
  expect(await answer(browser, resent, { code: sentCode(), newPassword: NEW_PASSWORD })).toMatchObject({
    kind: 'signedIn',
  })
})

test('if the sign-in fails after the reset, the user restarts with the notice `password_changed`', async () => {
  const { browser, pool, resend, sentCode, events } = resetRequiredBackend()
  const resent = challengeOf(await resend(await startChallenge(browser)))
  pool.faults.next('AdminInitiateAuth', { kind: 'internal' })
  const reply = await answer(browser, resent, { code: sentCode(), newPassword: NEW_PASSWORD })
  expect(reply).toEqual({ kind: 'restart', username: 'ada', notice: 'password_changed' })
  expect(browser.cookies.size).toBe(0)
  expect(events.at(-1)).toMatchObject({ outcome: 'restart', exception: 'InternalErrorException' })
  expect(await browser.call('start', { username: 'ada', password: NEW_PASSWORD })).toMatchObject({ kind: 'signedIn' })
})

test('a lost reply to ConfirmForgotPassword is `outcome_unknown`, and the call is not repeated', async () => {
  const { browser, pool, resend, sentCode, cognitoCalls } = resetRequiredBackend()
  const resent = challengeOf(await resend(await startChallenge(browser)))
  pool.faults.next('ConfirmForgotPassword', { kind: 'lostReply' })
  const error = await errorOf(answer(browser, resent, { code: sentCode(), newPassword: NEW_PASSWORD }))
  expect(error.code).toBe('outcome_unknown')
  expect(cognitoCalls().filter((call) => call === 'ConfirmForgotPassword')).toHaveLength(1)
})

test('with `accountState: hidden` an account that needs a reset looks like a wrong password', async () => {
  const { browser } = resetRequiredBackend({ handler: { accountState: 'hidden' } })
  expect((await errorOf(browser.call('start', { username: 'ada', password: PASSWORD }))).code).toBe(
    'invalid_credentials',
  )
  expect(browser.setCookies()).toEqual([])
})

test('ForgotPassword sends the username as typed, a SecretHash for it, and the browser’s IP address', async () => {
  const { browser, resend, pool } = resetRequiredBackend({ settings: { aliasAttributes: ['email'] } })
  await resend(await startChallenge(browser, email))
  expect(pool.requestLog.list().at(-1)?.request).toMatchObject({
    Username: email,
    SecretHash: stringMatching(/./),
    UserContextData: { IpAddress: '203.0.113.7' },
  })
})

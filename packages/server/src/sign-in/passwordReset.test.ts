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
  const codeSent = (): string => backend.pool.outbox.last(email)?.code ?? ''
  const resend = ({ flow, challengeIndex }: { flow: string; challengeIndex: number }) =>
    backend.browser.call('resend', { flow, challengeIndex })
  return { ...backend, codeSent, resend }
}

test('a reset that the pool demands: no code goes out unasked, then one does, and the sign-in goes on by itself', async () => {
  const { browser, pool, cognitoCalls, codeSent, resend } = resetRequiredBackend({
    handler: { pool: { passwordPolicy: policy } },
  })
  const asked = await startChallenge(browser)
  const challenge = { name: 'PASSWORD_RESET_REQUIRED', sent: false, destination: null, forgotten: false }
  expect([asked.challengeIndex, asked.expiresIn]).toEqual([1, 1_800])
  expect(asked.challenge).toMatchObject({ ...challenge, passwordPolicy: policy })
  expect(pool.outbox.messages()).toEqual([])
  const sent = challengeOf(await resend(asked))
  expect([sent.flow, sent.challengeIndex]).toEqual([asked.flow, 2])
  expect(sent.challenge).toMatchObject({ sent: true, destination: stringMatching(/^a\*+@/) })
  expect(await browser.call('resume', {})).toEqual(sent)
  expect(await answer(browser, sent, { code: codeSent(), newPassword: NEW_PASSWORD })).toMatchObject({
    kind: 'signedIn',
  })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'ForgotPassword', 'ConfirmForgotPassword', 'AdminInitiateAuth'])
})

test('after a reset the next question comes as it would have: a second factor', async () => {
  const { browser, resend, codeSent, pool } = resetRequiredBackend({
    settings: { mfa: 'ON', factors: ['SMS_MFA'] },
  })
  const sent = challengeOf(await resend(await startChallenge(browser)))
  const next = challengeOf(await answer(browser, sent, { code: codeSent(), newPassword: NEW_PASSWORD }))
  expect(next).toMatchObject({ flow: sent.flow, challengeIndex: 3, challenge: { name: 'SMS_MFA' }, expiresIn: 180 })
  const code = pool.outbox.last('+15550839')?.code
  expect(await answer(browser, next, { code })).toMatchObject({ kind: 'signedIn' })
})

test('a wrong code, and a password that the pool refuses, keep the question', async () => {
  const { browser, resend, codeSent } = resetRequiredBackend()
  const sent = challengeOf(await resend(await startChallenge(browser)))
  const wrong = { code: codeSent() === '000000' ? '000001' : '000000', newPassword: NEW_PASSWORD }
  expect((await errorOf(answer(browser, sent, wrong))).code).toBe('code_mismatch')
  expect((await errorOf(answer(browser, sent, { code: codeSent(), newPassword: 'weak' }))).code).toBe(
    'password_rejected',
  )
  expect(await answer(browser, sent, { code: codeSent(), newPassword: NEW_PASSWORD })).toMatchObject({
    kind: 'signedIn',
  })
})

test('a password that is set although the sign-in cannot go on: sign in again, and why', async () => {
  const { browser, pool, resend, codeSent, events } = resetRequiredBackend()
  const sent = challengeOf(await resend(await startChallenge(browser)))
  pool.faults.next('AdminInitiateAuth', { kind: 'internal' })
  const reply = await answer(browser, sent, { code: codeSent(), newPassword: NEW_PASSWORD })
  expect(reply).toEqual({ kind: 'restart', username: 'ada', notice: 'password_changed' })
  expect(browser.cookies.size).toBe(0)
  expect(events.at(-1)).toMatchObject({ outcome: 'restart', exception: 'InternalErrorException' })
  expect(await browser.call('start', { username: 'ada', password: NEW_PASSWORD })).toMatchObject({ kind: 'signedIn' })
})

test('whether a confirmation counted is not known: it is not sent again', async () => {
  const { browser, pool, resend, codeSent, cognitoCalls } = resetRequiredBackend()
  const sent = challengeOf(await resend(await startChallenge(browser)))
  pool.faults.next('ConfirmForgotPassword', { kind: 'lostReply' })
  const error = await errorOf(answer(browser, sent, { code: codeSent(), newPassword: NEW_PASSWORD }))
  expect(error.code).toBe('outcome_unknown')
  expect(cognitoCalls().filter((call) => call === 'ConfirmForgotPassword')).toHaveLength(1)
})

test('RESET_REQUIRED looks like a wrong password where accounts are hidden', async () => {
  const { browser } = resetRequiredBackend({ handler: { accountState: 'hidden' } })
  expect((await errorOf(browser.call('start', { username: 'ada', password: PASSWORD }))).code).toBe(
    'invalid_credentials',
  )
  expect(browser.setCookies()).toEqual([])
})

test('SECRET_HASH is over the very name of its request, and the browser’s address goes along', async () => {
  const { browser, resend, pool } = resetRequiredBackend({ settings: { aliasAttributes: ['email'] } })
  await resend(await startChallenge(browser, email))
  expect(pool.requestLog.list().at(-1)?.request).toMatchObject({
    Username: email,
    SecretHash: stringMatching(/./),
    UserContextData: { IpAddress: '203.0.113.7' },
  })
})

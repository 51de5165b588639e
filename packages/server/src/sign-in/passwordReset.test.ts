import type { Reply } from '@challenge-kit/core'
import { expect, test } from 'vitest'
import { answer, createRig, failure, PASSWORD, question, type RigOptions, startQuestion } from '../testing/rig.ts'
import { textLike } from '../testing/matchers.ts'

const NEW = 'Better-horse-2'
const email = 'ada@example.com'
const attributes = { email, email_verified: 'true', phone_number: '+15550839', phone_number_verified: 'true' }
const policy = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
}

const person = (status: 'RESET_REQUIRED' | 'UNCONFIRMED') => ({
  username: 'ada',
  password: PASSWORD,
  status,
  attributes,
})

function rigFor(status: 'RESET_REQUIRED' | 'UNCONFIRMED', { settings, ...more }: RigOptions = {}) {
  const rig = createRig({
    settings: { recovery: ['email'], autoVerify: ['email'], ...settings },
    users: [person(status)],
    ...more,
  })
  const codeSent = (): string => rig.pool.outbox.last(email)?.code ?? ''
  return { ...rig, codeSent, resend: resendIn(rig.browser) }
}

const resendIn =
  (browser: ReturnType<typeof createRig>['browser']) =>
  ({ flow, challengeIndex }: { flow: string; challengeIndex: number }): Promise<Reply> =>
    browser.call('resend', { flow, challengeIndex })

test('a reset that the pool demands: no code goes out unasked, then one does, and the sign-in goes on by itself', async () => {
  const { browser, pool, upstream, codeSent, resend } = rigFor('RESET_REQUIRED', {
    handler: { pool: { passwordPolicy: policy } },
  })
  const asked = await startQuestion(browser)
  const challenge = { name: 'PASSWORD_RESET_REQUIRED', sent: false, destination: null, forgotten: false }
  expect([asked.challengeIndex, asked.expiresIn]).toEqual([1, 1_800])
  expect(asked.challenge).toMatchObject({ ...challenge, passwordPolicy: policy })
  expect(pool.outbox.messages()).toEqual([])
  const sent = question(await resend(asked))
  expect([sent.flow, sent.challengeIndex]).toEqual([asked.flow, 2])
  expect(sent.challenge).toMatchObject({ sent: true, destination: textLike(/^a\*+@/) })
  expect(await browser.call('resume', {})).toEqual(sent)
  expect(await answer(browser, sent, { code: codeSent(), newPassword: NEW })).toMatchObject({ kind: 'signedIn' })
  expect(upstream()).toEqual(['AdminInitiateAuth', 'ForgotPassword', 'ConfirmForgotPassword', 'AdminInitiateAuth'])
})

test('after a reset the next question comes as it would have: a second factor', async () => {
  const { browser, resend, codeSent, pool } = rigFor('RESET_REQUIRED', {
    settings: { mfa: 'ON', factors: ['SMS_MFA'] },
  })
  const sent = question(await resend(await startQuestion(browser)))
  const next = question(await answer(browser, sent, { code: codeSent(), newPassword: NEW }))
  expect(next).toMatchObject({ flow: sent.flow, challengeIndex: 3, challenge: { name: 'SMS_MFA' }, expiresIn: 180 })
  const code = pool.outbox.last('+15550839')?.code
  expect(await answer(browser, next, { code })).toMatchObject({ kind: 'signedIn' })
})

test('a wrong code, and a password that the pool refuses, keep the question', async () => {
  const { browser, resend, codeSent } = rigFor('RESET_REQUIRED')
  const sent = question(await resend(await startQuestion(browser)))
  const wrong = { code: codeSent() === '000000' ? '000001' : '000000', newPassword: NEW }
  expect((await failure(answer(browser, sent, wrong))).code).toBe('code_mismatch')
  expect((await failure(answer(browser, sent, { code: codeSent(), newPassword: 'weak' }))).code).toBe(
    'password_rejected',
  )
  expect(await answer(browser, sent, { code: codeSent(), newPassword: NEW })).toMatchObject({ kind: 'signedIn' })
})

test('a password that is set although the sign-in cannot go on: sign in again, and why', async () => {
  const { browser, pool, resend, codeSent, events } = rigFor('RESET_REQUIRED')
  const sent = question(await resend(await startQuestion(browser)))
  pool.faults.next('AdminInitiateAuth', { kind: 'internal' })
  const reply = await answer(browser, sent, { code: codeSent(), newPassword: NEW })
  expect(reply).toEqual({ kind: 'restart', username: 'ada', notice: 'password_changed' })
  expect(browser.cookies.size).toBe(0)
  expect(events.at(-1)).toMatchObject({ outcome: 'restart', exception: 'InternalErrorException' })
  expect(await browser.call('start', { username: 'ada', password: NEW })).toMatchObject({ kind: 'signedIn' })
})

test('whether a confirmation counted is not known: it is not sent again', async () => {
  const { browser, pool, resend, codeSent, upstream } = rigFor('RESET_REQUIRED')
  const sent = question(await resend(await startQuestion(browser)))
  pool.faults.next('ConfirmForgotPassword', { kind: 'lostReply' })
  const error = await failure(answer(browser, sent, { code: codeSent(), newPassword: NEW }))
  expect(error.code).toBe('outcome_unknown')
  expect(upstream().filter((call) => call === 'ConfirmForgotPassword')).toHaveLength(1)
})

test.each(['RESET_REQUIRED', 'UNCONFIRMED'] as const)(
  '%s looks like a wrong password where accounts are hidden',
  async (status) => {
    const { browser } = rigFor(status, { handler: { accountState: 'hidden' } })
    expect((await failure(browser.call('start', { username: 'ada', password: PASSWORD }))).code).toBe(
      'invalid_credentials',
    )
    expect(browser.setCookies()).toEqual([])
  },
)

test('an account is confirmed with the code of its sign-up, resent on request; then one signs in', async () => {
  const { browser, resend, codeSent, upstream } = rigFor('UNCONFIRMED', {
    settings: { confirmSignUpSession: 'requested' },
  })
  const asked = await startQuestion(browser)
  expect(asked.challenge).toEqual({ name: 'USER_NOT_CONFIRMED', destination: null })
  const sent = question(await resend(asked))
  expect(sent.challengeIndex).toBe(2)
  expect(sent.challenge).toMatchObject({ name: 'USER_NOT_CONFIRMED', destination: textLike(/^a\*+@/) })
  const reply = await answer(browser, sent, { code: codeSent() })
  expect(reply).toEqual({ kind: 'restart', username: 'ada', notice: 'confirmed' })
  expect(upstream()).toEqual(['AdminInitiateAuth', 'ResendConfirmationCode', 'ConfirmSignUp'])
  expect(await browser.call('start', { username: 'ada', password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
})

test('where the confirmation comes with a Session, it signs in', async () => {
  const { browser, pool, resend, codeSent } = rigFor('UNCONFIRMED', {
    settings: { confirmSignUpSession: 'userAuth' },
  })
  const sent = question(await resend(await startQuestion(browser)))
  expect(await answer(browser, sent, { code: codeSent() })).toMatchObject({ kind: 'signedIn' })
  expect(pool.requestLog.list().at(-1)).toMatchObject({ operation: 'InitiateAuth', request: { AuthFlow: 'USER_AUTH' } })
})

test('what follows a confirmation is answered with the same public calls', async () => {
  const { browser, pool, resend, codeSent, upstream } = rigFor('UNCONFIRMED')
  const sent = question(await resend(await startQuestion(browser)))
  pool.faults.next('InitiateAuth', { kind: 'challenge', name: 'SMS_MFA' })
  const next = question(await answer(browser, sent, { code: codeSent() }))
  expect(next).toMatchObject({ challengeIndex: 3, challenge: { name: 'SMS_MFA' } })
  await failure(answer(browser, next, { code: '123456' }))
  expect(upstream().slice(-2)).toEqual(['InitiateAuth', 'RespondToAuthChallenge'])
})

test('a Session that does not sign in is no reason to fail: the account is confirmed', async () => {
  const { browser, pool, resend, codeSent } = rigFor('UNCONFIRMED')
  const sent = question(await resend(await startQuestion(browser)))
  pool.faults.next('InitiateAuth', { kind: 'internal' })
  expect(await answer(browser, sent, { code: codeSent() })).toMatchObject({ kind: 'restart', notice: 'confirmed' })
})

test('who is confirmed meanwhile, by a link or an administrator, is told so, and wrong codes keep the question', async () => {
  const { browser, resend, codeSent, pool } = rigFor('UNCONFIRMED')
  const sent = question(await resend(await startQuestion(browser)))
  const code = codeSent() === '000000' ? '000001' : '000000'
  expect((await failure(answer(browser, sent, { code }))).code).toBe('code_mismatch')
  const confirmed = {
    kind: 'error',
    name: 'NotAuthorizedException',
    message: 'User cannot be confirmed. Current status is CONFIRMED',
  } as const
  pool.faults.next('ConfirmSignUp', confirmed)
  expect(await answer(browser, sent, { code })).toMatchObject({ kind: 'restart', notice: 'confirmed' })
  const again = await startQuestion(browser)
  pool.faults.next('ResendConfirmationCode', {
    ...confirmed,
    name: 'InvalidParameterException',
    message: 'User is already confirmed.',
  })
  expect(await resend(again)).toMatchObject({ kind: 'restart', notice: 'confirmed' })
})

test('SECRET_HASH is over the very name of its request, and the browser’s address goes along', async () => {
  const { browser, resend, pool } = rigFor('RESET_REQUIRED', { settings: { aliasAttributes: ['email'] } })
  await resend(await startQuestion(browser, email))
  expect(pool.requestLog.list().at(-1)?.request).toMatchObject({
    Username: email,
    SecretHash: textLike(/./),
    UserContextData: { IpAddress: '203.0.113.7' },
  })
})

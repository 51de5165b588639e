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

const email = 'ada@example.com'
const attributes = { email, email_verified: 'true', phone_number: '+15550839', phone_number_verified: 'true' }

function unconfirmedBackend({ settings, ...more }: TestBackendOptions = {}) {
  const backend = createTestBackend({
    settings: { autoVerify: ['email'], ...settings },
    users: [{ username: 'ada', password: PASSWORD, status: 'UNCONFIRMED', attributes }],
    ...more,
  })
  const codeSent = (): string => backend.pool.outbox.last(email)?.code ?? ''
  const resend = ({ flow, challengeIndex }: { flow: string; challengeIndex: number }) =>
    backend.browser.call('resend', { flow, challengeIndex })
  return { ...backend, codeSent, resend }
}

test('an account is confirmed with the code of its sign-up, resent on request; then one signs in', async () => {
  const { browser, resend, codeSent, cognitoCalls } = unconfirmedBackend({
    settings: { confirmSignUpSession: 'requested' },
  })
  const asked = await startChallenge(browser)
  expect(asked.challenge).toEqual({ name: 'USER_NOT_CONFIRMED', destination: null })
  const sent = challengeOf(await resend(asked))
  expect(sent.challengeIndex).toBe(2)
  expect(sent.challenge).toMatchObject({ name: 'USER_NOT_CONFIRMED', destination: stringMatching(/^a\*+@/) })
  const reply = await answer(browser, sent, { code: codeSent() })
  expect(reply).toEqual({ kind: 'restart', username: 'ada', notice: 'confirmed' })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'ResendConfirmationCode', 'ConfirmSignUp'])
  expect(await browser.call('start', { username: 'ada', password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
})

test('where the confirmation comes with a Session, it signs in', async () => {
  const { browser, pool, resend, codeSent } = unconfirmedBackend({
    settings: { confirmSignUpSession: 'userAuth' },
  })
  const sent = challengeOf(await resend(await startChallenge(browser)))
  expect(await answer(browser, sent, { code: codeSent() })).toMatchObject({ kind: 'signedIn' })
  expect(pool.requestLog.list().at(-1)).toMatchObject({ operation: 'InitiateAuth', request: { AuthFlow: 'USER_AUTH' } })
})

test('what follows a confirmation is answered with the same public calls', async () => {
  const { browser, pool, resend, codeSent, cognitoCalls } = unconfirmedBackend()
  const sent = challengeOf(await resend(await startChallenge(browser)))
  pool.faults.next('InitiateAuth', { kind: 'challenge', name: 'SMS_MFA' })
  const next = challengeOf(await answer(browser, sent, { code: codeSent() }))
  expect(next).toMatchObject({ challengeIndex: 3, challenge: { name: 'SMS_MFA' } })
  await errorOf(answer(browser, next, { code: '123456' }))
  expect(cognitoCalls().slice(-2)).toEqual(['InitiateAuth', 'RespondToAuthChallenge'])
})

test('a Session that does not sign in is no reason to fail: the account is confirmed', async () => {
  const { browser, pool, resend, codeSent } = unconfirmedBackend()
  const sent = challengeOf(await resend(await startChallenge(browser)))
  pool.faults.next('InitiateAuth', { kind: 'internal' })
  expect(await answer(browser, sent, { code: codeSent() })).toMatchObject({ kind: 'restart', notice: 'confirmed' })
})

test('who is confirmed meanwhile, by a link or an administrator, is told so, and wrong codes keep the question', async () => {
  const { browser, resend, codeSent, pool } = unconfirmedBackend()
  const sent = challengeOf(await resend(await startChallenge(browser)))
  const code = codeSent() === '000000' ? '000001' : '000000'
  expect((await errorOf(answer(browser, sent, { code }))).code).toBe('code_mismatch')
  const confirmed = {
    kind: 'error',
    name: 'NotAuthorizedException',
    message: 'User cannot be confirmed. Current status is CONFIRMED',
  } as const
  pool.faults.next('ConfirmSignUp', confirmed)
  expect(await answer(browser, sent, { code })).toMatchObject({ kind: 'restart', notice: 'confirmed' })
  const again = await startChallenge(browser)
  pool.faults.next('ResendConfirmationCode', {
    ...confirmed,
    name: 'InvalidParameterException',
    message: 'User is already confirmed.',
  })
  expect(await resend(again)).toMatchObject({ kind: 'restart', notice: 'confirmed' })
})

test('UNCONFIRMED looks like a wrong password where accounts are hidden', async () => {
  const { browser } = unconfirmedBackend({ handler: { accountState: 'hidden' } })
  expect((await errorOf(browser.call('start', { username: 'ada', password: PASSWORD }))).code).toBe(
    'invalid_credentials',
  )
  expect(browser.setCookies()).toEqual([])
})

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
  const sentCode = (): string => backend.pool.outbox.last(email)?.code ?? ''
  const resend = ({ flow, challengeIndex }: { flow: string; challengeIndex: number }) =>
    backend.browser.call('resend', { flow, challengeIndex })
  return { ...backend, sentCode, resend }
}

test('a resent code confirms the account, and the user restarts with the notice `confirmed`', async () => {
  const { browser, resend, sentCode, cognitoCalls } = unconfirmedBackend({
    settings: { confirmSignUpSession: 'requested' },
  })
  const reply = await startChallenge(browser)
  expect(reply.challenge).toEqual({ name: 'USER_NOT_CONFIRMED', destination: null })
  const resent = challengeOf(await resend(reply))
  expect(resent.challengeIndex).toBe(2)
  expect(resent.challenge).toMatchObject({ name: 'USER_NOT_CONFIRMED', destination: stringMatching(/^a\*+@/) })
  const confirmed = await answer(browser, resent, { code: sentCode() })
  expect(confirmed).toEqual({ kind: 'restart', username: 'ada', notice: 'confirmed' })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'ResendConfirmationCode', 'ConfirmSignUp'])
  expect(await browser.call('start', { username: 'ada', password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
})

test('if ConfirmSignUp returns a Cognito Session, the user is signed in', async () => {
  const { browser, pool, resend, sentCode } = unconfirmedBackend({
    settings: { confirmSignUpSession: 'userAuth' },
  })
  const resent = challengeOf(await resend(await startChallenge(browser)))
  expect(await answer(browser, resent, { code: sentCode() })).toMatchObject({ kind: 'signedIn' })
  expect(pool.requestLog.list().at(-1)).toMatchObject({ operation: 'InitiateAuth', request: { AuthFlow: 'USER_AUTH' } })
})

test('a challenge after ConfirmSignUp is answered with the public RespondToAuthChallenge', async () => {
  const { browser, pool, resend, sentCode, cognitoCalls } = unconfirmedBackend()
  const resent = challengeOf(await resend(await startChallenge(browser)))
  pool.faults.next('InitiateAuth', { kind: 'challenge', name: 'SMS_MFA' })
  const next = challengeOf(await answer(browser, resent, { code: sentCode() }))
  expect(next).toMatchObject({ challengeIndex: 3, challenge: { name: 'SMS_MFA' } })
  await errorOf(answer(browser, next, { code: '123456' }))
  expect(cognitoCalls().slice(-2)).toEqual(['InitiateAuth', 'RespondToAuthChallenge'])
})

test('if the sign-in after ConfirmSignUp fails, the user restarts with the notice `confirmed`', async () => {
  const { browser, pool, resend, sentCode } = unconfirmedBackend()
  const resent = challengeOf(await resend(await startChallenge(browser)))
  pool.faults.next('InitiateAuth', { kind: 'internal' })
  expect(await answer(browser, resent, { code: sentCode() })).toMatchObject({ kind: 'restart', notice: 'confirmed' })
})

test('an account that was confirmed elsewhere restarts with the notice `confirmed`, and a wrong code keeps the challenge', async () => {
  const { browser, resend, sentCode, pool } = unconfirmedBackend()
  const resent = challengeOf(await resend(await startChallenge(browser)))
  const wrongCode = sentCode() === '000000' ? '000001' : '000000'
  expect((await errorOf(answer(browser, resent, { code: wrongCode }))).code).toBe('code_mismatch')
  const alreadyConfirmed = {
    kind: 'error',
    name: 'NotAuthorizedException',
    message: 'User cannot be confirmed. Current status is CONFIRMED',
  } as const
  pool.faults.next('ConfirmSignUp', alreadyConfirmed)
  expect(await answer(browser, resent, { code: wrongCode })).toMatchObject({ kind: 'restart', notice: 'confirmed' })
  const restarted = await startChallenge(browser)
  pool.faults.next('ResendConfirmationCode', {
    ...alreadyConfirmed,
    name: 'InvalidParameterException',
    message: 'User is already confirmed.',
  })
  expect(await resend(restarted)).toMatchObject({ kind: 'restart', notice: 'confirmed' })
})

test('with `accountState: hidden` an unconfirmed account looks like a wrong password', async () => {
  const { browser } = unconfirmedBackend({ handler: { accountState: 'hidden' } })
  expect((await errorOf(browser.call('start', { username: 'ada', password: PASSWORD }))).code).toBe(
    'invalid_credentials',
  )
  expect(browser.setCookies()).toEqual([])
})

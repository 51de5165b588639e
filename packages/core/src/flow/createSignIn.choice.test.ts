import { expect, it } from 'vitest'
import { asks, type Outcome, restarts, scenario, signsIn } from '../testing/index.ts'
import { createSignIn } from './createSignIn.ts'
import type { SignIn, StepName } from './step.ts'

function begin(outcomes: readonly Outcome[]) {
  const { transport, sent } = scenario(outcomes)
  return { flow: createSignIn({ transport }), sent, calls: () => sent.map(({ call }) => call) }
}

function at<S extends StepName>(state: SignIn, step: S): Extract<SignIn, { step: S }> {
  if (state.step !== step) throw new Error(`expected ${step}, got ${state.step}`)
  return state as Extract<SignIn, { step: S }>
}

const choice = asks('SELECT_CHALLENGE', { methods: ['EMAIL_OTP', 'PASSWORD'] })
const mail = asks('EMAIL_OTP', { destination: 'a***@e***', firstFactor: true })
const reset = { destination: 'a***@e***', forgotten: true, passwordPolicy: null }

it('starts with the username only, and `chooseAnotherMethod` starts again with the same username', async () => {
  const { flow, sent } = begin([choice, mail, choice])
  const offered = at(await at(flow.getState(), 'CREDENTIALS').submit({ username: 'alice' }), 'SELECT_CHALLENGE')
  const challenge = at(await offered.submit({ method: 'EMAIL_OTP' }), 'EMAIL_OTP')
  expect(await challenge.chooseAnotherMethod()).toMatchObject({
    step: 'SELECT_CHALLENGE',
    username: 'alice',
    challengeIndex: 1,
  })
  expect(sent.map(({ input }) => input)).toStrictEqual([
    { username: 'alice' },
    { flow: 'flow-1', challengeIndex: 1, answer: { method: 'EMAIL_OTP' } },
    { username: 'alice' },
  ])
})

it('`resend` sends another code and counts it in `resent`', async () => {
  const { flow, calls } = begin([mail, mail])
  const challenge = at(await at(flow.getState(), 'CREDENTIALS').submit({ username: 'alice' }), 'EMAIL_OTP')
  expect(challenge.resent).toBe(0)
  expect(await challenge.resend()).toMatchObject({ step: 'EMAIL_OTP', challengeIndex: 2, resent: 1 })
  expect(calls()).toEqual(['start', 'resend'])
})

it('`resent` does not count the first code of a password reset', async () => {
  const unsent = asks('PASSWORD_RESET_REQUIRED', { sent: false, ...reset })
  const sent = asks('PASSWORD_RESET_REQUIRED', { sent: true, ...reset })
  const { flow } = begin([unsent, sent, sent])
  const challenge = at(
    await at(flow.getState(), 'CREDENTIALS').submit({ username: 'alice' }),
    'PASSWORD_RESET_REQUIRED',
  )
  const first = at(await challenge.resend(), 'PASSWORD_RESET_REQUIRED')
  expect(first.resent).toBe(0)
  expect(await first.resend()).toMatchObject({ resent: 1 })
})

it('`forgot` leads to the password reset, and the new password leads to the credentials with a notice', async () => {
  const { flow, calls } = begin([
    asks('PASSWORD_RESET_REQUIRED', { sent: true, ...reset }),
    restarts('password_changed'),
  ])
  const challenge = at(await at(flow.getState(), 'CREDENTIALS').forgot('alice'), 'PASSWORD_RESET_REQUIRED')
  const changed = await challenge.submit({ code: '123456', newPassword: 'tide-pool-10' })
  expect(changed).toMatchObject({ step: 'CREDENTIALS', username: 'alice', notice: 'password_changed', error: null })
  expect(calls()).toEqual(['forgot', 'answer'])
})

it('`rememberDevice` is sent with the answer', async () => {
  const { flow, sent } = begin([asks('SMS_MFA', { destination: null }, { rememberDays: 30 }), signsIn()])
  const challenge = at(
    await at(flow.getState(), 'CREDENTIALS').submit({ username: 'alice', password: 'tide-pool' }),
    'SMS_MFA',
  )
  expect(challenge.rememberDays).toBe(30)
  await challenge.submit({ code: '123456' }, { rememberDevice: true })
  expect(sent[1]?.input).toMatchObject({ answer: { code: '123456' }, rememberDevice: true })
})

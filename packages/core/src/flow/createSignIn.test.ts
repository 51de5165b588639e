import { expect, it, vi } from 'vitest'
import { createSignIn } from './createSignIn.ts'
import { SignInError } from '../errors.ts'
import { asks, fails, holds, type Outcome, signsIn, unsupported } from '../testing/index.ts'
import { scenario, type ScenarioOptions } from '../testing/scenario.ts'
import type { ResumeMarker } from './resumeMarker.ts'
import type { SignIn, StepName } from './step.ts'

const sms = asks('SMS_MFA', { destination: '+*******0839' })
const alice = { username: 'alice', password: 'tide-pool' }

function begin(outcomes: readonly Outcome[], options?: ScenarioOptions, resumeMarker?: ResumeMarker) {
  const played = scenario(outcomes, options)
  const flow = createSignIn({ transport: played.transport, ...(resumeMarker && { resumeMarker }) })
  return { ...played, flow, calls: () => played.sent.map(({ call }) => call) }
}

function at<S extends StepName>(state: SignIn, step: S): Extract<SignIn, { step: S }> {
  if (state.step !== step) throw new Error(`expected ${step}, got ${state.step}`)
  return state as Extract<SignIn, { step: S }>
}

it('shows each challenge and sends each answer until the user is signed in', async () => {
  const { flow, sent } = begin([sms, signsIn({ email: 'alice@example.com' })])
  const challenge = at(await at(flow.getState(), 'CREDENTIALS').submit(alice), 'SMS_MFA')
  expect(challenge).toMatchObject({
    username: 'alice',
    challengeIndex: 1,
    expiresIn: 180,
    challenge: { destination: '+*******0839' },
  })
  const done = at(await challenge.submit({ code: '123456' }), 'SIGNED_IN')
  expect(done.session.claims).toEqual({ email: 'alice@example.com' })
  expect(sent[1]).toEqual({ call: 'answer', input: { flow: 'flow-1', challengeIndex: 1, answer: { code: '123456' } } })
})

it('keeps the challenge on screen while the answer is pending, and sends only one call for a double click', async () => {
  const { flow, calls, release } = begin([sms, holds(signsIn())])
  const challenge = at(await at(flow.getState(), 'CREDENTIALS').submit(alice), 'SMS_MFA')
  const [first, second] = [challenge.submit({ code: '123456' }), challenge.submit({ code: '123456' })]
  expect(flow.getState()).toMatchObject({ step: 'SMS_MFA', pending: true })
  release()
  expect(await first).toBe(await second)
  expect(calls()).toEqual(['start', 'answer'])
})

it('does not send an invalid answer', async () => {
  const { flow, calls } = begin([sms])
  const challenge = at(await at(flow.getState(), 'CREDENTIALS').submit(alice), 'SMS_MFA')
  const refused = at(await challenge.submit({ code: ' ' }), 'SMS_MFA')
  expect(refused.error).toMatchObject({ code: 'invalid_answer', issues: { code: 'missing' } })
  expect(calls()).toEqual(['start'])
})

it('keeps the challenge after a wrong code, and the username after every error', async () => {
  const { flow } = begin([sms, fails('code_mismatch'), fails('flow_expired'), fails('invalid_credentials')])
  const challenge = at(await at(flow.getState(), 'CREDENTIALS').submit(alice), 'SMS_MFA')
  const wrong = at(await challenge.submit({ code: '123456' }), 'SMS_MFA')
  expect(wrong.error?.code).toBe('code_mismatch')
  const expired = at(await wrong.submit({ code: '123456' }), 'CREDENTIALS')
  expect(expired).toMatchObject({ username: 'alice', error: { code: 'flow_expired', recovery: 'restart' } })
  expect(await expired.submit(alice)).toMatchObject({ username: 'alice', error: { code: 'invalid_credentials' } })
})

it('shows an unknown challenge as UNSUPPORTED, and `restart` cancels the flow', async () => {
  const { flow, calls } = begin([unsupported('TELEPATHY')])
  const step = at(await at(flow.getState(), 'CREDENTIALS').submit(alice), 'UNSUPPORTED')
  expect(step.name).toBe('TELEPATHY')
  expect(await step.restart()).toMatchObject({ step: 'CREDENTIALS', username: 'alice', error: null })
  expect(calls()).toEqual(['start', 'cancel'])
})

it('signs out if a session arrives after `restart`', async () => {
  const { flow, calls, release } = begin([holds(signsIn())])
  const late = at(flow.getState(), 'CREDENTIALS').submit(alice)
  await vi.waitFor(() => expect(calls()).toEqual(['start']))
  await flow.getState().restart()
  release()
  expect(await late).toMatchObject({ step: 'CREDENTIALS' })
  expect(calls()).toEqual(['start', 'sign-out'])
})

it('a start after `restart` waits until the pending call has ended', async () => {
  const { flow, calls, release } = begin([holds(sms), signsIn()])
  void at(flow.getState(), 'CREDENTIALS').submit(alice)
  await vi.waitFor(() => expect(calls()).toEqual(['start']))
  await flow.getState().restart()
  const second = at(flow.getState(), 'CREDENTIALS').submit({ ...alice, username: 'bruno' })
  await vi.waitFor(() => expect(calls()).toEqual(['start']))
  release()
  expect(await second).toMatchObject({ step: 'SIGNED_IN', username: 'bruno' })
  expect(calls()).toEqual(['start', 'start'])
})

it('calls `resume` after a lost reply, and the user can answer again', async () => {
  const { flow, calls } = begin([sms, fails('network'), signsIn()])
  const challenge = at(await at(flow.getState(), 'CREDENTIALS').submit(alice), 'SMS_MFA')
  const lost = at(await challenge.submit({ code: '123456' }), 'SMS_MFA')
  expect(lost).toMatchObject({ error: { code: 'network' }, challengeIndex: 1 })
  expect(await lost.submit({ code: '123456' })).toMatchObject({ step: 'SIGNED_IN' })
  expect(calls()).toEqual(['start', 'answer', 'resume', 'answer'])
})

it('shows the next challenge without an error if the reply was lost but Cognito accepted the answer', async () => {
  const played = scenario([sms, asks('EMAIL_OTP', { destination: null, firstFactor: false })])
  const flow = createSignIn({
    transport: async (call, input, options) => {
      const reply = await played.transport(call, input, options)
      if (call === 'answer') throw new SignInError('network')
      return reply
    },
  })
  const challenge = at(await at(flow.getState(), 'CREDENTIALS').submit(alice), 'SMS_MFA')
  expect(await challenge.submit({ code: '123456' })).toMatchObject({
    step: 'EMAIL_OTP',
    challengeIndex: 2,
    error: null,
  })
})

it('returns to the credentials with `outcome_unknown` if the reply was lost and the flow has ended', async () => {
  const played = scenario([sms])
  const flow = createSignIn({
    transport: async (call, input, options) => {
      if (call !== 'answer') return played.transport(call, input, options)
      await played.transport('cancel', {}, options)
      throw new SignInError('network')
    },
  })
  const challenge = at(await at(flow.getState(), 'CREDENTIALS').submit(alice), 'SMS_MFA')
  const ended = at(await challenge.submit({ code: '123456' }), 'CREDENTIALS')
  expect(ended).toMatchObject({ username: 'alice', error: { code: 'outcome_unknown' } })
})

it('resumes the sign-in of this tab, and writes the marker', async () => {
  const written: boolean[] = []
  const resumeMarker: ResumeMarker = { read: () => true, write: (inProgress) => void written.push(inProgress) }
  const { flow, calls } = begin([signsIn()], { resume: sms, username: 'alice@example.com' }, resumeMarker)
  expect(flow.getState().step).toBe('RESUMING')
  expect(flow.getServerState().step).toBe('CREDENTIALS')
  const resumed = await new Promise<SignIn>((resolve) => {
    flow.subscribe(() => flow.getState().step === 'SMS_MFA' && resolve(flow.getState()))
  })
  flow.subscribe(() => {})
  expect(resumed).toMatchObject({ username: 'alice@example.com', pending: false })
  await at(resumed, 'SMS_MFA').submit({ code: '123456' })
  expect(calls()).toEqual(['resume', 'answer'])
  expect([written.at(0), written.at(-1)]).toEqual([false, false])
  expect(written).toContain(true)
})

it('does not send an answer to an earlier challenge', async () => {
  const { flow, calls } = begin([sms, asks('EMAIL_OTP', { destination: null, firstFactor: false })])
  const challenge = at(await at(flow.getState(), 'CREDENTIALS').submit(alice), 'SMS_MFA')
  await challenge.submit({ code: '123456' })
  expect(await challenge.submit({ code: '123456' })).toMatchObject({ step: 'EMAIL_OTP', challengeIndex: 2 })
  expect(calls()).toEqual(['start', 'answer'])
})

it('a sign-out clears the username', async () => {
  const { flow, calls } = begin([signsIn()])
  const done = at(await at(flow.getState(), 'CREDENTIALS').submit(alice), 'SIGNED_IN')
  expect(await done.signOut()).toMatchObject({ step: 'CREDENTIALS', username: '', notice: 'signed_out' })
  expect(calls()).toEqual(['start', 'sign-out'])
})

it('stays SIGNED_IN if the sign-out fails', async () => {
  const played = scenario([signsIn()])
  let online = false
  const flow = createSignIn({
    transport: (call, input, options) =>
      call === 'sign-out' && !online
        ? Promise.reject(new SignInError('network'))
        : played.transport(call, input, options),
  })
  const done = at(await at(flow.getState(), 'CREDENTIALS').submit(alice), 'SIGNED_IN')
  expect(await done.signOut()).toMatchObject({ step: 'SIGNED_IN', error: { code: 'network' } })
  online = true
  expect(await done.signOut()).toMatchObject({ step: 'CREDENTIALS', notice: 'signed_out' })
})

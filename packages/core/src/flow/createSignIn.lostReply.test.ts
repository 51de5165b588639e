import { expect, it } from 'vitest'
import { SignInError } from '../errors.ts'
import { asks, fails, scenario } from '../testing/index.ts'
import type { Transport } from '../transports/transport.ts'
import { createSignIn } from './createSignIn.ts'
import type { SignIn, StepName } from './step.ts'

function at<S extends StepName>(state: SignIn, step: S): Extract<SignIn, { step: S }> {
  if (state.step !== step) throw new Error(`expected ${step}, got ${state.step}`)
  return state as Extract<SignIn, { step: S }>
}

const sms = asks('SMS_MFA', { destination: null })
const mail = asks('EMAIL_OTP', { destination: null, firstFactor: false })

/** A sign-in of Alice that has reached its first challenge. */
async function reachChallenge(transport: Transport) {
  const flow = createSignIn({ transport })
  return at(await at(flow.getState(), 'CREDENTIALS').submit({ username: 'alice', password: 'tide-pool' }), 'SMS_MFA')
}

it('a lost reply asks the backend for the current challenge of the same flow', async () => {
  const { transport, sent } = scenario([sms, fails('bad_response')])
  const challenge = await reachChallenge(transport)
  expect(await challenge.submit({ code: '123456' })).toMatchObject({ step: 'SMS_MFA', error: { code: 'bad_response' } })
  expect(sent.at(-1)).toEqual({ call: 'resume', input: { flow: 'flow-1' } })
})

it('if `resume` fails too, the page stays at the challenge and shows why the answer failed', async () => {
  const { transport: played } = scenario([sms])
  const challenge = await reachChallenge((call, input, options) => {
    if (call === 'answer') return Promise.reject(new SignInError('bad_response'))
    return call === 'resume' ? Promise.reject(new SignInError('network')) : played(call, input, options)
  })
  expect(await challenge.submit({ code: '123456' })).toMatchObject({
    step: 'SMS_MFA',
    challengeIndex: 1,
    pending: false,
    error: { code: 'bad_response' },
  })
})

it('an answer to a challenge that another tab has answered leads to the next challenge with `stale_answer`', async () => {
  const { transport, sent } = scenario([sms, mail])
  const challenge = await reachChallenge(transport)
  const anotherTab = { flow: 'flow-1', challengeIndex: 1, answer: { code: '123456' } }
  await transport('answer', anotherTab, { signal: new AbortController().signal })
  expect(await challenge.submit({ code: '123456' })).toMatchObject({
    step: 'EMAIL_OTP',
    challengeIndex: 2,
    error: { code: 'stale_answer' },
  })
  expect(sent.map(({ call }) => call)).toEqual(['start', 'answer', 'answer', 'resume'])
})

it.each(['code_mismatch', 'throttled', 'flow_expired'] as const)(
  'after `%s` the page asks for nothing, because the reply has arrived',
  async (code) => {
    const { transport, sent } = scenario([sms, fails(code)])
    const challenge = await reachChallenge(transport)
    expect(await challenge.submit({ code: '123456' })).toMatchObject({ error: { code } })
    expect(sent.map(({ call }) => call)).toEqual(['start', 'answer'])
  },
)

import { expect, it, vi } from 'vitest'
import { asks, holds, type Outcome, scenario, signsIn, unsupported } from '../testing/index.ts'
import { createSignIn } from './createSignIn.ts'
import type { SignIn, StepName } from './step.ts'

function at<S extends StepName>(state: SignIn, step: S): Extract<SignIn, { step: S }> {
  if (state.step !== step) throw new Error(`expected ${step}, got ${state.step}`)
  return state as Extract<SignIn, { step: S }>
}

const alice = { username: 'alice', password: 'tide-pool' }
const sms = asks('SMS_MFA', { destination: null })
const listener = () => vi.fn<() => void>()

function begin(outcomes: readonly Outcome[]) {
  const { transport, sent, release } = scenario(outcomes)
  return { flow: createSignIn({ transport }), transport, sent, release, calls: () => sent.map(({ call }) => call) }
}

it('starts at the credentials without a username', () => {
  expect(begin([]).flow.getState()).toMatchObject({ step: 'CREDENTIALS', username: '', error: null, pending: false })
})

it('a listener hears each change until it unsubscribes', async () => {
  const { flow } = begin([sms, signsIn()])
  const [leaves, stays] = [listener(), listener()]
  const unsubscribe = flow.subscribe(leaves)
  flow.subscribe(stays)
  const challenge = at(await at(flow.getState(), 'CREDENTIALS').submit(alice), 'SMS_MFA')
  expect(leaves).toHaveBeenCalledTimes(2)
  unsubscribe()
  await challenge.submit({ code: '123456' })
  expect([leaves, stays].map(({ mock }) => mock.calls.length)).toEqual([2, 4])
})

it('a late reply to an abandoned sign-in changes nothing, so no listener hears it', async () => {
  const { flow, release } = begin([holds(sms)])
  const late = at(flow.getState(), 'CREDENTIALS').submit(alice)
  await flow.getState().restart()
  const shown = flow.getState()
  const heard = listener()
  flow.subscribe(heard)
  release()
  expect(await late).toBe(shown)
  expect([flow.getState(), heard.mock.calls.length]).toEqual([shown, 0])
})

it('two listeners after a reload resume the sign-in once, and the step has no actions before the reply', async () => {
  const { transport, sent } = scenario([], { resume: sms })
  const flow = createSignIn({ transport, resumeMarker: { read: () => true, write: () => {} } })
  flow.subscribe(() => {})
  flow.subscribe(() => {})
  expect(Object.keys(at(flow.getState(), 'RESUMING'))).not.toContain('submit')
  await vi.waitFor(() => expect(flow.getState().step).toBe('SMS_MFA'))
  expect(sent).toEqual([{ call: 'resume', input: {} }])
})

it('a challenge that the kit does not know has no action but `restart`, which cancels its flow', async () => {
  const { flow, sent } = begin([unsupported('TELEPATHY')])
  const step = at(await at(flow.getState(), 'CREDENTIALS').submit(alice), 'UNSUPPORTED')
  expect(Object.entries(step).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))).toEqual([
    'restart',
  ])
  await step.restart()
  expect(sent.at(-1)).toEqual({ call: 'cancel', input: { flow: 'flow-1' } })
})

it('`restart` of a signed-in user signs out', async () => {
  const { flow, calls } = begin([signsIn()])
  const done = at(await at(flow.getState(), 'CREDENTIALS').submit(alice), 'SIGNED_IN')
  expect(await done.restart()).toMatchObject({ step: 'CREDENTIALS', notice: 'signed_out' })
  expect(calls()).toEqual(['start', 'sign-out'])
})

it('`signedOut` does not end a start that is pending, because it belongs to a new sign-in', async () => {
  const { flow, release } = begin([holds(signsIn())])
  const started = at(flow.getState(), 'CREDENTIALS').submit(alice)
  flow.signedOut()
  expect(flow.getState()).toMatchObject({ username: 'alice', pending: true })
  release()
  expect(await started).toMatchObject({ step: 'SIGNED_IN' })
})
it('sends nothing if `restart` comes before the code for the call is loaded', async () => {
  const { flow, calls } = begin([signsIn()])
  const abandoned = at(flow.getState(), 'CREDENTIALS').submit(alice)
  await flow.getState().restart()
  expect(await abandoned).toMatchObject({ step: 'CREDENTIALS', pending: false, username: 'alice' })
  expect(calls()).toEqual([])
})

it('`prepare` loads the code of the transport too, so that the first call loads nothing', async () => {
  const { transport } = scenario([signsIn()])
  const prepare = vi.fn<() => Promise<void>>(async () => undefined)
  const flow = createSignIn({ transport: Object.assign(transport, { prepare }) })
  await flow.prepare()
  expect(prepare).toHaveBeenCalledOnce()
  await at(flow.getState(), 'CREDENTIALS').submit(alice)
  expect(prepare).toHaveBeenCalledOnce()
})

it('a listener that throws does not stop the others, and its error is an unhandled rejection', async () => {
  const { flow } = begin([signsIn()])
  const broken = new Error('the page cannot render')
  const reported: unknown[] = []
  const report = (error: unknown) => void reported.push(error)
  const others = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', report)
  flow.subscribe(() => {
    throw broken
  })
  const heard = listener()
  flow.subscribe(heard)
  expect(await at(flow.getState(), 'CREDENTIALS').submit(alice)).toMatchObject({ step: 'SIGNED_IN' })
  await vi.waitFor(() => expect(reported).toEqual([broken, broken]))
  process.off('unhandledRejection', report)
  for (const other of others) process.on('unhandledRejection', other)
  expect(heard).toHaveBeenCalledTimes(2)
})

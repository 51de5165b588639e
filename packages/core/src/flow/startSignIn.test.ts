import { expect, it, onTestFinished, vi } from 'vitest'
import { SignInError } from '../errors.ts'
import { asks, holds, scenario, signsIn, unsupported } from '../testing/index.ts'
import type { Transport } from '../transports/transport.ts'
import { createSignIn } from './createSignIn.ts'

const password = 'Canary-tide-pool-7'

const begin = (transport: Transport, typed: string, browserSrp = true) => {
  const state = createSignIn({ transport, browserSrp }).getState()
  if (state.step !== 'CREDENTIALS') throw new Error(`expected CREDENTIALS, got ${state.step}`)
  return state.submit({ username: 'jane@example.com', password: typed })
}

it('with `browserSrp`, the page proves the password and never sends it, also for an email address as the username', async () => {
  const { transport, sent } = scenario([signsIn()], { password })
  expect(await begin(transport, password)).toMatchObject({ step: 'SIGNED_IN', username: 'jane@example.com' })
  expect(sent.map(({ call }) => call)).toEqual(['start', 'prove'])
  expect(JSON.stringify(sent)).not.toContain(password)
})

it('with `browserSrp`, a wrong password fails with `invalid_credentials`', async () => {
  const { transport } = scenario([signsIn()], { password })
  expect(await begin(transport, `${password}?`)).toMatchObject({
    step: 'CREDENTIALS',
    error: { code: 'invalid_credentials' },
  })
})

it('without `browserSrp`, a reply that requires a proof fails, and the error names the missing option', async () => {
  const { transport, sent } = scenario([signsIn()], { password })
  const { error } = await begin(transport, password, false)
  expect(error).toMatchObject({ code: 'bad_response', message: 'bad_response: the backend requires `browserSrp`' })
  expect(sent).toHaveLength(1)
})

it('`signedOut` shows a notice at the credentials, and changes no other step of a sign-in', async () => {
  const { transport } = scenario([unsupported('TELEPATHY')])
  const flow = createSignIn({ transport })
  flow.signedOut({ everywhere: false })
  const noticed = flow.getState()
  expect(noticed).toMatchObject({ step: 'CREDENTIALS', notice: 'signed_out_here' })
  if (noticed.step !== 'CREDENTIALS') throw new Error('unreachable')
  const shown = await noticed.submit({ username: 'alice', password })
  flow.signedOut()
  expect(flow.getState()).toBe(shown)
})

it('a step-up sends `intent`, keeps the username, and does not end a session that arrives after `restart`', async () => {
  const { transport, sent, release } = scenario([holds(signsIn())])
  const flow = createSignIn({ transport, stepUp: { username: 'alice' } })
  const state = flow.getState()
  expect(state).toMatchObject({ step: 'CREDENTIALS', username: 'alice' })
  expect(flow.getServerState()).toBe(state)
  if (state.step !== 'CREDENTIALS') throw new Error('unreachable')
  const signedIn = state.submit({ username: 'alice', password })
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  await flow.getState().restart()
  release()
  expect(await signedIn).toMatchObject({ step: 'CREDENTIALS' })
  expect(sent).toEqual([{ call: 'start', input: { username: 'alice', password, intent: 'step-up' } }])
})

it.each([
  [true, 'signed_out'],
  [false, 'signed_out_here'],
])(
  'after `signOut({ everywhere: true })` with the reply `everywhere: %s`, the notice is `%s`',
  async (everywhere, notice) => {
    const { transport: reached, sent } = scenario([signsIn()])
    const transport: Transport = async (call, input, options) => {
      const reply = await reached(call, input, options)
      return call === 'sign-out' ? { ...reply, everywhere } : reply
    }
    const start = createSignIn({ transport }).getState()
    if (start.step !== 'CREDENTIALS') throw new Error('unreachable')
    const done = await start.submit({ username: 'alice', password })
    if (done.step !== 'SIGNED_IN') throw new Error('expected SIGNED_IN')
    expect(await done.signOut({ everywhere: true })).toMatchObject({ step: 'CREDENTIALS', notice })
    expect(sent.at(-1)).toEqual({ call: 'sign-out', input: { everywhere: true } })
  },
)

it('with `browserSrp`, `prepare` computes the key pair once, and each sign-in uses its own', async () => {
  const random = vi.spyOn(crypto, 'getRandomValues')
  onTestFinished(() => random.mockRestore())
  const keyPairs = (): number => random.mock.calls.length
  const transport = vi.fn<Transport>(() => Promise.reject(new SignInError('invalid_credentials')))
  const flow = createSignIn({ transport, browserSrp: true })
  const start = async (): Promise<void> => {
    const state = flow.getState()
    if (state.step === 'CREDENTIALS') await state.submit({ username: 'jane', password: 'wrong' })
  }
  await flow.prepare()
  await flow.prepare()
  expect(keyPairs()).toBe(1)
  await start()
  expect(keyPairs()).toBe(1)
  await start()
  expect(keyPairs()).toBe(2)
  const sent = transport.mock.calls.map(([, input]) => ('srpA' in input ? input.srpA : ''))
  expect(new Set(sent).size).toBe(2)
})

it('with `browserSrp`, `prepare` computes no key pair while a call is pending or a challenge is shown', async () => {
  const random = vi.spyOn(crypto, 'getRandomValues')
  onTestFinished(() => random.mockRestore())
  const { transport } = scenario([asks('SOFTWARE_TOKEN_MFA', { deviceName: 'Phone' })])
  const flow = createSignIn({ transport, browserSrp: true })
  const state = flow.getState()
  if (state.step !== 'CREDENTIALS') throw new Error('unreachable')
  await flow.prepare()
  expect(random).toHaveBeenCalledTimes(1)
  const submitted = state.submit({ username: 'jane', password })
  await flow.prepare()
  await submitted
  await flow.prepare()
  expect(flow.getState().step).toBe('SOFTWARE_TOKEN_MFA')
  expect(random).toHaveBeenCalledTimes(1)
})

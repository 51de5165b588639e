import { expect, it } from 'vitest'
import type { Transport } from '../transports/transport.ts'
import { createSignIn } from './createSignIn.ts'
import { scenario, signsIn, unsupported } from '../testing/index.ts'

const password = 'Canary-tide-pool-7'

const begin = (transport: Transport, typed: string, browserSrp = true) => {
  const state = createSignIn({ transport, browserSrp }).getState()
  if (state.step !== 'CREDENTIALS') throw new Error(`expected CREDENTIALS, got ${state.step}`)
  return state.submit({ username: 'jane@example.com', password: typed })
}

it('proves the password in the page, by whatever name it was typed for, and never sends it', async () => {
  const { transport, sent } = scenario([signsIn()], { password })
  expect(await begin(transport, password)).toMatchObject({ step: 'SIGNED_IN', username: 'jane@example.com' })
  expect(sent.map(({ call }) => call)).toEqual(['start', 'prove'])
  expect(JSON.stringify(sent)).not.toContain(password)
})

it('a wrong password proves nothing', async () => {
  const { transport } = scenario([signsIn()], { password })
  expect(await begin(transport, `${password}?`)).toMatchObject({
    step: 'CREDENTIALS',
    error: { code: 'invalid_credentials' },
  })
})

it('a backend that wants a proof from a page that sends passwords is refused, not answered', async () => {
  const { transport, sent } = scenario([signsIn()], { password })
  expect(await begin(transport, password, false)).toMatchObject({ error: { code: 'bad_response' } })
  expect(sent).toHaveLength(1)
})

it('a session from before that was ended is said at the credentials, and nowhere else', async () => {
  const { transport } = scenario([unsupported('TELEPATHY')])
  const flow = createSignIn({ transport })
  flow.signedOut({ everywhere: false })
  const told = flow.getState()
  expect(told).toMatchObject({ step: 'CREDENTIALS', notice: 'signed_out_here' })
  if (told.step !== 'CREDENTIALS') throw new Error('unreachable')
  const asked = await told.submit({ username: 'alice', password })
  flow.signedOut()
  expect(flow.getState()).toBe(asked)
})

it('a step-up says what it is, keeps the name, and leaves a session that comes too late alone', async () => {
  const { transport, sent, release } = scenario([async (talk) => (await talk.hold(), signsIn()(talk))])
  const flow = createSignIn({ transport, stepUp: { username: 'alice' } })
  const state = flow.getState()
  expect(state).toMatchObject({ step: 'CREDENTIALS', username: 'alice' })
  expect(flow.getServerState()).toBe(state)
  if (state.step !== 'CREDENTIALS') throw new Error('unreachable')
  const signedIn = state.submit({ username: 'alice', password })
  await flow.getState().restart()
  release()
  expect(await signedIn).toMatchObject({ step: 'CREDENTIALS' })
  expect(sent).toEqual([{ call: 'start', input: { username: 'alice', password, intent: 'step-up' } }])
})

it.each([
  [true, 'signed_out'],
  [false, 'signed_out_here'],
])('signs out everywhere on request, and says where it did: %s', async (everywhere, notice) => {
  const { transport: reached, sent } = scenario([signsIn()])
  const transport: Transport = async (call, input, options) => {
    const reply = await reached(call, input, options)
    return call === 'sign-out' ? { ...reply, everywhere } : reply
  }
  const begun = createSignIn({ transport }).getState()
  if (begun.step !== 'CREDENTIALS') throw new Error('unreachable')
  const done = await begun.submit({ username: 'alice', password })
  if (done.step !== 'SIGNED_IN') throw new Error('expected SIGNED_IN')
  expect(await done.signOut({ everywhere: true })).toMatchObject({ step: 'CREDENTIALS', notice })
  expect(sent.at(-1)).toEqual({ call: 'sign-out', input: { everywhere: true } })
})

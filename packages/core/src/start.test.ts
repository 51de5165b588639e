import { expect, it } from 'vitest'
import type { CallName, Calls, Transport } from './calls.ts'
import { createSignIn } from './createSignIn.ts'
import { SignInError } from './errors.ts'
import { createVerifier, randomBelowN, serverPublicKey, serverSignature, timestamp } from './srp/index.ts'
import { scenario, signsIn } from './testing/index.ts'

const password = 'Canary-tide-pool-7'
const account = { prefix: 'Xq3dUwm7C', id: '84514837-dcbc-4af1-abff-f3c109334894', secret: password }
const salt = 0x5ea51deb0a7dn

/** A backend that takes proofs: it keeps a verifier, and is never told the password. */
async function prover() {
  const verifier = await createVerifier(account, salt)
  const b = randomBelowN()
  const claim = { secretBlock: btoa('a block of Cognito'), timestamp: timestamp(new Date(0)) }
  const sent: { call: CallName; input: unknown }[] = []
  let A = ''
  const answers: Partial<{ [K in CallName]: (input: Calls[K]['in']) => Promise<Calls[K]['out']> }> = {
    start: async ({ srpA = '' }) => {
      A = srpA
      const srp = { pool: account.prefix, userId: account.id, salt: salt.toString(16), ...claim }
      return { kind: 'proof', flow: 'flow-1', step: 1, srp: { ...srp, B: serverPublicKey(verifier, b) } }
    },
    prove: async ({ signature, secretBlock, timestamp: at }) => {
      const expected = await serverSignature({ ...account, verifier, A, b, secretBlock, timestamp: at })
      if (signature !== expected) throw new SignInError('invalid_credentials')
      return {
        kind: 'signedIn',
        session: { username: account.id, signInName: 'jane@example.com', claims: {}, expiresIn: 3600 },
      }
    },
  }
  const transport: Transport = async (call, input) => {
    sent.push({ call, input })
    const answer = answers[call]
    if (!answer) throw new SignInError('unexpected')
    return answer(input)
  }
  return { transport, sent }
}

const begin = (transport: Transport, typed: string, browserSrp = true) => {
  const state = createSignIn({ transport, browserSrp }).getState()
  if (state.step !== 'CREDENTIALS') throw new Error(`expected CREDENTIALS, got ${state.step}`)
  return state.submit({ username: 'jane@example.com', password: typed })
}

it('proves the password in the page, by whatever name it was typed for, and never sends it', async () => {
  const { transport, sent } = await prover()
  expect(await begin(transport, password)).toMatchObject({ step: 'SIGNED_IN', username: 'jane@example.com' })
  expect(sent.map(({ call }) => call)).toEqual(['start', 'prove'])
  expect(JSON.stringify(sent)).not.toContain(password)
})

it('a wrong password proves nothing', async () => {
  const { transport } = await prover()
  expect(await begin(transport, `${password}?`)).toMatchObject({
    step: 'CREDENTIALS',
    error: { code: 'invalid_credentials' },
  })
})

it('a backend that wants a proof from a page that sends passwords is refused, not answered', async () => {
  const { transport, sent } = await prover()
  expect(await begin(transport, password, false)).toMatchObject({ error: { code: 'bad_response' } })
  expect(sent).toHaveLength(1)
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

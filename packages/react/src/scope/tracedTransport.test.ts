import { createSignIn } from '@challenge-kit/core'
import { asks, fails, scenario, signsIn } from '@challenge-kit/core/testing'
import { MutationCache, QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { tracedTransport } from './tracedTransport.ts'

const secrets = ['correct horse', '123456', 'JBSWY3DPEHPK3PXP']

function createObservedClient() {
  const seen: string[] = []
  const client = new QueryClient({
    defaultOptions: { mutations: { retry: 3, gcTime: 60_000 } },
    mutationCache: new MutationCache({
      onMutate: (variables, mutation) => void seen.push(JSON.stringify([mutation.options.mutationKey, variables])),
      onSuccess: (data, variables) => void seen.push(JSON.stringify([data, variables])),
      onError: (error, variables) => void seen.push(JSON.stringify([String(error), variables])),
    }),
  })
  return { client, seen }
}

test('every call is a mutation with its name, and no mutation contains a secret', async () => {
  const { client, seen } = createObservedClient()
  const key = { secret: 'JBSWY3DPEHPK3PXP', issuer: 'Lantern', account: 'alice' }
  const backend = scenario([
    asks('MFA_SETUP', { methods: ['SOFTWARE_TOKEN_MFA'], totp: key }),
    fails('code_mismatch'),
    signsIn(),
  ])
  const flow = createSignIn({ transport: tracedTransport(backend.transport, client) })
  let state = flow.getState()
  if (state.step === 'CREDENTIALS') state = await state.submit({ username: 'alice', password: 'correct horse' })
  if (state.step === 'MFA_SETUP') state = await state.submit({ method: 'SOFTWARE_TOKEN_MFA', code: '123456' })
  expect(state.error?.code).toBe('code_mismatch')
  if (state.step === 'MFA_SETUP') state = await state.submit({ method: 'SOFTWARE_TOKEN_MFA', code: '123456' })
  expect(state.step).toBe('SIGNED_IN')
  expect(seen).toEqual([
    '[["sign-in","start"],null]',
    '["MFA_SETUP",null]',
    '[["sign-in","answer"],null]',
    '["SignInError: code_mismatch",null]',
    '[["sign-in","answer"],null]',
    '["signedIn",null]',
  ])
  const kept = JSON.stringify(
    client
      .getMutationCache()
      .getAll()
      .map(({ state }) => state),
  )
  for (const secret of secrets) expect([...seen, kept].join()).not.toContain(secret)
})

test('a call is sent once even if the client retries mutations, and its mutation is removed afterwards', async () => {
  const { client } = createObservedClient()
  const backend = scenario([fails('network'), signsIn()])
  const built: (() => Promise<unknown>)[] = []
  client.getMutationCache().subscribe(({ type, mutation }) => {
    if (type === 'added') built.push(() => mutation.execute(undefined))
  })
  const transport = tracedTransport(backend.transport, client)
  const { signal } = new AbortController()
  await expect(transport('start', { username: 'alice', password: 'x' }, { signal })).rejects.toMatchObject({
    code: 'network',
  })
  expect(backend.sent.length).toBe(1)
  await expect(built[0]?.()).rejects.toMatchObject({ code: 'network' })
  expect(backend.sent.length).toBe(1)
  await expect.poll(() => client.getMutationCache().getAll()).toEqual([])
})

test.each(['onMutate', 'onSuccess'] as const)(
  'the reply arrives although `%s` of the page throws, because the backend has already signed in the user',
  async (callback) => {
    const throws = (): never => {
      throw new Error('analytics is not defined')
    }
    const client = new QueryClient({ mutationCache: new MutationCache({ [callback]: throws }) })
    const flow = createSignIn({ transport: tracedTransport(scenario([signsIn()]).transport, client) })
    let state = flow.getState()
    if (state.step === 'CREDENTIALS') state = await state.submit({ username: 'alice', password: 'correct horse' })
    expect(state.step).toBe('SIGNED_IN')
  },
)

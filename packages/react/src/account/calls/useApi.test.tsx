import { scenario, signsIn } from '@challenge-kit/core/testing'
import type { ApiFetch } from '@challenge-kit/core'
import { act, type ReactNode, useState } from 'react'
import { expect, test } from 'vitest'
import { alice } from '../../testing/account.ts'
import { openAccount, StepUpButtons } from '../../testing/accountPage.tsx'
import { useSession } from '../../session/useSession.ts'
import { StepUpInPlace } from '../ui/StepUpInPlace.tsx'
import { useApi } from './useApi.ts'

const kit = { 'x-ck-protocol': '1', 'x-ck-request-id': 'r-1' }
const kitError = (error: object): Response => new Response(JSON.stringify({ error }), { status: 401, headers: kit })
const stepUpRequired = { code: 'step_up_required', acrValues: ['urn:mfa'], maxAge: 60 }

/** An API that asks for a step-up until `satisfied` is true. Counts the requests by path. */
function apiWithStepUp(error: object = stepUpRequired) {
  const api = { satisfied: false, sent: new Array<string>() }
  const fetch: typeof globalThis.fetch = (url) => {
    api.sent.push(String(url instanceof Request ? url.url : url))
    return Promise.resolve(api.satisfied ? new Response('done') : kitError(error))
  }
  return { api, fetch }
}

interface ScreenProps {
  readonly fetch: typeof globalThis.fetch
  /** The requests that one click sends. */
  readonly work?: (api: ApiFetch) => Promise<unknown>
  readonly buttons?: boolean
}

function Screen({ fetch, work = (api) => api('/account'), buttons = false }: ScreenProps): ReactNode {
  const { fetch: api, stepUp } = useApi({ fetch })
  const { data } = useSession()
  const [result, setResult] = useState('')
  if (stepUp && buttons) return <StepUpButtons onDone={stepUp.done} onCancel={stepUp.cancel} />
  if (stepUp) return <StepUpInPlace onDone={stepUp.done} onCancel={stepUp.cancel} />
  const send = (): void =>
    void work(api).then(
      () => setResult('succeeded'),
      (error: { readonly code: string }) => setResult(error.code),
    )
  return (
    <>
      <p>{data === undefined ? 'loading' : (data?.username ?? 'nobody')}</p>
      <button type="button" onClick={send}>
        Close account
      </button>
      <p>{result}</p>
    </>
  )
}

test('a step-up that the API asks for replaces the component, proves what the API asks for, and leads to the answer', async () => {
  const { api, fetch } = apiWithStepUp()
  const backend = scenario([signsIn()], { session: alice })
  const page = openAccount(backend, <Screen fetch={fetch} />)
  await page.findByText('alice')
  await page.user.click(page.getByRole('button', { name: 'Close account' }))
  await page.findByRole('heading', { name: 'Confirm it’s you' })
  api.satisfied = true
  await page.user.type(page.input('Password'), 'correct horse{Enter}')
  await page.findByText('succeeded')
  expect(api.sent).toEqual(['/api/account', '/api/account'])
  expect(backend.sent.find(({ call }) => call === 'start')?.input).toMatchObject({
    intent: 'step-up',
    demand: { acrValues: ['urn:mfa'], maxAge: 60 },
  })
})

test('requests that wait at the same time share one step-up', async () => {
  const { api, fetch } = apiWithStepUp()
  const work = (send: ApiFetch): Promise<unknown> => Promise.all([send('/a'), send('/b'), send('/c')])
  const page = openAccount(scenario([], { session: alice }), <Screen fetch={fetch} work={work} buttons />)
  await page.findByText('alice')
  await page.user.click(page.getByRole('button', { name: 'Close account' }))
  const done = await page.findByRole('button', { name: 'It’s me' })
  api.satisfied = true
  await page.user.click(done)
  await page.findByText('succeeded')
  expect(api.sent).toEqual(['/api/a', '/api/b', '/api/c', '/api/a', '/api/b', '/api/c'])
})

test('after a cancelled step-up the request fails, and is not sent again', async () => {
  const { api, fetch } = apiWithStepUp()
  const page = openAccount(scenario([], { session: alice }), <Screen fetch={fetch} buttons />)
  await page.findByText('alice')
  await page.user.click(page.getByRole('button', { name: 'Close account' }))
  await page.user.click(await page.findByRole('button', { name: 'Rather not' }))
  await page.findByText('step_up_required')
  expect(api.sent).toHaveLength(1)
})

test('if another user has signed in meanwhile, the request of the first user is not sent with the new session', async () => {
  const { api, fetch } = apiWithStepUp()
  const page = openAccount(scenario([], { session: alice }), <Screen fetch={fetch} buttons />)
  await page.findByText('alice')
  await page.user.click(page.getByRole('button', { name: 'Close account' }))
  const done = await page.findByRole('button', { name: 'It’s me' })
  page.client.setQueryData(['session'], { ...alice, username: 'bob' })
  await page.user.click(done)
  await page.findByText('step_up_required')
  expect(api.sent).toHaveLength(1)
})

test('if the backend has no session any more, the page ends its session too', async () => {
  const { fetch } = apiWithStepUp({ code: 'signed_out' })
  const page = openAccount(scenario([], { session: alice }), <Screen fetch={fetch} />)
  await page.findByText('alice')
  await page.user.click(page.getByRole('button', { name: 'Close account' }))
  await page.findByText('signed_out')
  expect(await page.findByText('nobody')).toBeTruthy()
})

test('a reply for the user before, which says that nobody is signed in, does not sign the present user out', async () => {
  let reply = (): void => {}
  const late = new Promise<Response>((resolve) => (reply = () => resolve(kitError({ code: 'signed_out' }))))
  const backend = scenario([], { session: alice })
  const page = openAccount(backend, <Screen fetch={() => late} />)
  await page.findByText('alice')
  await page.user.click(page.getByRole('button', { name: 'Close account' }))
  await act(() => page.client.setQueryData(['session'], { ...alice, username: 'bob' }))
  reply()
  await page.findByText('signed_out')
  expect(page.getByText('bob')).toBeTruthy()
  expect(backend.sent.map(({ call }) => call)).not.toContain('sign-out')
})

import { type Session, SignInError } from '@challenge-kit/core'
import { type Scenario, scenario, signsIn } from '@challenge-kit/core/testing'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SignInProvider } from '../sign-in/SignInProvider.tsx'
import { enterCredentials, openPage, openSignIn, type Page } from '../testing/page.tsx'
import { RequireSession } from './RequireSession.tsx'
import { useSession } from './useSession.ts'
import { useSignOut } from './useSignOut.ts'

const session: Session = { username: 'alice', signInName: 'alice', claims: { name: 'Alice' }, expiresIn: 3600 }

let fetched = 0

function Loans() {
  const { data } = useQuery({ queryKey: ['loans'], queryFn: async () => `Loans, fetched ${++fetched}` })
  return <p>{data ?? 'No loans'}</p>
}

function Account() {
  const { data } = useSession()
  const signOut = useSignOut()
  return (
    <>
      <p>{data ? `Session of ${String(data.claims['name'])}` : 'No session'}</p>
      <Loans />
      <button type="button" onClick={() => signOut.mutate()}>
        Leave
      </button>
    </>
  )
}

function openTab({ transport }: Scenario, page = <Account />): Page {
  sessionStorage.clear()
  return openPage(<SignInProvider transport={transport}>{page}</SignInProvider>)
}

test('the session is requested once and shared by all components', async () => {
  const backend = scenario([], { session })
  const page = openTab(backend)
  await page.findByText('Session of Alice')
  expect(backend.sent.map(({ call }) => call)).toEqual(['session'])
})

test('RequireSession shows the sign-in, and its children after it', async () => {
  const backend = scenario([signsIn({ name: 'Alice' })])
  const page = openTab(
    backend,
    <RequireSession>{({ claims }) => <p>Welcome, {String(claims['name'])}</p>}</RequireSession>,
  )
  await page.findByRole('heading', { name: 'Sign in' })
  await enterCredentials(page)
  await page.findByText('Welcome, Alice')
  expect(backend.sent.map(({ call }) => call)).toEqual(['session', 'start'])
})

test('a session that has ended returns the page’s own flow to the credentials', async () => {
  const backend = scenario([signsIn()])
  const page = openTab(backend, <RequireSession>Welcome</RequireSession>)
  await page.findByRole('heading', { name: 'Sign in' })
  await enterCredentials(page)
  await page.findByText('Welcome')
  await backend.transport('sign-out', {}, { signal: new AbortController().signal })
  await page.client.refetchQueries({ queryKey: ['session'] })
  await page.findByText('You’re signed out.')
  expect(page.getByRole('heading').textContent).toBe('Sign in')
})

test('RequireSession shows the fallback if the backend cannot be reached', async () => {
  const backend = scenario([])
  const transport: Scenario['transport'] = (call, input, options) =>
    call === 'session' ? Promise.reject(new TypeError('offline')) : backend.transport(call, input, options)
  const page = openTab(
    { ...backend, transport },
    <RequireSession fallback={<p>Sign in first</p>}>secret</RequireSession>,
  )
  await page.findByText('Sign in first')
  expect(page.queryByText('secret')).toBeNull()
})

test('useSignOut calls the backend, clears the cache and refetches what is on screen', async () => {
  const backend = scenario([], { session })
  const page = openTab(backend)
  await page.findByText('Session of Alice')
  const loans = await page.findByText(/^Loans, fetched/)
  const before = loans.textContent
  await page.user.click(page.getByRole('button', { name: 'Leave' }))
  await page.findByText('No session')
  await waitFor(() => expect(loans.textContent).not.toBe(before))
  expect(page.client.getMutationCache().findAll({ mutationKey: ['sign-in'] })).toEqual([])
  expect(backend.sent.map(({ call }) => call)).toEqual(['session', 'sign-out'])
})

test('a sign-out ends the session of the other tab, which makes no call', async () => {
  const here = scenario([signsIn()])
  const there = scenario([signsIn()])
  const other = openSignIn(there)
  await enterCredentials(other)
  await other.findByRole('heading', { name: 'You’re signed in' })
  const client = new QueryClient()
  const tab = openPage(
    <QueryClientProvider client={client}>
      <SignInProvider transport={here.transport}>
        <Account />
      </SignInProvider>
    </QueryClientProvider>,
  )
  await tab.user.click(tab.getByRole('button', { name: 'Leave' }))
  await other.findByText('You’re signed out.')
  await waitFor(() => expect(other.client.getQueryData(['session'])).toBeNull())
  expect(there.sent.map(({ call }) => call)).toEqual(['start'])
  expect(here.sent.filter(({ call }) => call === 'sign-out')).toHaveLength(1)
})

/** The backend cannot be reached for a sign-out. */
function withFailingSignOut(backend: Scenario): Scenario {
  const transport: Scenario['transport'] = (call, input, options) =>
    call === 'sign-out' ? Promise.reject(new SignInError('network')) : backend.transport(call, input, options)
  return { ...backend, transport }
}

test('useSignOut: the session stays if the sign-out fails', async () => {
  const backend = withFailingSignOut(scenario([], { session }))
  const page = openTab(backend)
  await page.findByText('Session of Alice')
  await page.user.click(page.getByRole('button', { name: 'Leave' }))
  await waitFor(() => expect(page.client.getQueryData(['session'])).toEqual(session))
  expect(page.getByText('Session of Alice').isConnected).toBe(true)
})

test('SIGNED_IN: the session stays if the sign-out fails, and the screen shows the error', async () => {
  const page = openSignIn(withFailingSignOut(scenario([signsIn()])))
  await enterCredentials(page)
  await page.user.click(await page.findByRole('button', { name: 'Sign out' }))
  await waitFor(() => expect(page.getByRole('alert').textContent).toMatch(/^We couldn’t connect/))
  expect(page.getByRole('heading').textContent).toBe('You’re signed in')
})

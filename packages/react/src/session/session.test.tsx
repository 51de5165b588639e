import { type Session, SignInError } from '@challenge-kit/core'
import { type Scenario, scenario, signsIn } from '@challenge-kit/core/testing'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SignInProvider } from '../SignInProvider.tsx'
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
      <p>{data ? `Here is ${String(data.claims['name'])}` : 'Nobody is here'}</p>
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

test('the session of an earlier visit is asked for once, and shared', async () => {
  const talk = scenario([], { session })
  const page = openTab(talk)
  await page.findByText('Here is Alice')
  expect(talk.sent.map(({ call }) => call)).toEqual(['session'])
})

test('who is not signed in is asked to, and sees the page at once then', async () => {
  const talk = scenario([signsIn({ name: 'Alice' })])
  const page = openTab(
    talk,
    <RequireSession>{({ claims }) => <p>Welcome, {String(claims['name'])}</p>}</RequireSession>,
  )
  await page.findByRole('heading', { name: 'Sign in' })
  await enterCredentials(page)
  await page.findByText('Welcome, Alice')
  expect(talk.sent.map(({ call }) => call)).toEqual(['session', 'start'])
})

test('a session that turns out to be over brings whoever signed in on this page back to the credentials', async () => {
  const talk = scenario([signsIn()])
  const page = openTab(talk, <RequireSession>Welcome</RequireSession>)
  await page.findByRole('heading', { name: 'Sign in' })
  await enterCredentials(page)
  await page.findByText('Welcome')
  await talk.transport('sign-out', {}, { signal: new AbortController().signal })
  await page.client.refetchQueries({ queryKey: ['session'] })
  await page.findByText('You’re signed out.')
  expect(page.getByRole('heading').textContent).toBe('Sign in')
})

test('a backend that cannot be asked shows nobody’s page', async () => {
  const talk = scenario([])
  const transport: Scenario['transport'] = (call, input, options) =>
    call === 'session' ? Promise.reject(new TypeError('offline')) : talk.transport(call, input, options)
  const page = openTab({ ...talk, transport }, <RequireSession fallback={<p>Sign in first</p>}>secret</RequireSession>)
  await page.findByText('Sign in first')
  expect(page.queryByText('secret')).toBeNull()
})

test('signing out empties the cache, on screen too, and tells the backend', async () => {
  const talk = scenario([], { session })
  const page = openTab(talk)
  await page.findByText('Here is Alice')
  const loans = await page.findByText(/^Loans, fetched/)
  const before = loans.textContent
  await page.user.click(page.getByRole('button', { name: 'Leave' }))
  await page.findByText('Nobody is here')
  await waitFor(() => expect(loans.textContent).not.toBe(before))
  expect(page.client.getMutationCache().findAll({ mutationKey: ['sign-in'] })).toEqual([])
  expect(talk.sent.map(({ call }) => call)).toEqual(['session', 'sign-out'])
})

test('signing out in one tab signs out the other, which sends nothing for it', async () => {
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

/** The backend cannot be told of a sign-out. */
function deafTo(talk: Scenario): Scenario {
  const transport: Scenario['transport'] = (call, input, options) =>
    call === 'sign-out' ? Promise.reject(new SignInError('network')) : talk.transport(call, input, options)
  return { ...talk, transport }
}

test('a sign-out that fails signs nobody out', async () => {
  const talk = deafTo(scenario([], { session }))
  const page = openTab(talk)
  await page.findByText('Here is Alice')
  await page.user.click(page.getByRole('button', { name: 'Leave' }))
  await waitFor(() => expect(page.client.getQueryData(['session'])).toEqual(session))
  expect(page.getByText('Here is Alice').isConnected).toBe(true)
})

test('nor does one on the last screen, which says so', async () => {
  const page = openSignIn(deafTo(scenario([signsIn()])))
  await enterCredentials(page)
  await page.user.click(await page.findByRole('button', { name: 'Sign out' }))
  await waitFor(() => expect(page.getByRole('alert').textContent).toMatch(/^We couldn’t connect/))
  expect(page.getByRole('heading').textContent).toBe('You’re signed in')
})

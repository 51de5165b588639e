import type { Session } from '@challenge-kit/core'
import { type Scenario, scenario, signsIn } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { enterCredentials, openPage, openSignIn, type Page } from '../testing/page.tsx'
import { RequireSession } from './RequireSession.tsx'
import { SessionProvider } from './SessionProvider.tsx'
import { useSession } from './useSession.ts'
import { useSignOut } from './useSignOut.ts'

const alice: Session = { username: 'alice', signInName: 'alice', claims: {}, expiresIn: 3600 }

function Owner() {
  const { data } = useSession()
  const signOut = useSignOut()
  return (
    <>
      <p>{data ? `Session of ${data.username}` : 'No session'}</p>
      <button type="button" onClick={() => signOut.mutate({ everywhere: true })}>
        Leave
      </button>
      <p>{signOut.data?.everywhere === true && 'Signed out everywhere'}</p>
    </>
  )
}

/** Uses the session and shows nothing. */
function Reader() {
  useSession()
  return null
}

function openTab({ transport }: Scenario, page = <Owner />): Page {
  sessionStorage.clear()
  return openPage(<SessionProvider transport={transport}>{page}</SessionProvider>)
}

test('a page without a sign-in shows the session and signs the user out in all tabs', async () => {
  const backend = scenario([], { session: alice })
  const page = openTab(backend)
  const other = openTab(scenario([], { session: alice }), <Reader />)
  await page.findByText('Session of alice')
  await waitFor(() => expect(other.client.getQueryData(['session'])).toEqual(alice))
  await page.user.click(page.getByRole('button', { name: 'Leave' }))
  await page.findByText('Signed out everywhere')
  await waitFor(() => expect(other.client.getQueryData(['session'])).toBeNull())
  expect(backend.sent.map(({ call }) => call)).toEqual(['session', 'sign-out'])
})

test('a page without a sign-in follows a sign-in in another tab', async () => {
  let session: Session | null = null
  const backend = scenario([])
  const transport: Scenario['transport'] = async (call, input, options) => {
    const reply = await backend.transport(call, input, options)
    return call === 'session' ? { ...reply, session } : reply
  }
  const page = openTab({ ...backend, transport })
  await page.findByText('No session')
  session = { ...alice, username: 'bob' }
  await enterCredentials(openSignIn(scenario([signsIn()])))
  expect((await page.findByText('Session of bob')).isConnected).toBe(true)
})

test('RequireSession loads the sign-in when nobody is signed in, and uses the transport of the page', async () => {
  const backend = scenario([signsIn()])
  const page = openTab(backend, <RequireSession>{({ username }) => <p>Welcome, {username}</p>}</RequireSession>)
  await page.findByRole('heading', { name: 'Sign in' })
  await enterCredentials(page)
  await page.findByText(/^Welcome, /)
  expect(backend.sent.map(({ call }) => call)).toContain('start')
})

test('if the sign-in cannot be loaded, RequireSession shows `loading` and loads it again', async () => {
  await cdp().send('Network.enable')
  await cdp().send('Network.setBlockedURLs', { urls: ['*sign-in/SignIn.tsx*'] })
  const unblock = () => cdp().send('Network.setBlockedURLs', { urls: [] })
  onTestFinished(() => void unblock())
  const wait = <p>One moment</p>
  const page = openTab(scenario([]), <RequireSession loading={wait}>Members only</RequireSession>)
  await page.findByText('One moment')
  await unblock()
  expect((await page.findByRole('heading')).textContent).toBe('Sign in')
})

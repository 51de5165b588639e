import type { Session } from '@challenge-kit/core'
import { type Scenario, scenario, signsIn } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SignIn } from '../sign-in/SignIn.tsx'
import { SignInProvider } from '../sign-in/SignInProvider.tsx'
import { enterCredentials, openPage, openSignIn, type Page } from '../testing/page.tsx'
import { dropSession, sessionKey } from '../scope/sessionQuery.ts'
import { useSession } from './useSession.ts'

const named = (username: string): Session => ({ username, signInName: username, claims: {}, expiresIn: 3600 })

function Owner() {
  const { data } = useSession()
  return <p>{data ? `This tab is ${data.username}’s` : 'This tab has no session'}</p>
}

function openTab({ transport }: Scenario): Page {
  sessionStorage.clear()
  return openPage(
    <SignInProvider transport={transport}>
      <Owner />
    </SignInProvider>,
  )
}

/** A tab in which Bob is signed in. `next` is the session that the shared cookie holds afterwards. */
async function withBob(next: Session | null) {
  let session: Session | null = named('bob')
  const backend = scenario([])
  const transport: Scenario['transport'] = async (call, input, options) => {
    const reply = await backend.transport(call, input, options)
    return call === 'session' ? { ...reply, session } : reply
  }
  const tab = openTab({ ...backend, transport })
  await tab.findByText('This tab is bob’s')
  tab.client.setQueryData(['loans'], 'what Bob has borrowed')
  session = next
  return { tab, backend }
}

test('a sign-in as another user replaces the session in every tab and clears the cache', async () => {
  const { tab, backend } = await withBob(named('alice@example.com'))
  await enterCredentials(openSignIn(scenario([signsIn()])))
  await tab.findByText('This tab is alice@example.com’s')
  expect(tab.client.getQueryData(['loans'])).toBeUndefined()
  expect(backend.sent.map(({ call }) => call)).toEqual(['session', 'session'])
})

test('a sign-in as the same user keeps the cache', async () => {
  const { tab, backend } = await withBob(named('bob'))
  await enterCredentials(openSignIn(scenario([signsIn()])))
  await waitFor(() => expect(backend.sent).toHaveLength(2))
  await tab.findByText('This tab is bob’s')
  expect(tab.client.getQueryData(['loans'])).toBe('what Bob has borrowed')
})

test('a session reply from before the sign-in does not replace the new session', async () => {
  const backend = scenario([signsIn()])
  let answer = (_session: null): void => undefined
  const transport: Scenario['transport'] = async (call, input, options) => {
    const reply = await backend.transport(call, input, options)
    if (call !== 'session') return reply
    const session = await new Promise<null>((resolve) => (answer = resolve))
    return { ...reply, session }
  }
  const page = openPage(
    <SignInProvider transport={transport}>
      <SignIn />
      <Owner />
    </SignInProvider>,
  )
  await waitFor(() => expect(backend.sent).toHaveLength(1))
  await enterCredentials(page)
  await page.findByText('This tab is alice@example.com’s')
  answer(null)
  await new Promise((resolve) => requestAnimationFrame(resolve))
  expect(page.client.getQueryData(sessionKey)).toMatchObject({ username: 'alice@example.com' })
})

test('a session reply from before the sign-out does not restore the session', async () => {
  const backend = scenario([])
  let answer = (_session: Session): void => undefined
  const transport: Scenario['transport'] = async (call, input, options) => {
    const reply = await backend.transport(call, input, options)
    if (call !== 'session') return reply
    const session = await new Promise<Session>((resolve) => (answer = resolve))
    return { ...reply, session }
  }
  const tab = openTab({ ...backend, transport })
  await waitFor(() => expect(backend.sent).toHaveLength(1))
  dropSession(tab.client)
  answer(named('bob'))
  await tab.findByText('This tab has no session')
  expect(tab.client.getQueryData(sessionKey)).toBeNull()
})

test('a sign-out removes a query of the application whose key only begins with `session`', async () => {
  const tab = openTab(scenario([]))
  tab.client.setQueryData(['session', 'orders'], ['the orders of bob'])
  dropSession(tab.client)
  expect(tab.client.getQueryData(['session', 'orders'])).toBeUndefined()
  expect(tab.client.getQueryData(sessionKey)).toBeNull()
})

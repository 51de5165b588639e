import type { Session } from '@challenge-kit/core'
import { type Scenario, scenario } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { RequireSession } from '../session/RequireSession.tsx'
import { SignInProvider } from '../sign-in/SignInProvider.tsx'
import { openPage, type Page } from '../testing/page.tsx'

const named = (username: string): Session => ({ username, signInName: username, claims: {}, expiresIn: 3600 })

/** A page of Bob. `answer` sets what the backend knows about the session when the page comes back. */
async function openMemberPage() {
  const backend = scenario([])
  let reply: () => Promise<Session | null> = async () => named('bob')
  const transport: Scenario['transport'] = async (call, input, options) => {
    const sent = await backend.transport(call, input, options)
    return call === 'session' ? { ...sent, session: await reply() } : sent
  }
  const page = openPage(
    <SignInProvider transport={transport}>
      <RequireSession>{({ username }) => <p>Loans of {username}</p>}</RequireSession>
    </SignInProvider>,
  )
  await page.findByText('Loans of bob')
  page.client.setQueryData(['loans'], 'what Bob has borrowed')
  return { page, backend, answer: (next: () => Promise<Session | null>) => void (reply = next) }
}

const leave = (persisted: boolean) => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted }))
const comeBack = (persisted: boolean) => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }))
const isHidden = () => document.documentElement.style.visibility === 'hidden'
const becomesVisible = () => waitFor(() => expect(isHidden()).toBe(false))
const loans = ({ client }: Page) => client.getQueryData(['loans'])

afterEach(() => {
  document.documentElement.style.visibility = ''
})

test('a page that comes back after a sign-out shows nothing of the member', async () => {
  const { page, answer } = await openMemberPage()
  let reply = (_session: null): void => undefined
  answer(() => new Promise((resolve) => (reply = resolve)))
  leave(true)
  comeBack(true)
  expect(isHidden()).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(isHidden()).toBe(true)
  reply(null)
  await becomesVisible()
  expect(page.queryByText('Loans of bob')).toBeNull()
  expect((await page.findByRole('heading')).textContent).toBe('Sign in')
  expect(loans(page)).toBeUndefined()
})

test('a page that comes back in the session of another user shows the other user', async () => {
  const { page, answer } = await openMemberPage()
  answer(async () => named('alice'))
  leave(true)
  comeBack(true)
  await becomesVisible()
  await page.findByText('Loans of alice')
  expect(loans(page)).toBeUndefined()
})

test('a page that comes back in the same session keeps what it shows', async () => {
  const { page, backend } = await openMemberPage()
  leave(true)
  comeBack(true)
  await becomesVisible()
  expect(page.getByText('Loans of bob').isConnected).toBe(true)
  expect(loans(page)).toBe('what Bob has borrowed')
  expect(backend.sent.map(({ call }) => call)).toEqual(['session', 'session'])
})

test('a page that comes back while the backend cannot be reached shows nothing of the member', async () => {
  const { page, answer } = await openMemberPage()
  answer(() => Promise.reject(new TypeError('offline')))
  leave(true)
  comeBack(true)
  await becomesVisible()
  expect(page.queryByText('Loans of bob')).toBeNull()
})

test('a page that the browser does not keep is not hidden, and makes no call when it is shown', async () => {
  const { backend } = await openMemberPage()
  leave(false)
  expect(isHidden()).toBe(false)
  comeBack(false)
  expect(backend.sent.map(({ call }) => call)).toEqual(['session'])
})

test('a page that comes back after the cache has deleted the session is shown again', async () => {
  const { page } = await openMemberPage()
  leave(true)
  page.client.removeQueries({ queryKey: ['session'] })
  comeBack(true)
  expect(isHidden()).toBe(true)
  await becomesVisible()
})

test('a page without a session is not hidden', async () => {
  const { page } = await openMemberPage()
  page.client.setQueryData(['session'], null)
  leave(true)
  expect(isHidden()).toBe(false)
})

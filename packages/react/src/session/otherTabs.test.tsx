import type { Session } from '@challenge-kit/core'
import { type Scenario, scenario, signsIn } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SignIn } from '../sign-in/SignIn.tsx'
import { SignInProvider } from '../SignInProvider.tsx'
import { enterCredentials, openPage, openSignIn, type Page } from '../testing/page.tsx'
import { dropSession, sessionKey } from '../scope/sessionQuery.ts'
import { useSession } from './useSession.ts'

const named = (username: string): Session => ({ username, signInName: username, claims: {}, expiresIn: 3600 })

function Owner() {
  const { data } = useSession()
  return <p>{data ? `This tab is ${data.username}’s` : 'This tab is nobody’s'}</p>
}

function openTab({ transport }: Scenario): Page {
  return openPage(
    <SignInProvider transport={transport}>
      <Owner />
    </SignInProvider>,
  )
}

/** A tab of Bob's, whose cookie becomes another's. */
async function withBob(next: Session | null) {
  let session: Session | null = named('bob')
  const talk = scenario([])
  const transport: Scenario['transport'] = async (call, input, options) => {
    const reply = await talk.transport(call, input, options)
    return call === 'session' ? { ...reply, session } : reply
  }
  const tab = openTab({ ...talk, transport })
  await tab.findByText('This tab is bob’s')
  tab.client.setQueryData(['loans'], 'what Bob has borrowed')
  session = next
  return { tab, talk }
}

test('whoever signs in in one tab is who is signed in in all: nothing of the one before stays', async () => {
  const { tab, talk } = await withBob(named('alice@example.com'))
  await enterCredentials(openSignIn(scenario([signsIn()])))
  await tab.findByText('This tab is alice@example.com’s')
  expect(tab.client.getQueryData(['loans'])).toBeUndefined()
  expect(talk.sent.map(({ call }) => call)).toEqual(['session', 'session'])
})

test('the same person, signed in once more, keeps what is there', async () => {
  const { tab, talk } = await withBob(named('bob'))
  await enterCredentials(openSignIn(scenario([signsIn()])))
  await waitFor(() => expect(talk.sent).toHaveLength(2))
  await tab.findByText('This tab is bob’s')
  expect(tab.client.getQueryData(['loans'])).toBe('what Bob has borrowed')
})

test('a session that was asked for before one signed in does not hide the new one', async () => {
  const talk = scenario([signsIn()])
  let answer = (_session: null): void => undefined
  const transport: Scenario['transport'] = async (call, input, options) => {
    const reply = await talk.transport(call, input, options)
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
  await waitFor(() => expect(talk.sent).toHaveLength(1))
  await enterCredentials(page)
  await page.findByText('This tab is alice@example.com’s')
  answer(null)
  await new Promise((resolve) => requestAnimationFrame(resolve))
  expect(page.client.getQueryData(sessionKey)).toMatchObject({ username: 'alice@example.com' })
})

test('a session that was asked for before the end of it does not come back', async () => {
  const talk = scenario([])
  let answer = (_session: Session): void => undefined
  const transport: Scenario['transport'] = async (call, input, options) => {
    const reply = await talk.transport(call, input, options)
    if (call !== 'session') return reply
    const session = await new Promise<Session>((resolve) => (answer = resolve))
    return { ...reply, session }
  }
  const tab = openTab({ ...talk, transport })
  await waitFor(() => expect(talk.sent).toHaveLength(1))
  dropSession(tab.client)
  answer(named('bob'))
  await tab.findByText('This tab is nobody’s')
  expect(tab.client.getQueryData(sessionKey)).toBeNull()
})

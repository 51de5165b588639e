import { afterEach, expect, it, vi } from 'vitest'
import { messagesArrived, openTab, sessionOf } from '../testing/browserTab.ts'
import type { Session } from '../wire/replies.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** Two tabs of one browser. The reply to the first call `session` of the tab `there` comes after `reply`. */
function openTabs(cookie: { session: Session | null }) {
  let reply = (): void => {}
  const late = new Promise<void>((resolve) => (reply = resolve))
  const here = openTab(cookie)
  const there = openTab(cookie, { delay: (call) => (call === 'session' ? late : null) })
  stops.push(here.sync.start(), there.sync.start())
  return { here, there, reply }
}

it('a tab that is signed out while it asks who has signed in does not show the session of the reply', async () => {
  const cookie: { session: Session | null } = { session: null }
  const { here, there, reply } = openTabs(cookie)
  cookie.session = sessionOf('alice')
  await here.signIn('alice')
  await vi.waitFor(() => expect(there.calls()).toEqual(['session']))
  await here.sync.end(true)
  await vi.waitFor(() => expect(there.log).toEqual(['drop']))
  reply()
  await messagesArrived()
  expect(there.log).toEqual(['drop'])
})

it('a tab that signs its user out while it asks who has signed in does not show the session of the reply', async () => {
  const cookie = { session: sessionOf('alice') }
  const { here, there, reply } = openTabs(cookie)
  await here.signIn('alice')
  await vi.waitFor(() => expect(there.calls()).toEqual(['session']))
  await there.sync.end(true)
  reply()
  await messagesArrived()
  expect(there.log).toEqual(['drop'])
})

it('a tab that signs a user in while it asks who has signed in elsewhere keeps its own session', async () => {
  const cookie: { session: Session | null } = { session: null }
  const { here, there, reply } = openTabs(cookie)
  cookie.session = sessionOf('bob')
  await here.signIn('bob')
  await vi.waitFor(() => expect(there.calls()).toEqual(['session']))
  await there.signIn('alice')
  reply()
  await messagesArrived()
  expect(there.log).toEqual(['keep alice'])
})

it('a page that is signed out while it checks the session does not show the session of the reply', async () => {
  const { here, there, reply } = openTabs({ session: sessionOf('alice') })
  const check = there.sync.check()
  await here.sync.end(true)
  await vi.waitFor(() => expect(there.log).toEqual(['drop']))
  reply()
  await check
  expect(there.log).toEqual(['drop'])
})

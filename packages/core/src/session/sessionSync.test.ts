import { afterEach, describe, expect, it, vi } from 'vitest'
import * as browserTab from '../testing/browserTab.ts'
import type { Session } from '../wire/replies.ts'

const { messagesArrived, sessionOf } = browserTab

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** Opens a tab that stops when the test ends. */
function openTab(cookie: { session: Session | null }, options?: browserTab.TabOptions) {
  const tab = browserTab.openTab(cookie, options)
  const stop = tab.sync.start()
  stops.push(stop)
  return { ...tab, stop }
}

function hearMessages(): readonly unknown[] {
  const { heard, stop } = browserTab.hearMessages()
  stops.push(stop)
  return heard
}

const offline = (failing: string) => (call: string) => (call === failing ? Promise.reject(new Error('offline')) : null)

describe('in one tab', () => {
  it('a sign-in stores the session in the cache, and `end` clears the cache', async () => {
    const tab = openTab({ session: null })
    await tab.signIn('alice')
    expect(tab.log).toEqual(['keep alice'])
    await tab.sync.end(true)
    expect(tab.log).toEqual(['keep alice', 'drop'])
    expect(tab.calls()).toEqual(['start', 'sign-out'])
  })

  it('`end` clears a session that is older than the page, makes no call, and tells the other tabs only if asked', async () => {
    const [tab, heard] = [openTab({ session: sessionOf('alice') }), hearMessages()]
    await tab.sync.end(false)
    expect([tab.log, tab.calls()]).toEqual([['drop'], []])
    await messagesArrived()
    expect(heard).toEqual([])
    await tab.sync.end(true)
    await vi.waitFor(() => expect(heard).toEqual(['signed-out']))
    expect(tab.calls()).toEqual([])
  })
})

describe('across tabs', () => {
  it('a sign-in as another user replaces the session of the other tab', async () => {
    const cookie = { session: sessionOf('bob') }
    const [here, there] = [openTab(cookie), openTab(cookie)]
    cookie.session = sessionOf('alice')
    await here.signIn('alice')
    await vi.waitFor(() => expect(there.log).toEqual(['drop', 'keep alice']))
    expect(there.calls()).toEqual(['session'])
  })

  it('a sign-in as the same user keeps the data that the other tab has fetched', async () => {
    const cookie = { session: sessionOf('alice') }
    const [here, there] = [openTab(cookie), openTab(cookie)]
    await here.signIn('alice')
    await vi.waitFor(() => expect(there.log).toEqual(['keep alice']))
  })

  it('a sign-out ends the session of the other tab, and the other tab makes no call', async () => {
    const [here, there] = [openTab({ session: null }), openTab({ session: null })]
    await there.signIn('alice')
    await here.signIn('alice')
    await vi.waitFor(() => expect(there.calls()).toEqual(['start', 'session']))
    await here.sync.end(true)
    await vi.waitFor(() => expect(there.flow.getState()).toMatchObject({ step: 'CREDENTIALS', notice: 'signed_out' }))
    expect(there.calls()).toEqual(['start', 'session'])
    expect(there.log.at(-1)).toBe('drop')
  })

  it('a step-up sends no message to the other tabs', async () => {
    const cookie = { session: sessionOf('alice') }
    const [here, there] = [openTab(cookie, { stepUp: true }), openTab(cookie)]
    await here.signIn('alice')
    await here.sync.end(true)
    await vi.waitFor(() => expect(there.log).toEqual(['drop']))
    expect(there.calls()).toEqual([])
  })

  it('a tab that cannot fetch the new session keeps its data', async () => {
    const cookie = { session: sessionOf('bob') }
    const [here, there] = [openTab(cookie), openTab(cookie, { replaces: offline('session') })]
    await here.signIn('alice')
    await messagesArrived()
    expect(there.log).toEqual([])
  })

  it('a tab that ends its session because of a message sends none, and sends one for its own sign-out later', async () => {
    const [here, there, heard] = [openTab({ session: null }), openTab({ session: null }), hearMessages()]
    await there.signIn('alice')
    await here.sync.end(true)
    await vi.waitFor(() => expect(there.flow.getState().step).toBe('CREDENTIALS'))
    await messagesArrived()
    expect([heard, there.log]).toEqual([
      ['signed-in', 'signed-out'],
      ['keep alice', 'drop'],
    ])
    await there.signIn('alice')
    await there.sync.end(true)
    await vi.waitFor(() => expect(heard).toEqual(['signed-in', 'signed-out', 'signed-in', 'signed-out']))
  })
})

describe('the screen of the other tab', () => {
  it('leaves SIGNED_IN when another user signs in', async () => {
    const cookie = { session: sessionOf('bob') }
    const [here, there] = [openTab(cookie), openTab(cookie)]
    await there.signIn('bob')
    await messagesArrived()
    cookie.session = sessionOf('alice')
    await here.signIn('alice')
    await vi.waitFor(() => expect(there.log).toEqual(['keep bob', 'drop', 'keep alice']))
    expect(there.flow.getState().step).toBe('CREDENTIALS')
  })

  it.each([
    ['a notice if it showed the data of a user', 'bob', 'signed_out'],
    ['no notice if nobody was signed in', null, null],
  ])('shows after a sign-out %s', async (_, owner, notice) => {
    const [here, there] = [openTab({ session: null }), openTab({ session: owner === null ? null : sessionOf(owner) })]
    await here.sync.end(true)
    await vi.waitFor(() => expect(there.log).toEqual(['drop']))
    expect(there.flow.getState()).toMatchObject({ step: 'CREDENTIALS', notice })
  })

  it('shows no notice after a sign-in as another user, because a user is signed in', async () => {
    const cookie = { session: sessionOf('bob') }
    const [here, there] = [openTab(cookie), openTab(cookie)]
    cookie.session = sessionOf('alice')
    await here.signIn('alice')
    await vi.waitFor(() => expect(there.log).toEqual(['drop', 'keep alice']))
    expect(there.flow.getState()).toMatchObject({ step: 'CREDENTIALS', notice: null })
  })
})

describe('the listening', () => {
  it('keeps the session in the cache if a sign-out fails', async () => {
    const tab = openTab({ session: null }, { replaces: offline('sign-out') })
    await tab.signIn('alice')
    await tab.sync.end(true)
    expect(tab.flow.getState()).toMatchObject({ step: 'SIGNED_IN', error: { code: 'unexpected' } })
    expect(tab.log).toEqual(['keep alice'])
  })

  it('stops: the cache no longer follows the flow, and the tab neither sends nor receives messages', async () => {
    const [here, there, heard] = [openTab({ session: null }), openTab({ session: null }), hearMessages()]
    there.stop()
    await there.signIn('alice')
    await there.sync.end(true)
    await there.sync.end(true)
    await here.sync.end(true)
    await vi.waitFor(() => expect(heard).toEqual(['signed-out']))
    expect(there.log).toEqual(['drop'])
  })

  it('is not needed to clear the cache of one tab', async () => {
    const tab = browserTab.openTab({ session: sessionOf('alice') })
    await tab.sync.end(true)
    expect(tab.log).toEqual(['drop'])
  })
})

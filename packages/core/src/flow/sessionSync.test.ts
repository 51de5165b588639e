import { afterEach, describe, expect, it, vi } from 'vitest'
import { fails, scenario, signsIn } from '../testing/index.ts'
import type { Transport } from '../transports/transport.ts'
import type { Session } from '../wire/replies.ts'
import { createSignIn } from './createSignIn.ts'
import { createSessionSync } from './sessionSync.ts'

const sessionOf = (username: string): Session => ({ username, signInName: username, claims: {}, expiresIn: 3600 })

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** One tab of a browser. `cookie` is the session that all tabs share. */
function openTab(cookie: { session: Session | null }, { stepUp = false } = {}) {
  const { transport: played, sent } = scenario([signsIn()])
  const transport: Transport = async (call, input, options) => {
    const reply = await played(call, input, options)
    return call === 'session' ? { ...reply, session: cookie.session } : reply
  }
  let cached = cookie.session
  const log: string[] = []
  const cache = {
    owner: () => cached && cached.username,
    keep: (session: Session) => {
      cached = session
      log.push(`keep ${session.username}`)
    },
    drop: () => {
      cached = null
      log.push('drop')
    },
  }
  const flow = createSignIn({ transport, ...(stepUp && { stepUp: { username: 'alice' } }) })
  const sync = createSessionSync({ flow, transport, cache, stepUp })
  stops.push(sync.start())
  async function signIn(username: string): Promise<void> {
    const state = flow.getState()
    if (state.step !== 'CREDENTIALS') throw new Error(`expected CREDENTIALS, got ${state.step}`)
    await state.submit({ username, password: 'tide-pool' })
  }
  return { flow, sync, log, signIn, calls: () => sent.map(({ call }) => call) }
}

describe('in one tab', () => {
  it('a sign-in stores the session in the cache, and `end` clears the cache', async () => {
    const tab = openTab({ session: null })
    await tab.signIn('alice')
    expect(tab.log).toEqual(['keep alice'])
    await tab.sync.end(true)
    expect(tab.log).toEqual(['keep alice', 'drop'])
    expect(tab.calls()).toEqual(['start', 'sign-out'])
  })

  it('`end` clears a session that is older than the page, and makes no call', async () => {
    const tab = openTab({ session: sessionOf('alice') })
    await tab.sync.end(false)
    expect(tab.log).toEqual(['drop'])
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
    const cookie = { session: sessionOf('alice') }
    const here = openTab(cookie)
    const { transport } = scenario([fails('network')])
    const offline: Transport = (call, input, options) =>
      call === 'session' ? Promise.reject(new Error('offline')) : transport(call, input, options)
    const flow = createSignIn({ transport: offline })
    const drop = vi.fn<() => void>()
    const cache = { owner: () => 'alice', keep: () => {}, drop }
    stops.push(createSessionSync({ flow, transport: offline, cache, stepUp: false }).start())
    await here.signIn('alice')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(drop).not.toHaveBeenCalled()
  })
})

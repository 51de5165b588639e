import type { Session } from '@challenge-kit/core'
import { type Scenario, scenario } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { openPage } from '../testing/page.tsx'
import { SessionProvider } from './SessionProvider.tsx'

const named = (username: string): Session => ({ username, signInName: username, claims: {}, expiresIn: 3600 })

/**
 * A tab that got Bob's session with the page, so that the tab has made no call and has not loaded the code that changes
 * the session. The backend's session is Alice's.
 */
function openTab() {
  const backend = scenario([])
  const transport: Scenario['transport'] = async (call, input, options) => {
    const reply = await backend.transport(call, input, options)
    return call === 'session' ? { ...reply, session: named('alice') } : reply
  }
  const { client } = openPage(<SessionProvider transport={transport}>A page</SessionProvider>)
  client.setQueryData(['session'], named('bob'))
  client.setQueryData(['loans'], 'what Bob has borrowed')
  return { client, calls: () => backend.sent.map(({ call }) => call) }
}

let channel: BroadcastChannel
beforeEach(() => {
  channel = new BroadcastChannel('challenge-kit')
})
afterEach(() => {
  channel.close()
  document.documentElement.style.visibility = ''
})

const restore = () => {
  window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
}
const visibility = () => document.documentElement.style.visibility

/** Lets every request for the code fail. */
async function withoutCode(): Promise<void> {
  await cdp().send('Network.enable')
  await cdp().send('Network.setBlockedURLs', { urls: ['*sessionChanges*'] })
  onTestFinished(() => void cdp().send('Network.setBlockedURLs', { urls: [] }))
}

/** Lets the request for the code wait for `respond`. `requested` resolves when the page has sent the request. */
async function withLateCode() {
  const requested = new Promise<string>((resolve) => {
    cdp().on('Fetch.requestPaused', ({ requestId }: { readonly requestId: string }) => resolve(requestId))
  })
  await cdp().send('Fetch.enable', { patterns: [{ urlPattern: '*sessionChanges*' }] })
  onTestFinished(() => void cdp().send('Fetch.disable'))
  return { requested, respond: async () => cdp().send('Fetch.continueRequest', { requestId: await requested }) }
}

// The tests without the code come first, because a page loads the code only once.
test.each(['signed-in', 'signed-out'])(
  'if the code cannot be loaded, the message `%s` of another tab ends the session',
  async (message) => {
    await withoutCode()
    const { client, calls } = openTab()
    channel.postMessage(message)
    await waitFor(() => expect(client.getQueryData(['session'])).toBeNull())
    expect(client.getQueryData(['loans'])).toBeUndefined()
    expect(calls()).toEqual([])
  },
)

test('if the code cannot be loaded, a restored page ends its session before it is visible', async () => {
  await withoutCode()
  const { client } = openTab()
  const shown: unknown[] = []
  const observer = new MutationObserver(() => {
    if (visibility() === '') shown.push(client.getQueryData(['session']), client.getQueryData(['loans']))
  })
  observer.observe(document.documentElement, { attributeFilter: ['style'] })
  onTestFinished(() => observer.disconnect())
  restore()
  expect(visibility()).toBe('hidden')
  await waitFor(() => expect(shown).toEqual([null, undefined]))
})

test('messages that arrive while the code loads are handled afterwards, in their order', async () => {
  const { requested, respond } = await withLateCode()
  const { client, calls } = openTab()
  channel.postMessage('signed-out')
  await requested
  channel.postMessage('signed-in')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect([client.getQueryData(['session']), calls()]).toEqual([named('bob'), []])
  await respond()
  // In the other order, the message `signed-out` would end the session of the reply.
  await waitFor(() => expect(client.getQueryData(['session'])).toEqual(named('alice')))
  expect(client.getQueryData(['loans'])).toBeUndefined()
  expect(calls()).toEqual(['session'])
})

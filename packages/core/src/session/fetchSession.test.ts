import { expect, it, onTestFinished } from 'vitest'
import * as browserTab from '../testing/browserTab.ts'
import type { Session } from '../wire/replies.ts'

const { sessionOf } = browserTab

function openTab(cookie: { session: Session | null }, options?: browserTab.TabOptions) {
  const tab = browserTab.openTab(cookie, options)
  onTestFinished(tab.sync.start())
  return tab
}

it('`fetch` returns the session, and leaves the cache to the caller', async () => {
  const tab = openTab({ session: sessionOf('alice') })
  expect(await tab.sync.fetch()).toMatchObject({ username: 'alice' })
  expect(await openTab({ session: null }).sync.fetch()).toBeNull()
  expect(tab.log).toEqual([])
})

it('`fetch` returns a flow at SIGNED_IN to the credentials if the session is over', async () => {
  const tab = openTab({ session: null })
  await tab.signIn('alice')
  expect(await tab.sync.fetch()).toBeNull()
  expect(tab.flow.getState()).toMatchObject({ step: 'CREDENTIALS', notice: 'signed_out' })
  expect(tab.log).toEqual(['keep alice', 'drop'])
})

it('`fetch` rejects if the backend cannot be reached', async () => {
  const tab = openTab({ session: sessionOf('alice') }, { replaces: () => Promise.reject(new Error('offline')) })
  await expect(tab.sync.fetch()).rejects.toThrow('offline')
  expect(tab.log).toEqual([])
})

import { expect, it, onTestFinished, vi } from 'vitest'
import { messagesArrived, openTab, sessionOf } from '../testing/browserTab.ts'

it('a sign-in and a sign-out change nothing in a tab with another session name', async () => {
  const acme = { session: sessionOf('bob') }
  const here = openTab(acme, { sessionName: '/acme' })
  const same = openTab(acme, { sessionName: '/acme' })
  const other = openTab({ session: sessionOf('carol') }, { sessionName: '/globex' })
  for (const tab of [here, same, other]) onTestFinished(tab.sync.start())
  acme.session = sessionOf('alice')
  await here.signIn('alice')
  await here.sync.end(true)
  await vi.waitFor(() => expect(same.log).toEqual(['drop', 'keep alice', 'drop']))
  await messagesArrived()
  expect([other.log, other.calls()]).toEqual([[], []])
})

import { afterEach, expect, it, vi } from 'vitest'
import * as browserTab from '../testing/browserTab.ts'

const { messagesArrived, sessionOf } = browserTab

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** A tab of Bob. */
function openTab(sessionName = '') {
  const tab = browserTab.openTab({ session: sessionOf('bob') }, { sessionName })
  const stop = tab.sync.start()
  stops.push(stop)
  return { ...tab, stop }
}

it('a message reaches every other tab, and not the tab that sends it', async () => {
  const [here, there, third] = [openTab(), openTab(), openTab()]
  await here.sync.end(true)
  await vi.waitFor(() => expect([there.log, third.log]).toEqual([['drop'], ['drop']]))
  await messagesArrived()
  expect(here.log).toEqual(['drop'])
})

it('a tab with another version of the page uses the same channel, and a message that the kit does not know is ignored', async () => {
  const otherVersion = new BroadcastChannel('challenge-kit')
  stops.push(() => otherVersion.close())
  const tab = openTab()
  for (const message of ['unknown', null, { 'signed-out': true }, 'signed-out']) otherVersion.postMessage(message)
  await vi.waitFor(() => expect(tab.log).toEqual(['drop']))
  expect(tab.calls()).toEqual([])
})

it('a closed tab receives nothing', async () => {
  const [here, closed, open] = [openTab(), openTab(), openTab()]
  closed.stop()
  await here.sync.end(true)
  await vi.waitFor(() => expect(open.log).toEqual(['drop']))
  expect(closed.log).toEqual([])
})

it('a message reaches only the tabs with the same session name', async () => {
  const [acme, acmeToo, globex, globexToo] = ['/acme', '/acme', '/globex', '/globex'].map(openTab)
  const unnamed = openTab()
  await acme?.sync.end(true)
  await vi.waitFor(() => expect(acmeToo?.log).toEqual(['drop']))
  await messagesArrived()
  expect([globex?.log, globexToo?.log, unnamed.log]).toEqual([[], [], []])
})

import { afterEach, expect, it, vi } from 'vitest'
import { connectTabs } from './otherTabs.ts'

const closes: (() => void)[] = []
afterEach(() => {
  for (const close of closes.splice(0)) close()
})

/** One tab. `log` is what the tab has received. `unknown` is no message of the kit. */
function openTab(sessionName = '') {
  const log: string[] = []
  const handlers = {
    'signed-in': () => void log.push('signed-in'),
    'signed-out': () => void log.push('signed-out'),
    unknown: () => void log.push('unknown'),
  }
  const tab = connectTabs(handlers, sessionName)
  closes.push(() => tab.close())
  return { ...tab, log }
}

it('a message reaches every other tab, and not the tab that sends it', async () => {
  const [here, there, third] = [openTab(), openTab(), openTab()]
  here.send('signed-in')
  here.send('signed-out')
  await vi.waitFor(() => expect([there.log, third.log]).toEqual(Array(2).fill(['signed-in', 'signed-out'])))
  expect(here.log).toEqual([])
})

it('a tab with another version of the page uses the same channel, and a message that the kit does not know is ignored', async () => {
  const otherVersion = new BroadcastChannel('challenge-kit')
  closes.push(() => otherVersion.close())
  const tab = openTab()
  for (const message of ['unknown', null, { 'signed-out': true }, 'signed-in']) otherVersion.postMessage(message)
  await vi.waitFor(() => expect(tab.log).toEqual(['signed-in']))
})

it('a closed tab receives nothing', async () => {
  const [here, closed, open] = [openTab(), openTab(), openTab()]
  closed.close()
  here.send('signed-out')
  await vi.waitFor(() => expect(open.log).toEqual(['signed-out']))
  expect(closed.log).toEqual([])
})

it('a message reaches only the tabs with the same session name', async () => {
  const [acme, acmeToo, globex, globexToo] = ['/acme', '/acme', '/globex', '/globex'].map(openTab)
  const unnamed = openTab()
  acme?.send('signed-out')
  globex?.send('signed-in')
  await vi.waitFor(() => expect([acmeToo?.log, globexToo?.log]).toEqual([['signed-out'], ['signed-in']]))
  expect([acme?.log, globex?.log, unnamed.log]).toEqual([[], [], []])
})

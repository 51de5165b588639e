import { type Browser, type CDPSession, chromium, type Page } from 'playwright'
import { chromiumLaunch } from '../../scripts/setUp/browser.mjs'

/** A page in a browser context of its own, whose cache is empty. */
export interface FreshPage {
  readonly page: Page
  readonly devTools: CDPSession
  close(): Promise<void>
}

export async function launch(): Promise<Browser> {
  return chromium.launch(chromiumLaunch())
}

/** Opens a page. `slowdown` divides the speed of the CPU for this page. */
export async function openPage(
  browser: Browser,
  url: string,
  slowdown: number,
  script?: () => void,
): Promise<FreshPage> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const devTools = await context.newCDPSession(page)
  // tsx compiles functions with this helper, which the page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (value) => value' })
  if (script) await page.addInitScript(script)
  if (slowdown > 1) await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await devTools.send('Performance.enable')
  await page.goto(url)
  return { page, devTools, close: () => context.close() }
}

/** The CPU time that the page's main thread has used, in milliseconds. */
export async function cpuTime({ devTools }: Pick<FreshPage, 'devTools'>): Promise<number> {
  const { metrics } = await devTools.send('Performance.getMetrics')
  const seconds = metrics.find(({ name }) => name === 'ThreadTime')?.value
  if (seconds === undefined) throw new Error('This Chromium does not measure the time of a thread.')
  return seconds * 1_000
}

import puppeteer, { type BrowserContext, type LaunchOptions } from 'puppeteer-core'
import { chromiumLaunch } from '../../../scripts/setUp/browser.mjs'
import type { BrowserPage, Engine } from './engine.ts'

/**
 * Starts Debian's Chromium, which puppeteer-core controls by the DevTools protocol. The headless shell that `npm test`
 * prefers has no back/forward cache.
 */
export function startChromium(): Promise<Engine> {
  const { args = [] } = chromiumLaunch({})
  return start('Chromium', { executablePath: '/usr/bin/chromium', args: [...args, '--no-sandbox'] })
}

/** Starts Debian's Firefox, which puppeteer-core controls by WebDriver BiDi. */
export function startFirefox(): Promise<Engine> {
  return start('Firefox', {
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    // puppeteer-core turns the back/forward cache off. A user's Firefox has these two values.
    extraPrefsFirefox: { 'fission.bfcacheInParent': true, 'browser.sessionhistory.max_total_viewers': -1 },
  })
}

async function start(name: string, options: LaunchOptions): Promise<Engine> {
  const browser = await puppeteer.launch({ headless: true, ...options })
  const version = /[\d.]+/.exec(await browser.version())?.[0] ?? ''
  return {
    name: `${name} ${version}`,
    open: async () => openPage(await browser.createBrowserContext()),
    close: () => browser.close(),
  }
}

async function openPage(context: BrowserContext): Promise<BrowserPage> {
  const page = await context.newPage()
  return {
    goto: async (url) => void (await page.goto(url)),
    // Asks the page itself, because puppeteer-core waits for a load event, which a restored page does not have.
    back: async () => void (await page.evaluate('setTimeout(() => history.back()), undefined')),
    evaluate: (expression) => page.evaluate(expression),
    clickAt: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    pressControl: async (key) => {
      await page.keyboard.down('Control')
      await page.keyboard.press(key === 'a' ? 'KeyA' : key === 'v' ? 'KeyV' : 'KeyX')
      await page.keyboard.up('Control')
    },
    close: () => context.close(),
  }
}

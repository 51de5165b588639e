import { playwright } from '@vitest/browser-playwright'
import type { BrowserConfigOptions } from 'vitest/node'
import { chromiumLaunch } from './browser.mjs'

/** Vitest's settings for tests in a browser. This is a function, because Vitest changes the object that it receives. */
export function browserTests(): BrowserConfigOptions {
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions: chromiumLaunch() }),
    instances: [{ browser: 'chromium' }],
  }
}

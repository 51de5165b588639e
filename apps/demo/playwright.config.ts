import { defineConfig } from '@playwright/test'
import { chromiumLaunch } from '../../scripts/setUp/browser.mjs'

const guide = 'guide.spec.ts'

// Each worker starts its own demo on its own port: see e2e/demo.ts.
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../../.cache/e2e',
  fullyParallel: true,
  workers: 2,
  // Long timeouts, because two workers on a busy machine are slow.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    locale: 'en-GB',
    launchOptions: chromiumLaunch(),
    // Turns animations off, because Playwright waits for the end of an animation before each of hundreds of presses.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'journeys', testIgnore: guide },
    // Compares docs/guides/challenges.md with what the journeys measured.
    { name: 'guide', testMatch: guide, dependencies: ['journeys'] },
  ],
})

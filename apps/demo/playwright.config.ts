import { defineConfig } from '@playwright/test'
import { chromiumLaunch } from '../../scripts/setUp/browser.mjs'

const guide = 'guide.spec.ts'

// Each worker starts a demo of its own, on its own port: see e2e/demo.ts.
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../../.cache/e2e',
  fullyParallel: true,
  workers: 2,
  // Generous: where two run on a busy machine, waiting longer is better than failing.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    locale: 'en-GB',
    launchOptions: chromiumLaunch(),
    // A press waits until what moves has come to rest: hundreds of them add up.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'journeys', testIgnore: guide },
    // Compares a page of the docs with what the journeys measured.
    { name: 'guide', testMatch: guide, dependencies: ['journeys'] },
  ],
})

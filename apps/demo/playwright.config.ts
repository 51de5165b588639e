import { defineConfig } from '@playwright/test'
import { chromiumLaunch } from '../../scripts/browser.mjs'

// Each worker starts a demo of its own, on its own port: see e2e/demo.ts.
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../../.cache/e2e',
  fullyParallel: true,
  workers: 2,
  timeout: 20_000,
  expect: { timeout: 5_000 },
  reporter: 'list',
  use: { locale: 'en-GB', launchOptions: chromiumLaunch() },
})

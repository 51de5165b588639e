import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { browserTests } from '../scripts/setUp/browserTests.ts'

/** Every story is a test: the story renders, its play function passes, and axe finds no violation. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [storybookTest({ configDir: fileURLToPath(new URL('.', import.meta.url)) })],
  test: { name: 'storybook', testTimeout: 60_000, browser: browserTests() },
})

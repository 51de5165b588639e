import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defaultClientConditions } from 'vite'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { chromiumLaunch } from './scripts/browser.mjs'

const source = '@challenge-kit/source'
// Exactly these two: Vite's default list adds `module`, which makes the AWS SDK load files Node cannot.
const inNode = { resolve: { conditions: [source, 'node'] }, ssr: { resolve: { conditions: [source, 'node'] } } }
const inBrowser = { resolve: { conditions: [source, ...defaultClientConditions] } }

// A function, because Vitest writes each project's name into the object it is given.
const chromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: chromiumLaunch() }),
  instances: [{ browser: 'chromium' as const }],
})

export default defineConfig({
  test: {
    projects: [
      {
        ...inNode,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['packages/{core,server,emulator}/src/**/*.test.ts', 'packages/react/src/**/*.test.ts'],
          env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
        },
      },
      {
        ...inBrowser,
        plugins: [react()],
        optimizeDeps: {
          include: [
            'react',
            'react-dom/client',
            'react/jsx-dev-runtime',
            '@testing-library/react',
            '@testing-library/user-event',
            '@tanstack/react-query',
            'react-hook-form',
            'axe-core',
            'uqr',
          ],
        },
        test: { name: 'browser', include: ['packages/react/src/**/*.test.tsx'], browser: chromium() },
      },
      {
        plugins: [storybookTest({ configDir: fileURLToPath(new URL('.storybook', import.meta.url)) })],
        test: { name: 'storybook', browser: chromium() },
      },
      {
        ...inNode,
        plugins: [react()],
        test: { name: 'repo', environment: 'node', include: ['scripts/**/*.test.ts'], testTimeout: 60_000 },
      },
    ],
  },
})

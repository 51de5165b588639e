import react from '@vitejs/plugin-react'
import { defaultClientConditions } from 'vite'
import { defineConfig } from 'vitest/config'
import { browserTests } from './scripts/setUp/browserTests.ts'
import { redisProgram } from './scripts/setUp/redis.mjs'
import { retryImports } from './scripts/setUp/retryImports.ts'

const source = '@challenge-kit/source'
// Only these two conditions. Vite's default list adds `module`, with which the AWS SDK loads files that Node cannot run.
const inNode = { resolve: { conditions: [source, 'node'] }, ssr: { resolve: { conditions: [source, 'node'] } } }
const inBrowser = { resolve: { conditions: [source, ...defaultClientConditions] } }

// The stories have their own .storybook/vitest.config.ts, because loading Storybook takes seconds.
export default defineConfig({
  test: {
    projects: [
      {
        ...inNode,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['packages/*/src/**/*.test.ts', 'apps/demo/{server,src}/**/*.test.ts'],
          // Test files share the modules, which keep no state. Loading the AWS SDK only once takes a third of the time.
          isolate: false,
          testTimeout: 20_000, // no test waits for a clock, but a busy machine may be slow
          env: {
            AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
            REDIS_SERVER_PATH: redisProgram() ?? '', // for packages/server/src/testing/redis/redisServer.ts
          },
        },
      },
      {
        ...inBrowser,
        plugins: [react(), retryImports()],
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
            'fast-check',
            '@challenge-kit/react > jsqr',
            '@challenge-kit/react > uqr',
          ],
        },
        test: { name: 'browser', include: ['packages/react/src/**/*.test.tsx'], browser: browserTests() },
      },
      {
        ...inNode,
        plugins: [react()],
        test: {
          name: 'repo',
          environment: 'node',
          include: ['scripts/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})

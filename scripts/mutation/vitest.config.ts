import { defineConfig } from 'vitest/config'

const conditions = ['@challenge-kit/source', 'node']

// The tests that Stryker runs: those of core, and those of the server that belong to the changed files. The tests over
// Redis need REDIS_SERVER_PATH.
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    environment: 'node',
    include: [
      'packages/core/src/**/*.test.ts',
      'packages/server/src/{api,cognito,crypto,http,limits}/**/*.test.ts',
      'packages/server/src/redis/{lostReplies,storeRecovery}.test.ts',
    ],
    // With random inputs, the score would differ from run to run.
    exclude: ['packages/server/src/http/fuzz.test.ts'],
    isolate: false,
    testTimeout: 20_000,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
})

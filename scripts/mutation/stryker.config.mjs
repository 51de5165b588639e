// `npm run mutation` changes one expression of a file at a time and runs the tests. A change that no test notices
// survives. `npm run mutation -- --mutate packages/server/src/crypto/seal.ts` does this for one file.
// The run fails if the tests notice less than 85 % of the changes.
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  // `related` is off because Vitest's module graph does not find a test that imports a file by the name of its package.
  vitest: { configFile: 'scripts/mutation/vitest.config.ts', related: false },
  mutate: [
    'packages/core/src/flow/*.ts',
    'packages/server/src/http/requestGuard.ts',
    'packages/server/src/crypto/seal.ts',
    'packages/server/src/limits/*.ts',
    'packages/server/src/cognito/errors.ts',
    '!**/*.test.ts',
  ],
  coverageAnalysis: 'perTest',
  // Leaves out code that runs only while a module loads, because the test files share the modules. exceptions.test.ts
  // repeats the table EXCEPTIONS by hand, limitOptions.test.ts compares RULES with the guide, and the compiler checks
  // CALLS of requestGuard.ts.
  ignoreStatic: true,
  // This file does not exist on purpose. Stryker rewrites a tsconfig with TypeScript's JavaScript API, which TypeScript 7
  // does not have.
  tsconfigFile: 'scripts/mutation/none.json',
  tempDirName: '.cache/stryker',
  ignorePatterns: ['.git', 'dist', '.cache', 'apps'],
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: '.cache/reports/mutation.json' },
  thresholds: { high: 95, low: 85, break: 85 },
  concurrency: 1,
  // A change that does not end counts as noticed. On a busy machine a slow test would count too, so give it more time.
  timeoutMS: 10_000,
}

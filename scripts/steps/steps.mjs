import { commandOf } from '../setUp/program.mjs'

/**
 * One part of `npm test`: a check, which counts as one test, or a test run, which counts its tests.
 *
 * @typedef {object} Step
 * @property {string} name `npm test -- name` runs this step alone.
 * @property {string} does What the step checks, printed when it starts.
 * @property {() => readonly string[]} command Returns the arguments for Node. This is a function, because it looks up
 * packages that are installed after this module is loaded.
 * @property {string} help What to do when the step fails.
 * @property {'vitest' | 'playwright'} [tests] The test runner whose report is counted.
 * @property {true} [browser] The step needs a browser.
 * @property {true} [redis] The step needs a Redis.
 * @property {true} [prints] The step's output is printed even when it passes.
 * @property {true} [alone] No other step runs at the same time, because this step uses every core and would run into
 * its timeouts on a busy machine.
 * @property {string} [after] The step that must pass first.
 */

/** @type {readonly Step[]} The steps in the order in which they start. The first step that can run starts next. */
export const steps = [
  {
    name: 'format',
    does: 'the formatter has nothing to change',
    command: () => [commandOf('oxfmt'), '--check'],
    help: 'Run `npx oxfmt` and commit what it changes.',
  },
  {
    name: 'lint',
    does: 'oxlint, with type-aware rules and import rules',
    command: () => [commandOf('oxlint')],
    help: 'Correct the lines above. The rules are in .oxlintrc.json.',
  },
  {
    name: 'types',
    does: 'TypeScript compiles every file, and the declarations of published files need no inference',
    command: () => ['scripts/steps/types.mjs'],
    help: 'Correct the lines above. `npm test -- types` shows them again.',
  },
  {
    name: 'unused',
    does: 'knip: every file, export and dependency is used',
    command: () => [commandOf('knip')],
    help: 'Delete what is unused. Entry points are in knip.json.',
  },
  {
    name: 'graph',
    does: 'imports between folders go one way, and files do not import each other in circles',
    command: () => script('scripts/steps/graph.ts'),
    help: 'Move the type or function that both sides need into the folder that imports less. Type imports count.',
    prints: true,
  },
  {
    name: 'trace',
    does: 'the server files that one sign-in runs through',
    command: () => script('scripts/trace.ts'),
    help: 'A sign-in runs through more files than before: join files that always run together.',
    prints: true,
  },
  {
    name: 'demo',
    does: "the demo's production build, whose bundle holds no server code",
    command: () => script('scripts/steps/demoBuild.ts'),
    help: 'Correct what is printed above. `npm test -- demo` builds the demo again.',
  },
  {
    name: 'e2e',
    does: 'journeys through the demo in a real browser',
    command: () => [
      commandOf('@playwright/test', 'playwright'),
      'test',
      '--config=apps/demo/playwright.config.ts',
      '--forbid-only',
      '--reporter=list,json',
    ],
    help: 'See the failed journeys above. `npm test -- demo e2e` runs them alone.',
    tests: 'playwright',
    browser: true,
    after: 'demo',
    alone: true,
  },
  { ...vitest('unit', 'tests in Node'), redis: true },
  { ...vitest('browser', 'tests in a real browser'), browser: true },
  {
    ...vitest(
      'storybook',
      'every story, rendered, played and checked for accessibility',
      '.storybook/vitest.config.ts',
    ),
    browser: true,
  },
  vitest('repo', 'house rules, import rules, public names'),
  {
    name: 'build',
    does: 'the packages are built as they are published',
    command: () => ['scripts/build.mjs'],
    help: 'Correct the lines above. `npm run build` shows them again.',
  },
  {
    name: 'size',
    does: 'the bytes that a page loads, with four bundlers, from the published files',
    command: () => script('scripts/steps/size.ts'),
    help: 'Load code that the first screen does not need with import(), or make it smaller. Budgets are in scripts/size/budgets.ts.',
    prints: true,
    after: 'build',
  },
  {
    name: 'fetched',
    does: 'the files that a page fetches while a user signs in',
    command: () => script('scripts/steps/fetched.ts'),
    help: 'Load code with the files that are needed at the same time: see scripts/publish/chunks.mjs.',
    prints: true,
    browser: true,
    after: 'build',
  },
]

/**
 * @param {string} project
 * @param {string} does
 * @param {string} [config]
 * @returns {Step}
 */
function vitest(project, does, config = 'vitest.config.ts') {
  return {
    name: project,
    does,
    command: () => [
      commandOf('vitest'),
      'run',
      `--config=${config}`,
      `--project=${project}`,
      '--allowOnly=false',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportOf(project)}`,
    ],
    help: `See the failed tests above. \`npx vitest --config ${config} --project ${project}\` runs them alone.`,
    tests: 'vitest',
  }
}

/** @param {string} file */
function script(file) {
  return [commandOf('tsx'), '--conditions=@challenge-kit/source', file]
}

/**
 * The file into which a step's test runner writes its report.
 *
 * @param {string} name
 */
export function reportOf(name) {
  return `.cache/reports/${name}.json`
}

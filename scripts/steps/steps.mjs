import { commandOf } from '../setUp/program.mjs'

/**
 * One thing `npm test` does: a check, which counts as one, or a run of tests, which counts them.
 *
 * @typedef {object} Step
 * @property {string} name What `npm test -- name` calls it.
 * @property {string} does What it does, for a reader.
 * @property {() => readonly string[]} command Arguments for Node. A function, because it looks where packages lie.
 * @property {string} help What to do when it fails.
 * @property {'vitest' | 'playwright'} [tests] Whose report to count.
 * @property {true} [browser] Needs a browser.
 * @property {true} [alone] Uses every core by itself, and waits for answers: a busy machine would fail it.
 * @property {string} [after] The step that must have passed before.
 */

/** @type {readonly Step[]} In the order they start; where two may run at once, the first ready goes first. */
export const steps = [
  {
    name: 'format',
    does: 'the formatter has nothing to change',
    command: () => [commandOf('oxfmt'), '--check'],
    help: 'Run `npx oxfmt` and commit what it changes.',
  },
  {
    name: 'lint',
    does: 'oxlint, with types and import rules',
    command: () => [commandOf('oxlint')],
    help: 'Mend the lines above. The rules are in .oxlintrc.json.',
  },
  {
    name: 'types',
    does: 'TypeScript, every file',
    command: () => [commandOf('typescript', 'tsc'), '-p', 'tsconfig.json'],
    help: 'Mend the lines above; `npx tsc -p tsconfig.json` shows them again.',
  },
  {
    name: 'unused',
    does: 'knip: no file, export or dependency lies about',
    command: () => [commandOf('knip')],
    help: 'Delete what is unused. Entry points are in knip.json.',
  },
  {
    name: 'demo',
    does: "the demo's production build; its bundle holds nothing of the server",
    command: () => script('scripts/steps/demoBuild.ts'),
    help: 'Mend what is said above; `npm test -- demo` builds it again.',
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
    help: 'See the failed journeys above; `npm test -- demo e2e` runs them alone.',
    tests: 'playwright',
    browser: true,
    after: 'demo',
    alone: true,
  },
  vitest('unit', 'tests in Node'),
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
    does: 'the packages as they are published',
    command: () => ['scripts/build.mjs'],
    help: 'Mend the lines above; `npm run build` shows them again.',
  },
  {
    name: 'size',
    does: 'what a visitor loads before the first keystroke',
    command: () => script('scripts/steps/size.ts'),
    help: 'Move what a first visit does not need behind an import(), or make it smaller.',
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
    help: `See the failed tests above; \`npx vitest --config ${config} --project ${project}\` runs them alone.`,
    tests: 'vitest',
  }
}

/** @param {string} file */
function script(file) {
  return [commandOf('tsx'), '--conditions=@challenge-kit/source', file]
}

/**
 * Where a step's runner writes its report.
 *
 * @param {string} name
 */
export function reportOf(name) {
  return `.cache/reports/${name}.json`
}

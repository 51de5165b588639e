import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandOf, root } from '../setUp/program.mjs'
import { folderOrder } from './folderOrder.mjs'

interface Problem {
  readonly code: string
  readonly filename: string
}

type Row = readonly [file: string, imported: string, verdict: 'refused' | 'allowed']

/** One file a row: its path, what it imports, and whether the linter must refuse the import. */
const betweenPackages: readonly Row[] = [
  ['packages/core/src/flow.ts', './step.ts', 'allowed'],
  ['packages/core/src/flow.ts', 'react', 'refused'],
  ['packages/core/src/flow.ts', 'node:crypto', 'refused'],
  ['packages/core/src/flow.ts', '@challenge-kit/server', 'refused'],
  ['packages/core/src/flow.ts', '../../server/src/seal.ts', 'refused'],
  ['packages/core/src/flow.test.ts', 'fast-check', 'allowed'],
  ['packages/core/src/flow.test.ts', '../../../apps/demo/people.ts', 'refused'],
  ['packages/core/src/testing/scenario.ts', 'vitest', 'refused'],
  ['packages/server/src/sign-in/step.ts', '@challenge-kit/core', 'allowed'],
  ['packages/server/src/sign-in/step.ts', '@aws-sdk/client-cognito-identity-provider', 'allowed'],
  ['packages/server/src/sign-in/step.ts', 'node:crypto', 'allowed'],
  ['packages/server/src/sign-in/step.ts', '@challenge-kit/react', 'refused'],
  ['packages/server/src/sign-in/step.ts', '@challenge-kit/emulator', 'refused'],
  ['packages/server/src/sign-in/step.test.ts', '@challenge-kit/emulator', 'allowed'],
  ['packages/server/src/adapters/node.ts', '../../../core/src/flow.ts', 'refused'],
  ['packages/react/src/sign-in/useSignIn.ts', '@challenge-kit/core', 'allowed'],
  ['packages/react/src/sign-in/useSignIn.ts', '@challenge-kit/core/srp', 'allowed'],
  ['packages/react/src/sign-in/useSignIn.ts', '@tanstack/react-query', 'allowed'],
  ['packages/react/src/sign-in/useSignIn.ts', '@challenge-kit/server', 'refused'],
  ['packages/react/src/sign-in/useSignIn.ts', '@challenge-kit/emulator/node', 'refused'],
  ['packages/react/src/sign-in/useSignIn.ts', 'node:fs', 'refused'],
  ['packages/react/src/sign-in/useSignIn.ts', 'jose', 'refused'],
  ['packages/react/src/SignIn.stories.tsx', '@challenge-kit/core/testing', 'allowed'],
  ['packages/emulator/src/engine.ts', '@challenge-kit/core/srp', 'allowed'],
  ['packages/emulator/src/engine.ts', '@challenge-kit/core', 'refused'],
  ['packages/emulator/src/engine.ts', '@challenge-kit/core/testing', 'refused'],
  ['packages/emulator/src/engine.ts', '@challenge-kit/server', 'refused'],
  ['packages/emulator/src/engine.ts', '@aws-sdk/client-cognito-identity-provider', 'refused'],
  ['packages/emulator/src/testing/client.ts', '@aws-sdk/client-cognito-identity-provider', 'allowed'],
  ['apps/demo/server/main.ts', '@challenge-kit/emulator/node', 'allowed'],
  ['apps/demo/server/main.ts', './lab/lab.ts', 'allowed'],
  ['apps/demo/server/backend/createBackend.ts', '@challenge-kit/server', 'allowed'],
  ['apps/demo/server/backend/createBackend.ts', '../lab/lab.ts', 'refused'],
  ['apps/demo/server/backend/createBackend.ts', '@challenge-kit/emulator', 'refused'],
  ['apps/demo/src/library/LibraryPage.tsx', './MemberCard.tsx', 'allowed'],
  ['apps/demo/src/library/LibraryPage.tsx', '../lab/Lab.tsx', 'refused'],
  ['apps/demo/src/library/LibraryPage.tsx', '@challenge-kit/emulator', 'refused'],
  ['apps/demo/src/headless/ui/Form.tsx', '../../library/language.ts', 'allowed'],
  ['apps/demo/src/headless/ui/Form.tsx', '../../lab/state/labStore.ts', 'refused'],
  ['apps/demo/src/lab/LabPage.tsx', '../library/LibraryPage.tsx', 'allowed'],
  ['bench/srp.ts', '@challenge-kit/core/srp', 'allowed'],
  ['bench/srp.ts', '../apps/demo/people.ts', 'refused'],
  ['.storybook/preview.tsx', '../apps/demo/people.ts', 'refused'],
]

/** Each folder of folderOrder.mjs imports the next folder, which is allowed, and is imported by it, which is refused. */
const betweenFolders = Object.entries(folderOrder).flatMap(([root, order]) => {
  const folders = order.filter((path) => !/\.tsx?$/.test(path)).map((path) => join(root, path))
  return folders.slice(1).flatMap((later, index): Row[] => {
    const earlier = folders[index] ?? ''
    return [
      [`${earlier}/a.ts`, importPath(earlier, later), 'allowed'],
      [`${later}/a.ts`, importPath(later, earlier), 'refused'],
    ]
  })
})

const planted = [
  ...betweenPackages.map((row) => ({ row, rule: 'no-restricted-imports' })),
  ...betweenFolders.map((row) => ({ row, rule: 'folders(direction)' })),
]

/** The three forms of an import. The linter must judge them alike. */
const forms = {
  import: (name: string) => `import { something } from '${name}'\nexport const made = something\n`,
  type: (name: string) => `export type { Something } from '${name}'\n`,
  'on demand': (name: string) => `export const load = (): Promise<unknown> => import('${name}')\n`,
}

const cases = planted.flatMap(({ row: [file, imported, verdict], rule }, index) =>
  Object.entries(forms).map(([form, write]) => {
    // Each file gets its own name in the same folder, so that one run of the linter judges all of them.
    const path = file.replace(/([^/]+)$/, `${index}-${form.replace(' ', '-')}-$1`)
    return { name: `${file} is ${verdict} ${imported} (${form})`, path, verdict, rule, source: write(imported) }
  }),
)

const folder = mkdtempSync(join(tmpdir(), 'import-rules-'))
let problems: readonly Problem[]

beforeAll(() => {
  for (const { path, source } of cases) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), source)
  }
  const logging = join(folder, 'packages/server/src/logging.ts')
  writeFileSync(logging, "console.log('a line')\n")
  const config = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as Record<string, unknown>
  delete config['options'] // these rules need no types
  const plugin = join(root, 'scripts/rules/importDirection.mjs')
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify({ ...config, jsPlugins: [plugin] }))
  problems = lint()
})

afterAll(() => rmSync(folder, { recursive: true }))

test.each(cases)('$name', ({ path, verdict, rule }) => {
  const refused = problems.some(({ filename, code }) => filename === path && code.includes(rule))
  expect(refused).toBe(verdict === 'refused')
})

test('a package that writes to the console is refused', () => {
  const found = problems.filter(({ filename }) => filename === 'packages/server/src/logging.ts')
  expect(found.map(({ code }) => code).join()).toContain('no-console')
})

/** What the linter finds in the planted files. */
function lint(): readonly Problem[] {
  let report: string
  try {
    report = execFileSync(process.execPath, [commandOf('oxlint'), '--format=json'], { cwd: folder, encoding: 'utf8' })
  } catch (error) {
    report = (error as { stdout: string }).stdout // oxlint exits with 1 when it finds something
  }
  return (JSON.parse(report) as { diagnostics: readonly Problem[] }).diagnostics
}

/** A relative import of a file in another folder. */
function importPath(from: string, to: string): string {
  const path = posix.relative(from, `${to}/b.ts`)
  return path.startsWith('.') ? path : `./${path}`
}

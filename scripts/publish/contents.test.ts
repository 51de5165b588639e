import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../setUp/program.mjs'
import { packages } from './compile.mjs'
import { filesThatNobodyNeeds, missingFiles } from './contents.mjs'

const manifest = JSON.stringify({
  bin: './dist/cli.js',
  exports: {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './styles.css': { types: './dist/styleSheet.d.ts', default: './dist/kit.css' },
    './package.json': './package.json',
  },
  imports: { '#crypto': { node: './dist/node.js', default: './dist/web.js' } },
})

/** A package in which every file is needed. */
const complete = new Map([
  ['package.json', manifest],
  ['README.md', '# Kit'],
  ['LICENSE', 'Apache-2.0'],
  ['dist/index.js', "import { a } from './a/a.js'\nexport const later = () => import('./later.js')"],
  ['dist/index.d.ts', "export type { Only } from './types.ts'"],
  ['dist/a/a.js', "import '../shared.js'"],
  ['dist/a/a.d.ts', ''],
  ['dist/shared.js', ''],
  ['dist/shared.d.ts', ''],
  ['dist/later.js', ''],
  ['dist/later.d.ts', ''],
  ['dist/types.d.ts', 'export interface Only {}'],
  ['dist/types.js', 'export {}'],
  ['dist/node.js', ''],
  ['dist/node.d.ts', ''],
  ['dist/web.js', ''],
  ['dist/web.d.ts', ''],
  ['dist/cli.js', ''],
  ['dist/cli.d.ts', ''],
  ['dist/kit.css', "@import './tokens.css';"],
  ['dist/tokens.css', ''],
  ['dist/styleSheet.d.ts', 'export {}'],
])

test('a package may hold the files that its entry points import, in code, in types and in style sheets', () => {
  expect(filesThatNobodyNeeds(complete)).toEqual([])
  expect(missingFiles(complete)).toEqual([])
})

test.each(['dist/index.test.js', 'dist/testing/fake.js', 'dist/index.js.map', 'dist/.tsbuildinfo', 'src/index.ts'])(
  'a package may not hold %s',
  (file) => {
    expect(filesThatNobodyNeeds(new Map([...complete, [file, '']]))).toEqual([file])
  },
)

test.each(['README.md', 'LICENSE', 'dist/index.js', 'dist/cli.js', 'dist/web.js', 'dist/kit.css'])(
  'a package without %s is refused',
  (file) => {
    expect(missingFiles(new Map([...complete].filter(([path]) => path !== file)))).toEqual([file])
  },
)

type Targets = Readonly<Record<string, string | Readonly<Record<string, unknown>>>>

interface Manifest {
  readonly exports: Targets
  readonly imports?: Targets
  readonly publishConfig: Omit<Manifest, 'publishConfig'>
}

test.each(packages)('%s is published with its entry points, without the conditions for the source files', (name) => {
  const file = readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')
  const { exports, imports, publishConfig } = JSON.parse(file) as Manifest
  expect(publishConfig.exports).toEqual(published(exports))
  expect(publishConfig.imports).toEqual(imports && published(imports))
})

/** The targets without those of the source files. */
function published(targets: Targets): Targets {
  const entries = Object.entries(targets).flatMap(([entry, target]): (readonly [string, Targets[string]])[] => {
    if (typeof target === 'string') return [[entry, target]]
    const conditions = Object.entries(target).filter(([condition]) => condition !== '@challenge-kit/source')
    return conditions.length === 0 ? [] : [[entry, Object.fromEntries(conditions)]]
  })
  return Object.fromEntries(entries)
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { circles, mutualFolders, readImportGraph } from './importGraph.ts'

const folder = mkdtempSync(join(tmpdir(), 'import-graph-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The graph of a package with these files. */
function graphOf(name: string, files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, dirname(path)), { recursive: true })
    writeFileSync(join(folder, name, path), text)
  }
  return readImportGraph(join(folder, name))
}

test('every form of import counts, and so do type imports', () => {
  const graph = graphOf('forms', {
    'index.ts': `
      import { a } from './parts/a.ts'
      import type { B } from './parts/b.ts'
      export { c } from './parts/c.ts'
      export type { D } from './parts/d.ts'
      export const e = () => import('./parts/e.ts')
      export type F = import('./parts/f.ts').F
      import './styles.css'
      import { join } from 'node:path'
    `,
    ...Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`parts/${name}.ts`, ''])),
  })
  expect(graph.get('index.ts')).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `parts/${name}.ts`))
})

test('tests and stories do not count', () => {
  const graph = graphOf('tests', { 'a.ts': '', 'a.test.ts': "import './a.ts'", 'b.stories.tsx': "import './a.ts'" })
  expect([...graph.keys()]).toEqual(['a.ts'])
})

describe('folders that import each other', () => {
  test('two folders with imports in both directions are a pair', () => {
    const graph = graphOf('pair', {
      'one/a.ts': "import type { B } from '../two/b.ts'",
      'one/c.ts': '',
      'two/b.ts': '',
      'two/d.ts': "import '../one/c.ts'",
    })
    expect(mutualFolders(graph)).toEqual([['one', 'two']])
  })

  test('the folder of the package itself counts as a folder', () => {
    const graph = graphOf('root', { 'options.ts': "import './one/a.ts'", 'one/a.ts': "import '../options.ts'" })
    expect(mutualFolders(graph)).toEqual([['.', 'one']])
  })

  test("the package's index.ts does not count", () => {
    const graph = graphOf('index', {
      'index.ts': "export * from './one/a.ts'",
      'errors.ts': '',
      'one/a.ts': "import '../errors.ts'",
    })
    expect(mutualFolders(graph)).toEqual([])
  })

  test('imports in one direction are no pair', () => {
    const graph = graphOf('oneWay', { 'one/a.ts': "import '../two/b.ts'", 'two/b.ts': '' })
    expect(mutualFolders(graph)).toEqual([])
  })
})

describe('circles of files', () => {
  test('a circle names its files, and files that only lead to it are left out', () => {
    const graph = graphOf('circle', {
      'a.ts': "import type { B } from './b.ts'",
      'b.ts': "import type { C } from './c.ts'",
      'c.ts': "import type { A } from './a.ts'",
      'd.ts': "import './a.ts'",
    })
    expect(circles(graph)).toEqual([['a.ts', 'b.ts', 'c.ts']])
  })

  test('the largest circle comes first', () => {
    const graph = graphOf('circles', {
      'a.ts': "import './b.ts'",
      'b.ts': "import './a.ts'",
      'c.ts': "import './d.ts'",
      'd.ts': "import './e.ts'",
      'e.ts': "import './c.ts'",
    })
    expect(circles(graph).map((circle) => circle.length)).toEqual([3, 2])
  })

  test('a graph without circles has none', () => {
    expect(circles(graphOf('none', { 'a.ts': "import './b.ts'", 'b.ts': '' }))).toEqual([])
  })
})

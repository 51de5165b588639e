import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { sourceFiles } from './sourceFiles.ts'

/** A folder with more files holds two subjects. */
const limit = 15

/** The folders with more source files than the limit. Tests, stories and style sheets do not count. */
function crowdedFolders(paths: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const path of paths) {
    if (!/\.(ts|tsx|mjs)$/.test(path) || /\.(test|spec|stories)\.tsx?$/.test(path)) continue
    counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
  }
  return [...counts].flatMap(([folder, count]) => (count > limit ? [`${folder}: ${count} files`] : []))
}

test(`a folder with more than ${limit} source files is reported`, () => {
  const names = Array.from({ length: limit + 1 }, (_, index) => `packages/core/src/flow/step${index}.ts`)
  expect(crowdedFolders(names)).toEqual([`packages/core/src/flow: ${limit + 1} files`])
  expect(crowdedFolders(names.slice(1))).toEqual([])
})

test('tests and stories do not count', () => {
  const names = Array.from({ length: limit + 1 }, (_, index) => `packages/react/src/ui/card/card${index}`)
  expect(crowdedFolders(names.flatMap((name) => [`${name}.test.tsx`, `${name}.stories.tsx`]))).toEqual([])
})

test(`no folder holds more than ${limit} source files`, () => {
  const paths = sourceFiles().map(({ path }) => path)
  expect(crowdedFolders(paths.filter((path) => /^(packages|apps|scripts)\//.test(path)))).toEqual([])
})

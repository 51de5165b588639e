import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandOf, root, run } from '../setUp/program.mjs'

/**
 * A new row in the table of challenges must be a compile error wherever a decision is missing, and CONTRIBUTING.md must
 * name exactly these files. So this test adds a row to a copy of the sources and compiles the copy.
 */
const copy = join(root, '.cache', 'addChallenge')
const row = 'DUMMY_CHALLENGE: { asks: { readonly hint: string }; takes: { readonly answer: string } }'

/** The files that compile without the row and do not compile with it. */
let added: string[]

beforeAll(async () => {
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy, { recursive: true })
  for (const folder of ['packages', 'apps', 'scripts/consumer']) {
    // The symbolic links between packages are relative, so the copied links lead to the copied packages.
    const wanted = (path: string) => !['dist', '.vite', '.cache'].includes(basename(path))
    cpSync(join(root, folder), join(copy, folder), { recursive: true, verbatimSymlinks: true, filter: wanted })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const file of ['tsconfig.json', 'tsconfig.base.json']) cpSync(join(root, file), join(copy, file))

  const before = await broken()
  const table = join(copy, 'packages/core/src/challenges/challenge.ts')
  const text = readFileSync(table, 'utf8')
  const opening = 'export interface ChallengeTable {\n'
  if (!text.includes(opening)) throw new Error(`${table} does not contain the table of challenges.`)
  writeFileSync(table, text.replace(opening, `${opening}  ${row}\n`))
  added = (await broken()).filter((file) => !before.includes(file))
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

test('a row added to the table is a compile error in exactly the files that CONTRIBUTING.md names', () => {
  expect(added).toEqual(placesInContributing())
})

test("one of these files is the server's table of traits", () => {
  expect(added).toContain('packages/server/src/sign-in/challengeTraits.ts')
})

/** The files that do not compile, sorted. */
async function broken(): Promise<string[]> {
  const { output } = await run(process.execPath, [commandOf('typescript', 'tsc'), '-p', copy, '--pretty', 'false'])
  const files = [...output.matchAll(/^(\S[^(\n]*)\(\d+,\d+\): error/gm)].map(([, file = '']) => file)
  return [...new Set(files.map((file) => file.replace('.cache/addChallenge/', '')))].toSorted()
}

/** The files that CONTRIBUTING.md names between its two comments. */
function placesInContributing(): string[] {
  const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
  const list = /<!-- adding-a-challenge -->([^]*)<!-- \/adding-a-challenge -->/.exec(text)?.[1] ?? ''
  return [...list.matchAll(/`((?:packages|apps|scripts)\/[^`]+)`/g)].map(([, file = '']) => file).toSorted()
}

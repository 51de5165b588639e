import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../setUp/program.mjs'

/** One row of the tables in SECURITY.md. */
interface Row {
  readonly id: string
  /** The tests that show the requirement: `file` › "title". Or the reason why no test shows it. */
  readonly proof: string
}

const numbers = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index).padStart(2, '0'))

/** Every id that must have a row: requirements (SEC), faults (F) and properties (P). */
const ids = [
  ['01', numbers(10, 22), numbers(30, 38), numbers(40, 44), numbers(50, 57), numbers(60, 66), numbers(70, 75)],
  [
    numbers(80, 84),
    numbers(90, 94),
    numbers(100, 105),
    numbers(110, 114),
    numbers(120, 128),
    numbers(130, 133),
    numbers(140, 148),
  ],
]
  .flat(2)
  .map((number) => `SEC-${number}`)
  .concat(
    numbers(1, 50).map((number) => `F${number}`),
    numbers(1, 14).map((number) => `P${Number(number)}`),
  )

const reference = /`([^`]+)` › “([^”]+)”/g
const reason = /^(Not met|Not needed|By hand|Documented): ./

function rowsOf(markdown: string): readonly Row[] {
  return markdown.split('\n').flatMap((line) => {
    const [, id = '', , proof = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim())
    return /^(SEC-\d+|F\d\d|P\d+)$/.test(id) ? [{ id, proof }] : []
  })
}

/** What is wrong with a row, or an empty list. */
function faultsOf({ proof }: Row): readonly string[] {
  const tests = [...proof.matchAll(reference)]
  if (tests.length === 0) return reason.test(proof) ? [] : ['the row names no test, and gives no reason']
  return tests.flatMap(([, file = '', title = '']) => {
    if (!existsSync(join(root, file))) return [`there is no file ${file}`]
    return hasTest(readFileSync(join(root, file), 'utf8'), title) ? [] : [`${file} has no test “${title}”`]
  })
}

/** Whether a file has a test of this title. The title of a parametrised test is written with its placeholders. */
function hasTest(source: string, title: string): boolean {
  return ["'", '"', '`'].some((quote) => source.includes(quote + title.replaceAll(quote, `\\${quote}`) + quote))
}

describe('the tables in SECURITY.md', () => {
  const rows = rowsOf(readFileSync(join(root, 'SECURITY.md'), 'utf8'))

  test('have one row for each requirement, fault and property', () => {
    expect(rows.map(({ id }) => id)).toEqual(ids)
  })

  test.each(rows)('$id names tests that exist, or the reason why there is none', (row) => {
    expect(faultsOf(row)).toEqual([])
  })
})

test.each([
  ['| SEC-01 | No secret leaves. | `packages/core/src/missing.test.ts` › “a test” |', 'there is no file'],
  [
    '| SEC-01 | No secret leaves. | `scripts/rules/securityTable.test.ts` › “a test that does not exist” |',
    'has no test',
  ],
  ['| SEC-01 | No secret leaves. | soon |', 'the row names no test'],
])('a row that proves nothing is found: %s', (line, fault) => {
  expect(rowsOf(line).flatMap(faultsOf).join()).toContain(fault)
})

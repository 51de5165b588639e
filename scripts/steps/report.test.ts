import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { countTests } from './report.mjs'

const folder = mkdtempSync(join(tmpdir(), 'report-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(report: unknown): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(report))
  return file
}

const vitest = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }
const playwright = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 }

test('passed, failed and skipped tests are counted', () => {
  const report = written({ ...vitest, numFailedTests: 2, numPendingTests: 1, numTodoTests: 3 })
  expect(countTests(report, 'vitest', 1)).toEqual({ passed: 7, failed: 2, skipped: 4 })
})

test('a journey that passed only on a retry counts as failed', () => {
  const report = written({ stats: { ...playwright, flaky: 1, skipped: 2 } })
  expect(countTests(report, 'playwright', 0)).toEqual({ passed: 5, failed: 1, skipped: 2 })
})

test('a run that failed outside its tests counts as one failure', () => {
  expect(countTests(written(vitest), 'vitest', 1)).toEqual({ passed: 7, failed: 1, skipped: 0 })
})

test('a run without any test counts as one failure', () => {
  expect(countTests(written({ ...vitest, numPassedTests: 0 }), 'vitest', 0).failed).toBe(1)
})

test('a run without a report counts as one failure', () => {
  expect(countTests(join(folder, 'none.json'), 'vitest', 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * Counts the tests in a runner's JSON report. A run that failed as a whole, or ran no test, counts as one failure.
 *
 * @param {string} file
 * @param {'vitest' | 'playwright'} runner
 * @param {number} code The runner's exit code.
 * @returns {Count}
 */
export function countTests(file, runner, code) {
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  const count = report ? counters[runner](report) : { passed: 0, failed: 0, skipped: 0 }
  const broken = code !== 0 || count.passed + count.failed === 0
  return { ...count, failed: Math.max(count.failed, broken ? 1 : 0) }
}

const counters = {
  /** @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} report */
  vitest: (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }),
  // A flaky test, which passed only on a retry, counts as failed.
  /** @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report */
  playwright: ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }),
}

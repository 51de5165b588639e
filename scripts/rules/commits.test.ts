import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { root } from '../setUp/program.mjs'

interface Commit {
  readonly hash: string
  readonly subject: string
  readonly body: string
}

/** The date of commit e321406. Older commits do not follow the rule. A date also works in a shallow clone. */
const since = '2026-11-22T07:46:03Z'

/** What a commit message gets wrong, or nothing. */
function mistakes({ subject, body }: Commit): string[] {
  return [
    ...(subject.length > 72 ? [`the subject has ${subject.length} characters, 72 are allowed`] : []),
    ...(body.trim() === '' ? ['the body gives no reason'] : []),
  ]
}

/** The commits after `since`, without merges. None where git or the history is missing. */
function commits(): Commit[] {
  try {
    const args = ['log', `--since=${since}`, '--no-merges', '--format=%h%x00%s%x00%b%x01']
    const log = execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return log.split('\u0001').flatMap((entry) => {
      const [hash = '', subject = '', body = ''] = entry.trimStart().split('\0')
      return hash ? [{ hash, subject, body }] : []
    })
  } catch {
    return []
  }
}

describe('commit messages', () => {
  test.each([
    { subject: 'a'.repeat(72), body: 'Because.', expected: 0 },
    { subject: 'a'.repeat(73), body: 'Because.', expected: 1 },
    { subject: 'Rename', body: '\n', expected: 1 },
  ])('a subject of $subject.length characters and the body "$body": $expected mistakes', ({ expected, ...message }) => {
    expect(mistakes({ hash: 'abc', ...message })).toHaveLength(expected)
  })

  test('every commit has a subject of at most 72 characters and a body with the reason', () => {
    const wrong = commits().flatMap((commit) => mistakes(commit).map((mistake) => `${commit.hash}: ${mistake}`))
    expect(wrong).toEqual([])
  })
})

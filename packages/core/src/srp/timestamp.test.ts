import { expect, test } from 'vitest'
import { timestamp } from './timestamp.ts'

test.each([
  ['2026-07-07T03:04:05Z', 'Tue Jul 7 03:04:05 UTC 2026'],
  ['2026-01-01T00:00:09Z', 'Thu Jan 1 00:00:09 UTC 2026'],
  ['2028-02-29T23:59:59.999Z', 'Tue Feb 29 23:59:59 UTC 2028'],
  ['2027-01-01T00:30:00+09:00', 'Thu Dec 31 15:30:00 UTC 2026'],
])('%s is written as %s', (date, text) => {
  expect(timestamp(new Date(date))).toBe(text)
})

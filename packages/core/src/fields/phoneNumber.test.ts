import { expect, it } from 'vitest'
import { normalizePhoneNumber, phoneNumberIssue } from './phoneNumber.ts'

it.each([
  ['+81 90-1234-5678', '+819012345678'],
  ['＋８１（９０）１２３４－５６７８', '+819012345678'],
  ['0044 20.7946.0958', '+442079460958'],
])('%s is normalised to %s', (typed, normalized) => {
  expect(normalizePhoneNumber(typed)).toBe(normalized)
  expect(normalizePhoneNumber(normalized)).toBe(normalized)
  expect(phoneNumberIssue(typed)).toBeUndefined()
})

it.each([
  ['', 'missing'],
  ['  ', 'missing'],
  ['090-1234-5678', 'malformed'],
  ['+0123456789', 'malformed'],
  ['+12', 'malformed'],
  ['call me', 'malformed'],
])('%j is %s', (typed, issue) => expect(phoneNumberIssue(typed)).toBe(issue))

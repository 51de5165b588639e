import { expect, it } from 'vitest'
import { normalizePhoneNumber, phoneNumberIssue } from './phoneNumber.ts'

it.each([
  ['+81 90-1234-5678', '+819012345678'],
  ['＋８１（９０）１２３４－５６７８', '+819012345678'],
  ['0044 20.7946.0958', '+442079460958'],
  ['+44 (0)20 7946 0958', '+442079460958'],
  ['\u202a+44 20 7946 0958\u202c', '+442079460958'],
  ['\u200b+44\u00a020\u20117946\u20110958\ufeff', '+442079460958'],
  ['+٩٦٦ ٥٥ ٠١٢ ٣٤٥٦', '+966550123456'],
])('%s is normalised to %s', (typed, normalized) => {
  expect(normalizePhoneNumber(typed)).toBe(normalized)
  expect(normalizePhoneNumber(normalized)).toBe(normalized)
  expect(phoneNumberIssue(typed)).toBeUndefined()
})

it.each([
  ['(020) 7946 0958', '+44', '+442079460958'],
  ['０９０－１２３４－５６７８', '+81', '+819012345678'],
  ['(212) 555-0142', '+1', '+12125550142'],
  ['8 (912) 345-67-89', '+7', '+79123456789'],
  ['06 1 234 5678', '+36', '+3612345678'],
  ['06 698 12345', '+39', '+390669812345'],
  ['+81 90 1234 5678', '+44', '+819012345678'],
  ['00 49 30 123456', '+44', '+4930123456'],
  ['alice', '+44', 'alice'],
])('%s with the country code %s is normalised to %s', (typed, countryCode, normalized) =>
  expect(normalizePhoneNumber(typed, countryCode)).toBe(normalized),
)

it.each([
  ['', 'missing'],
  ['  ', 'missing'],
  ['090-1234-5678', 'malformed'],
  ['+0123456789', 'malformed'],
  ['+12', 'malformed'],
  ['call me', 'malformed'],
])('%j is %s', (typed, issue) => expect(phoneNumberIssue(typed)).toBe(issue))

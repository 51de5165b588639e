import fc from 'fast-check'
import { expect, it } from 'vitest'
import { codeIssue, normalizeCode } from './code.ts'

it.each([
  ['123456', '123456'],
  ['123 456', '123456'],
  ['123-456', '123456'],
  ['１２３４５６', '123456'],
  ['１２３－４５６', '123456'],
  ['１２３ー４５６', '123456'],
  ['123\u3000456', '123456'],
  ['\u200b123456\ufeff', '123456'],
  ['123\u061c456', '123456'],
  ['1234567', '1234567'],
  ['١٢٣٤٥٦', '123456'],
  ['۱۲۳۴۵۶', '123456'],
  ['१२३४५६', '123456'],
  ['১২৩৪৫৬', '123456'],
  ['๑๒๓๔๕๙', '123459'],
  ['Your code is 123456.', '123456'],
  ['Your code is 123456. It expires in 10 minutes.', '123456'],
  ['In 3 minutes: 55037718', '55037718'],
  ['認証コードは１２３４５６です。', '123456'],
  ['https://x.example/2024?c=123456', '123456'],
  ['Order 20241 of 2024: 55037718', '55037718'],
  ['PIN 2024', '2024'],
  ['12', '12'],
  ['', ''],
  ['no digits', ''],
])('normalizeCode(%j) is %j', (typed, code) => expect(normalizeCode(typed)).toBe(code))

it('a code stays unchanged, and a second call changes nothing', () => {
  const digits = fc.stringMatching(/^\d{4,10}$/)
  fc.assert(fc.property(digits, (code) => normalizeCode(code) === code))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => normalizeCode(normalizeCode(text)) === normalizeCode(text)),
  )
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => /^\d{0,10}$/.test(normalizeCode(text))))
})

it('width, script and separators do not change the code', () => {
  const zeros = [0x30, 0xff10, 0x0660, 0x06f0, 0x0966, 0x0e50]
  const separator = fc.constantFrom('', ' ', '-', '－', '\u3000', '\u00a0')
  fc.assert(
    fc.property(fc.stringMatching(/^\d{6}$/), fc.constantFrom(...zeros), separator, (code, zero, between) => {
      const written = [...code].map((digit) => String.fromCodePoint(zero + Number(digit))).join(between)
      return normalizeCode(written) === code
    }),
  )
})

it.each([
  ['', 'missing'],
  ['   ', 'missing'],
  ['abcdef', 'malformed'],
  ['123', 'malformed'],
  ['1234', undefined],
  ['12345678', undefined],
])('codeIssue(%j) is %s', (code, issue) => expect(codeIssue(code)).toBe(issue))

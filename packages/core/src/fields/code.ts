import type { IssueCode } from '../errors.ts'

// The zero digit of Arabic-Indic, Persian, Devanagari, Bengali and Thai. Full-width digits are not listed, because NFKC
// converts them.
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50]
// Invisible characters, which copied text can contain. For example, the contacts of a phone put direction marks around a
// number.
const INVISIBLE = /\p{Cf}/gu
const SEPARATORS = /(?<digit>\d)[\s\-‐-―−ー－・_]+(?=\d)/gu

function asciiDigit(character: string): string {
  const point = character.codePointAt(0) ?? 0
  const zero = ZEROS.find((start) => point >= start && point <= start + 9)
  return zero === undefined ? character : String(point - zero)
}

/** The text without invisible characters, with ASCII digits, and in normal form, which has no full-width characters. */
export const plainText = (text: string): string =>
  [...text.normalize('NFKC').replace(INVISIBLE, '')].map(asciiDigit).join('')

// The length depends on the pool and the channel: email codes have eight digits, codes of an authenticator app have
// six.
const SHORTEST = 4
const LONGEST = 10
// The lengths of Cognito's own codes. Other runs of digits in a text may be a year or the number of an order.
const USUAL: readonly number[] = [6, 8]

/**
 * Extracts the code from typed or pasted text, for example from `１２３`, `123 456`, "Your code is 123456." or a link that
 * contains the code. Returns the first run of 6 or 8 digits, or otherwise the first run of 4 to 10 digits. If no run has
 * such a length, returns up to 10 digits of the first run. Returns an empty string for text without digits.
 * Applying the function twice gives the same result as applying it once.
 *
 * @example
 * normalizeCode('１２３ ４５６') // '123456'
 */
export function normalizeCode(text: string): string {
  const digits = plainText(text).replace(SEPARATORS, '$<digit>')
  const runs = digits.match(/\d+/g) ?? []
  const code =
    runs.find((run) => USUAL.includes(run.length)) ??
    runs.find((run) => run.length >= SHORTEST && run.length <= LONGEST)
  return code ?? runs[0]?.slice(0, LONGEST) ?? ''
}

/** Checks a code before it is sent. Returns undefined if the code may be valid. */
export function codeIssue(code: string): IssueCode | undefined {
  const digits = normalizeCode(code)
  if (digits === '') return code.trim() === '' ? 'missing' : 'malformed'
  return digits.length < SHORTEST ? 'malformed' : undefined
}

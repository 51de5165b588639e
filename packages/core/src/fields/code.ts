import type { IssueCode } from '../issue'

// Where each script's zero lies: Arabic-Indic, Persian, Devanagari, Bengali, Thai. NFKC already folds full-width digits.
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50]
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
const SEPARATORS = /(?<digit>\d)[\s\-‐-―−ー－・_]+(?=\d)/gu

function asciiDigit(character: string): string {
  const point = character.codePointAt(0) ?? 0
  const zero = ZEROS.find((start) => point >= start && point <= start + 9)
  return zero === undefined ? character : String(point - zero)
}

// Lengths differ by pool and by channel: an e-mail's code has eight digits, an authenticator's six.
const SHORTEST = 4
const LONGEST = 10

/**
 * The code in whatever was typed or pasted: full-width and other digits, `123 456`, "Your code is 123456." Idempotent.
 * The first run of 4 to 10 digits is taken, else what there is of the first run.
 */
export function normalizeCode(text: string): string {
  const digits = [...text.normalize('NFKC').replace(INVISIBLE, '')]
    .map(asciiDigit)
    .join('')
    .replace(SEPARATORS, '$<digit>')
  const runs = digits.match(/\d+/g) ?? []
  return runs.find((run) => run.length >= SHORTEST && run.length <= LONGEST) ?? runs[0]?.slice(0, LONGEST) ?? ''
}

/** What is wrong with a code, if anything can be told before it is sent. */
export function codeIssue(code: string): IssueCode | undefined {
  const digits = normalizeCode(code)
  if (digits === '') return code.trim() === '' ? 'missing' : 'malformed'
  return digits.length < SHORTEST ? 'malformed' : undefined
}

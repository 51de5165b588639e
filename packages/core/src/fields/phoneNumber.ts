import type { IssueCode } from '../errors.ts'
import { plainText } from './code.ts'

/** What callers inside a country type before a number. Other countries use `0`, or nothing. */
const TRUNK_PREFIXES: Readonly<Record<string, RegExp>> = { '+7': /^8/, '+36': /^06/, '+39': /^(?!)/ }

/**
 * Converts a phone number to the form that Cognito stores (E.164): `+`, the country code, then digits. Removes
 * separators, invisible characters and a zero in brackets, converts digits of other scripts to ASCII, and replaces a
 * leading `00` with `+`.
 *
 * @param countryCode The country of a number that is typed without a country code: `+44`. The prefix for calls inside
 *   the country, such as `0`, is removed. Without a country code the number stays as it is.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 * @example
 * normalizePhoneNumber('(020) 7946 0958', '+44') // '+442079460958'
 */
export function normalizePhoneNumber(text: string, countryCode?: string): string {
  const number = plainText(text)
    .replace(/(\d\s*)\(0\)/u, '$1')
    .replaceAll(/[\s\-‐-―−ー.()/]/gu, '')
    .replace(/^00/, '+')
  if (!countryCode || !/^\d+$/.test(number)) return number
  return countryCode + number.replace(TRUNK_PREFIXES[countryCode] ?? /^0/, '')
}

/** Checks a phone number before it is sent. Returns undefined if the number may be valid. */
export function phoneNumberIssue(text: string): IssueCode | undefined {
  if (text.trim() === '') return 'missing'
  return /^\+[1-9]\d{5,14}$/.test(normalizePhoneNumber(text)) ? undefined : 'malformed'
}

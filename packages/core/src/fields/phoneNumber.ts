import type { IssueCode } from '../errors.ts'

/**
 * Converts a phone number to the form that Cognito stores (E.164): `+`, the country code, then digits. Removes
 * separators, converts full-width digits to ASCII, and replaces a leading `00` with `+`.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export function normalizePhoneNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\-‐-―−ー.()/]/gu, '')
    .replace(/^00/, '+')
}

/** Checks a phone number before it is sent. Returns undefined if the number may be valid. */
export function phoneNumberIssue(text: string): IssueCode | undefined {
  if (text.trim() === '') return 'missing'
  return /^\+[1-9]\d{5,14}$/.test(normalizePhoneNumber(text)) ? undefined : 'malformed'
}

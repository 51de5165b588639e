import type { IssueCode } from '../issue'

/**
 * A telephone number as Cognito keeps it: `+` and digits, country code first (E.164). Separators go, other digits become
 * ASCII ones; a leading `00` is a `+`.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export function normalizePhoneNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\-‐-―−ー.()/]/gu, '')
    .replace(/^00/, '+')
}

/** What is wrong with a telephone number, if anything can be told before it is sent. */
export function phoneNumberIssue(text: string): IssueCode | undefined {
  if (text.trim() === '') return 'missing'
  return /^\+[1-9]\d{5,14}$/.test(normalizePhoneNumber(text)) ? undefined : 'malformed'
}

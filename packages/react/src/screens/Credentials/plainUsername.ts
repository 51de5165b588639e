import { normalizePhoneNumber } from '@challenge-kit/core'

/**
 * The typed name as Cognito stores it. Replaces the full-width characters of an email address with ASCII, because a
 * Japanese keyboard can type full-width characters. Loaded while the user types.
 */
export function plainUsername(
  text: string,
  identifier: 'email' | 'phone' | 'usernameOrEmail',
  countryCode: string | undefined,
): string {
  if (identifier === 'phone') return normalizePhoneNumber(text, countryCode)
  if (identifier !== 'email') return text
  return text.replace(/[\uff01-\uff5e]/g, (wide) => wide.normalize('NFKC'))
}

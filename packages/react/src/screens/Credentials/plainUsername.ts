import { normalizePhoneNumber } from '@challenge-kit/core'

/**
 * The typed name as Cognito stores it. Removes invisible characters, because copied text may contain them. Replaces the
 * full-width characters of an email address with ASCII, because a Japanese keyboard can type full-width characters.
 * Loaded while the user types.
 */
export function plainUsername(
  text: string,
  identifier: 'email' | 'phone' | 'usernameOrEmail',
  countryCode: string | undefined,
): string {
  if (identifier === 'phone') return normalizePhoneNumber(text, countryCode)
  // Cognito allows no invisible character in a username or an email address.
  const visible = text.replace(/\p{Cf}/gu, '')
  if (identifier !== 'email') return visible
  return visible.replace(/[\uff01-\uff5e]/g, (wide) => wide.normalize('NFKC'))
}

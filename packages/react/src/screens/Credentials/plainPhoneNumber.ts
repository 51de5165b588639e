import { normalizePhoneNumber } from '@challenge-kit/core'

/** The phone number as Cognito stores it. Loaded while the user types, because only pages for phone numbers need it. */
export function plainPhoneNumber(text: string, countryCode: string | undefined): string {
  return normalizePhoneNumber(text, countryCode)
}

import type { SignInError } from '@challenge-kit/core'
import type { InitialKey, Translate } from './messages.ts'

/** The message of an error. */
export function errorText(t: Translate<InitialKey>, error: SignInError): string {
  return t.optional(error.messageKey) ?? t('error.unexpected')
}

import type { SignInError } from '@challenge-kit/core'
import type { Translate } from './messages.ts'

/** The message of an error. */
export function errorText(t: Translate, error: SignInError): string {
  return t.optional(error.messageKey) ?? t('error.unexpected')
}

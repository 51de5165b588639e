import { SignInError, type SignInErrorCode } from '@challenge-kit/core'
import { en } from '@challenge-kit/react'

/** The errors that every call can have, with any challenge. */
export const sharedErrors: readonly SignInErrorCode[] = [
  'invalid_answer',
  'throttled',
  'network',
  'upstream_unavailable',
  'outcome_unknown',
  'flow_expired',
  'flow_superseded',
  'flow_missing',
  'stale_answer',
]

/** What happens after an error, and what the user reads. Both come from the packages. */
export function errorFacts(code: SignInErrorCode): { readonly recovery: string; readonly message: string } {
  const { recovery, messageKey } = new SignInError(code)
  const messages: Readonly<Record<string, string | undefined>> = en
  return { recovery, message: messages[messageKey] ?? en['error.unexpected'] }
}

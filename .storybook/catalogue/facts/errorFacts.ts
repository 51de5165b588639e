import { SignInError, type SignInErrorCode } from '@challenge-kit/core'
import { en } from '@challenge-kit/react'
import type { StepErrors } from './stepFacts.ts'

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

/**
 * What happens after an error, and what the user reads. Both come from the packages. A step can have other words,
 * and can go on in another way.
 */
export function errorFacts(
  code: SignInErrorCode,
  step: StepErrors = {},
): { readonly next: string; readonly message: string } {
  const { recovery, messageKey } = new SignInError(code)
  const messages: Readonly<Record<string, string | undefined>> = en
  const message = messages[step.messages?.[code] ?? messageKey] ?? en['error.unexpected']
  return {
    next: step.next?.[code] ?? (recovery === 'retry' ? 'The screen stays' : 'Back to the credentials'),
    message: message.replace('{wait}', en['wait.seconds'].replace('{count}', '30')),
  }
}

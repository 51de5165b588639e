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
 * What happens after an error, and what the user reads. Both come from the packages. A step can have other words, or stay
 * on screen because it is the first step.
 */
export function errorFacts(
  code: SignInErrorCode,
  step: StepErrors = {},
): { readonly stays: boolean; readonly message: string } {
  const { recovery, messageKey } = new SignInError(code)
  const messages: Readonly<Record<string, string | undefined>> = en
  return {
    stays: recovery === 'retry' || (step.stays?.includes(code) ?? false),
    message: messages[step.messages?.[code] ?? messageKey] ?? en['error.unexpected'],
  }
}

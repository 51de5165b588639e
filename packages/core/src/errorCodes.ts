import { isRestartCode, type IssueCode, type RestartCode, type SignInErrorCode } from './errors.ts'

// Only a reply contains codes, so this file is not part of a page's first load.
const RETRY: Readonly<Record<Exclude<SignInErrorCode, RestartCode>, true>> = {
  invalid_answer: true,
  code_mismatch: true,
  code_used: true,
  password_rejected: true,
  password_reused: true,
  attribute_rejected: true,
  password_mismatch: true,
  passkey_not_added: true,
  throttled: true,
  network: true,
  upstream_unavailable: true,
  step_up_required: true,
  stale_answer: true,
  bad_response: true,
  chunk: true,
  unexpected: true,
}

const ISSUE_CODES: Readonly<Record<IssueCode, true>> = {
  missing: true,
  malformed: true,
  too_long: true,
  policy: true,
  not_offered: true,
}

/** True for a code that this version of the kit knows. */
export function isSignInErrorCode(value: unknown): value is SignInErrorCode {
  return isRestartCode(value) || (typeof value === 'string' && Object.hasOwn(RETRY, value))
}

/** True for an issue code that this version of the kit knows. */
export function isIssueCode(value: unknown): value is IssueCode {
  return typeof value === 'string' && Object.hasOwn(ISSUE_CODES, value)
}

import type { IssueCode, SignInErrorCode } from './errors.ts'

// Only a reply contains codes, so this file is not part of a page's first load.
const CODES: Readonly<Record<SignInErrorCode, true>> = {
  invalid_credentials: true,
  invalid_answer: true,
  code_mismatch: true,
  code_used: true,
  code_expired: true,
  password_rejected: true,
  password_reused: true,
  attribute_rejected: true,
  password_mismatch: true,
  passkey_refused: true,
  passkey_not_added: true,
  throttled: true,
  network: true,
  upstream_unavailable: true,
  upstream_invalid: true,
  outcome_unknown: true,
  totp_saved: true,
  signed_out: true,
  step_up_required: true,
  flow_expired: true,
  flow_consumed: true,
  flow_superseded: true,
  flow_missing: true,
  flow_too_long: true,
  stale_answer: true,
  blocked: true,
  server_misconfigured: true,
  bad_request: true,
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
  return typeof value === 'string' && Object.hasOwn(CODES, value)
}

/** True for an issue code that this version of the kit knows. */
export function isIssueCode(value: unknown): value is IssueCode {
  return typeof value === 'string' && Object.hasOwn(ISSUE_CODES, value)
}

/** `retry` keeps the step and the typed values. `restart` returns to the credentials and keeps the username. */
export type Recovery = 'retry' | 'restart'

const ISSUE_CODES = ['missing', 'malformed', 'too_long', 'policy', 'not_offered'] as const

/** Why one part of an answer is invalid. */
export type IssueCode = (typeof ISSUE_CODES)[number]

type IssuesByPath = Readonly<Record<string, IssueCode | undefined>>

interface Row {
  readonly recovery: Recovery
  /** The key of the message for the user. */
  readonly messageKey: string
}

const retry = (messageKey: string): Row => ({ recovery: 'retry', messageKey })
const restart = (messageKey: string): Row => ({ recovery: 'restart', messageKey })

/** Every reason why a call can fail. The kit uses codes and not classes, because the backend can send only codes. */
export type SignInErrorCode =
  /** Unknown user, disabled user or wrong password. Separate codes would reveal who has an account. */
  | 'invalid_credentials'
  /** The answer failed the check before it was sent. `issues` names the invalid parts. */
  | 'invalid_answer'
  | 'code_mismatch'
  /** The code of the authenticator app was used before. Each code works once. */
  | 'code_used'
  | 'code_expired'
  /** The new password does not meet the pool's policy. */
  | 'password_rejected'
  /** The pool's password history contains the new password. */
  | 'password_reused'
  /** The pool refuses the value of an attribute. */
  | 'attribute_rejected'
  /** The current password is wrong. Only `change-password` rejects with this code. */
  | 'password_mismatch'
  /** The pool refuses the passkey's signature at sign-in. */
  | 'passkey_refused'
  /** The pool refuses a new passkey: too many, too late, or for another site. */
  | 'passkey_not_added'
  /** Too many attempts. `retryAfter` is the time to wait, in seconds. */
  | 'throttled'
  /** The request did not reach the backend, or the reply did not reach the page. */
  | 'network'
  /** Cognito cannot be reached or has failed. The user can send the same answer again. */
  | 'upstream_unavailable'
  /** The kit cannot read Cognito's response. */
  | 'upstream_invalid'
  /** The answer was sent, but its result is unknown. Never show this as a wrong code. */
  | 'outcome_unknown'
  /** The authenticator app is set up, but the sign-in did not finish. */
  | 'totp_saved'
  /** There is no session, or the session has ended. */
  | 'signed_out'
  /** The last sign-in is too old for this call. The user must sign in again. */
  | 'step_up_required'
  /** Cognito's `Session` has expired. */
  | 'flow_expired'
  /** Cognito's `Session` was already used. */
  | 'flow_consumed'
  /** Another tab of this browser has started a sign-in. */
  | 'flow_superseded'
  /** No sign-in is in progress in this browser. Often the browser blocks cookies. */
  | 'flow_missing'
  /** The sign-in had too many challenges. */
  | 'flow_too_long'
  /** The answer belongs to an earlier challenge. The flow then asks the backend for the current challenge. */
  | 'stale_answer'
  /** Only the support team can help: the temporary password expired, or the pool or its firewall blocks the user. */
  | 'blocked'
  /** The backend is configured incorrectly. The backend logs the details under the request id. */
  | 'server_misconfigured'
  /** The backend refused the request because of its origin, shape or size. The page has a defect. */
  | 'bad_request'
  /** The reply is not from the kit's backend: a proxy's page, a truncated body, or another version. */
  | 'bad_response'
  /** The code of a screen could not be loaded. */
  | 'chunk'
  | 'unexpected'

const TABLE: Readonly<Record<SignInErrorCode, Row>> = {
  invalid_credentials: restart('error.invalid_credentials'),
  invalid_answer: retry('field.required'),
  code_mismatch: retry('code.mismatch'),
  code_used: retry('code.used'),
  code_expired: restart('code.expired'),
  password_rejected: retry('newPassword.refused'),
  password_reused: retry('newPassword.history'),
  attribute_rejected: retry('attribute.rejected'),
  password_mismatch: retry('changePassword.mismatch'),
  passkey_refused: restart('passkey.refused'),
  passkey_not_added: retry('passkeys.notAdded'),
  throttled: retry('error.throttled'),
  network: retry('error.network'),
  upstream_unavailable: retry('error.upstream_unavailable'),
  upstream_invalid: restart('error.unexpected'),
  outcome_unknown: restart('error.outcome_unknown'),
  totp_saved: restart('totpSetup.done'),
  signed_out: restart('error.signed_out'),
  step_up_required: retry('error.step_up_required'),
  flow_expired: restart('error.flow_expired'),
  flow_consumed: restart('error.flow_consumed'),
  flow_superseded: restart('error.flow_superseded'),
  flow_missing: restart('error.flow_missing'),
  flow_too_long: restart('error.flow_too_long'),
  stale_answer: retry('error.stale_answer'),
  blocked: restart('error.blocked'),
  server_misconfigured: restart('error.server_misconfigured'),
  bad_request: restart('error.unexpected'),
  bad_response: retry('error.unexpected'),
  chunk: retry('error.chunk'),
  unexpected: retry('error.unexpected'),
}

/** The details of a {@link SignInError}. */
export interface SignInErrorDetails {
  /** The invalid parts of the answer: see {@link Issues}. */
  readonly issues?: IssuesByPath | undefined
  /** Seconds to wait before the next attempt. */
  readonly retryAfter?: number | undefined
  /** The backend's request id. The user can give it to the support team. */
  readonly requestId?: string | undefined
  /** A sentence for developers, in English. It contains no secret and no text of another service. */
  readonly detail?: string | undefined
  readonly cause?: unknown
}

// A registered symbol, because `instanceof` fails when a page holds two copies of this package.
const BRAND = Symbol.for('challenge-kit.SignInError')

/** The kit's only error class. You may log it, because it contains no text from Cognito and no secret. */
export class SignInError extends Error {
  override readonly name = 'SignInError'
  readonly code: SignInErrorCode
  readonly issues: IssuesByPath
  readonly retryAfter: number | null
  readonly requestId: string | null

  constructor(code: SignInErrorCode, details: SignInErrorDetails = {}) {
    super(
      details.detail ? `${code}: ${details.detail}` : code,
      details.cause === undefined ? undefined : { cause: details.cause },
    )
    this.code = code
    this.issues = details.issues ?? {}
    this.retryAfter = details.retryAfter ?? null
    this.requestId = details.requestId ?? null
    Object.defineProperty(this, BRAND, { value: true })
  }

  get recovery(): Recovery {
    return TABLE[this.code].recovery
  }

  /** The key of the message for the user. */
  get messageKey(): string {
    return TABLE[this.code].messageKey
  }
}

/** True for a {@link SignInError}, including one from another copy of this package. */
export function isSignInError(value: unknown): value is SignInError {
  return typeof value === 'object' && value !== null && BRAND in value
}

/** True for a code that this version of the kit knows. */
export function isSignInErrorCode(value: unknown): value is SignInErrorCode {
  return typeof value === 'string' && Object.hasOwn(TABLE, value)
}

/** True for an issue code that this version of the kit knows. */
export function isIssueCode(value: unknown): value is IssueCode {
  return ISSUE_CODES.some((code) => code === value)
}

/** Returns a {@link SignInError} unchanged. Any other value becomes the `cause` of a `SignInError('unexpected')`. */
export function toSignInError(thrown: unknown): SignInError {
  return isSignInError(thrown) ? thrown : new SignInError('unexpected', { cause: thrown })
}

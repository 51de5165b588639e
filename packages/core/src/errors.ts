import type { IssueCode } from './issue.ts'

/** What helps: `retry` keeps the question and all that was typed; `restart` goes back to the credentials, name kept. */
export type Recovery = 'retry' | 'restart'

interface Row {
  readonly recovery: Recovery
  /** The key of the sentence a person reads. */
  readonly messageKey: string
}

const retry = (messageKey: string): Row => ({ recovery: 'retry', messageKey })
const restart = (messageKey: string): Row => ({ recovery: 'restart', messageKey })

/** Every way a sign-in can go wrong. A closed list: codes cross the wire, classes do not. */
export type SignInErrorCode =
  /** Unknown user, wrong password, disabled user: one and the same to the person. */
  | 'invalid_credentials'
  /** The answer was not even sent: `issues` says which part will not do. */
  | 'invalid_answer'
  | 'code_mismatch'
  /** An authenticator's code works once. */
  | 'code_used'
  | 'code_expired'
  /** The pool's policy refuses the new password. */
  | 'password_rejected'
  /** The pool remembers it from before. */
  | 'password_reused'
  /** The pool refuses an attribute. */
  | 'attribute_rejected'
  /** Changing the password: the present one is wrong. */
  | 'password_mismatch'
  /** Signing in: the pool does not take this passkey's signature. */
  | 'passkey_refused'
  /** The pool does not take this passkey: too many, made too late, or made for another site. */
  | 'passkey_not_added'
  /** Too many tries. `retryAfter` says for how many seconds to wait. */
  | 'throttled'
  /** The request never reached the backend, or its reply never came back. */
  | 'network'
  /** Cognito cannot be reached, or fails; nothing was spent. */
  | 'upstream_unavailable'
  /** Cognito answered something that makes no sense. */
  | 'upstream_invalid'
  /** Sent, but whether it counted is not known. Never shown as a wrong code. */
  | 'outcome_unknown'
  /** The authenticator is enrolled, but the sign-in was not finished. */
  | 'totp_saved'
  /** There is no session, or it is over. */
  | 'signed_out'
  /** The last sign-in is too long ago for this: sign in once more. */
  | 'step_up_required'
  | 'flow_expired'
  | 'flow_consumed'
  | 'flow_superseded'
  | 'flow_missing'
  | 'flow_too_long'
  /** The answer was to an earlier question; the current one is on its way. */
  | 'stale_answer'
  /** Only support can help: expired temporary password, a block by the pool or its firewall. */
  | 'blocked'
  /** A fault of configuration, logged at the backend under the request id. */
  | 'server_misconfigured'
  /** The request was refused unread: wrong origin, shape or size. A fault in the page, not of the person. */
  | 'bad_request'
  /** Not our backend's answer: a proxy's page, a truncated body, another version. */
  | 'bad_response'
  /** A screen's code could not be loaded. */
  | 'chunk'
  | 'unexpected'

/** What helps, and the sentence that says so. */
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

/** What comes along with a code. */
export interface SignInErrorDetails {
  /** Which part of the answer, and why: see {@link Issues}. */
  readonly issues?: Readonly<Record<string, IssueCode | undefined>> | undefined
  /** Seconds to wait before another try. */
  readonly retryAfter?: number | undefined
  /** The backend's request id: what a person can tell the support team. */
  readonly requestId?: string | undefined
  /** For developers, in English. Never a service's text, never a secret. */
  readonly detail?: string | undefined
  readonly cause?: unknown
}

// A well-known symbol, because `instanceof` breaks when a page holds two copies of this package.
const BRAND = Symbol.for('challenge-kit.SignInError')

/** The one error of the kit. It holds no text of Cognito's and no secret, so it may be logged. */
export class SignInError extends Error {
  override readonly name = 'SignInError'
  readonly code: SignInErrorCode
  readonly issues: Readonly<Record<string, IssueCode | undefined>>
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

  /** The key of the sentence a person reads. */
  get messageKey(): string {
    return TABLE[this.code].messageKey
  }
}

/** True for a {@link SignInError}, also one made by another copy of this package. */
export function isSignInError(value: unknown): value is SignInError {
  return typeof value === 'object' && value !== null && BRAND in value
}

/** True for a code of this version of the kit. */
export function isSignInErrorCode(value: unknown): value is SignInErrorCode {
  return typeof value === 'string' && Object.hasOwn(TABLE, value)
}

/** Whatever was thrown, as a {@link SignInError}. */
export function toSignInError(thrown: unknown): SignInError {
  return isSignInError(thrown) ? thrown : new SignInError('unexpected', { cause: thrown })
}

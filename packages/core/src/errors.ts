/** `retry` keeps the step and the typed values. `restart` returns to the credentials and keeps the username. */
export type Recovery = 'retry' | 'restart'

/** Why one part of an answer is invalid. */
export type IssueCode = 'missing' | 'malformed' | 'too_long' | 'policy' | 'not_offered'

type IssuesByPath = Readonly<Record<string, IssueCode | undefined>>

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

const RESTART = [
  'invalid_credentials',
  'code_expired',
  'passkey_refused',
  'upstream_invalid',
  'outcome_unknown',
  'totp_saved',
  'signed_out',
  'flow_expired',
  'flow_consumed',
  'flow_superseded',
  'flow_missing',
  'flow_too_long',
  'blocked',
  'server_misconfigured',
  'bad_request',
] as const

export type RestartCode = (typeof RESTART)[number]

/** True for the code of an error after which the user starts again from the credentials. */
export function isRestartCode(code: unknown): code is RestartCode {
  const codes: readonly unknown[] = RESTART
  return codes.includes(code)
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

/**
 * Marks a {@link SignInError}. A registered symbol, because `instanceof` fails when a page holds two copies of this
 * package.
 */
export const BRAND: symbol = Symbol.for('challenge-kit.SignInError')

/** The kit's only error class. You may log it, because it contains no text from Cognito and no secret. */
export class SignInError extends Error {
  override readonly name = 'SignInError'
  declare readonly code: SignInErrorCode
  declare readonly issues: IssuesByPath
  declare readonly retryAfter: number | null
  declare readonly requestId: string | null

  constructor(code: SignInErrorCode, details: SignInErrorDetails = {}) {
    const { detail, issues = {}, retryAfter = null, requestId = null } = details
    // `Error` reads only `cause` from `details`.
    super(detail ? `${code}: ${detail}` : code, details)
    this.code = code
    this.issues = issues
    this.retryAfter = retryAfter
    this.requestId = requestId
    Object.defineProperty(this, BRAND, { value: true })
  }

  get recovery(): Recovery {
    return isRestartCode(this.code) ? 'restart' : 'retry'
  }

  /** The key of the message for the user. Use the message `error.unexpected` if there is no message with this key. */
  get messageKey(): `error.${SignInErrorCode}` {
    return `error.${this.code}`
  }
}

import { isSignInError, SignInError, type SignInErrorCode } from '@challenge-kit/core'
import { cognitoError, exceptionName } from './errors.ts'
import type { AccountOperations } from './port.ts'

type Operation = keyof AccountOperations

interface Row {
  readonly exception: string
  /** The operations that this row is for. @default all */
  readonly of?: readonly Operation[]
  /** The row is for messages that match. @default all */
  readonly message?: RegExp
  readonly code: SignInErrorCode
}

/** The error code for each exception of an account operation. The first row that matches is used. */
const ROWS: readonly Row[] = [
  {
    exception: 'NotAuthorizedException',
    of: ['changePassword'],
    message: /incorrect username or password/i,
    code: 'password_mismatch',
  },
  { exception: 'NotAuthorizedException', message: /attempts exceeded/i, code: 'throttled' },
  // The token lacks the scope `aws.cognito.signin.user.admin`, so it does not come from this backend.
  { exception: 'NotAuthorizedException', message: /scope/i, code: 'server_misconfigured' },
  { exception: 'NotAuthorizedException', code: 'signed_out' },
  { exception: 'UserNotFoundException', code: 'signed_out' },
  { exception: 'UserNotConfirmedException', code: 'signed_out' },
  { exception: 'PasswordResetRequiredException', code: 'signed_out' },
  {
    exception: 'InvalidParameterException',
    of: ['changePassword'],
    message: /previouspassword/i,
    code: 'password_mismatch',
  },
  { exception: 'InvalidParameterException', of: ['changePassword'], code: 'password_rejected' },
  // Either the pool requires a second factor and this is the last one, or the method was never set up.
  { exception: 'InvalidParameterException', of: ['setUserMfaPreference'], code: 'invalid_answer' },
  { exception: 'InvalidParameterException', of: ['completeWebAuthnRegistration'], code: 'passkey_not_added' },
  {
    exception: 'LimitExceededException',
    of: ['startWebAuthnRegistration', 'completeWebAuthnRegistration'],
    code: 'passkey_not_added',
  },
  // There is no unverified TOTP key: another page has verified it, or no key was requested.
  { exception: 'SoftwareTokenMFANotFoundException', of: ['verifySoftwareToken'], code: 'bad_request' },
]

// These operations must not be repeated after an unknown outcome, because a second call fails if the first one succeeded.
const ONCE: readonly Operation[] = ['changePassword', 'verifySoftwareToken', 'completeWebAuthnRegistration']

/** Turns anything that an account operation threw into a `SignInError`, like {@link cognitoError}. */
export function accountError(thrown: unknown, operation: Operation): SignInError {
  if (isSignInError(thrown)) return thrown
  const name = exceptionName(thrown)
  const message = thrown instanceof Error ? thrown.message : ''
  const row = ROWS.find(
    (entry) =>
      entry.exception === name && (entry.of?.includes(operation) ?? true) && (entry.message?.test(message) ?? true),
  )
  if (!row) return cognitoError(thrown, ONCE.includes(operation) ? 'answer' : 'start')
  const { code } = row
  if (code === 'throttled') return new SignInError(code, { retryAfter: 30 })
  return new SignInError(code, code === 'invalid_answer' ? { issues: { method: 'not_offered' } } : {})
}

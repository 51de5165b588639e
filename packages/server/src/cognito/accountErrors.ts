import { isSignInError, SignInError, type SignInErrorCode } from '@challenge-kit/core'
import type { AccountOperations } from './accountPort.ts'
import { cognitoError, exceptionName } from './errors.ts'

type Operation = keyof AccountOperations

interface Row {
  readonly exception: string
  /** Where it means this only of some operations. */
  readonly of?: readonly Operation[]
  readonly says?: RegExp
  readonly code: SignInErrorCode
}

/** What an exception means once somebody is signed in: it is the session that is in doubt. First match wins. */
const ROWS: readonly Row[] = [
  {
    exception: 'NotAuthorizedException',
    of: ['changePassword'],
    says: /incorrect username or password/i,
    code: 'password_mismatch',
  },
  { exception: 'NotAuthorizedException', says: /attempts exceeded/i, code: 'throttled' },
  // Not `aws.cognito.signin.user.admin`: the token is not one of this backend's sign-ins.
  { exception: 'NotAuthorizedException', says: /scope/i, code: 'server_misconfigured' },
  { exception: 'NotAuthorizedException', code: 'signed_out' },
  { exception: 'UserNotFoundException', code: 'signed_out' },
  { exception: 'UserNotConfirmedException', code: 'signed_out' },
  { exception: 'PasswordResetRequiredException', code: 'signed_out' },
  {
    exception: 'InvalidParameterException',
    of: ['changePassword'],
    says: /previouspassword/i,
    code: 'password_mismatch',
  },
  { exception: 'InvalidParameterException', of: ['changePassword'], code: 'password_rejected' },
  // The last factor of a pool that demands one; or one that was never set up.
  { exception: 'InvalidParameterException', of: ['setMfa'], code: 'invalid_answer' },
  { exception: 'InvalidParameterException', of: ['completePasskey'], code: 'passkey_not_added' },
  { exception: 'LimitExceededException', of: ['startPasskey', 'completePasskey'], code: 'passkey_not_added' },
  // There is no key to prove: another page has proved it, or none was asked for.
  { exception: 'SoftwareTokenMFANotFoundException', of: ['verifySoftwareToken'], code: 'bad_request' },
]

// To make these again is not the same as to make them once.
const ONCE: readonly Operation[] = ['changePassword', 'verifySoftwareToken', 'completePasskey']

/** Whatever an operation on an account threw, as ours. Total, like {@link cognitoError}. */
export function accountError(thrown: unknown, operation: Operation): SignInError {
  if (isSignInError(thrown)) return thrown
  const name = exceptionName(thrown)
  const message = thrown instanceof Error ? thrown.message : ''
  const row = ROWS.find(
    ({ exception, of, says }) =>
      exception === name && (of?.includes(operation) ?? true) && (says?.test(message) ?? true),
  )
  if (!row) return cognitoError(thrown, ONCE.includes(operation) ? 'answer' : 'start')
  const { code } = row
  if (code === 'throttled') return new SignInError(code, { retryAfter: 30 })
  return new SignInError(code, code === 'invalid_answer' ? { issues: { method: 'not_offered' } } : {})
}

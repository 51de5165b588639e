import { BRAND, SignInError } from './errors.ts'

/** True for a {@link SignInError}, including one from another copy of this package. */
export function isSignInError(value: unknown): value is SignInError {
  return typeof value === 'object' && value !== null && BRAND in value
}

/** Returns a {@link SignInError} unchanged. Any other value becomes the `cause` of a `SignInError('unexpected')`. */
export function toSignInError(thrown: unknown): SignInError {
  return isSignInError(thrown) ? thrown : new SignInError('unexpected', { cause: thrown })
}

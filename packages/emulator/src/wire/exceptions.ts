// What is thrown stays an ordinary Error; the status it travels with is kept beside it.
const statuses = new WeakMap<Error, number>()

/**
 * An answer that is an exception: Cognito's exception name and text.
 * The status is 400 for every client fault, whatever the SDK's own traits say (API reference; recorded answers).
 */
export function failure(name: string, message: string, status = 400): Error {
  const error = new Error(message)
  error.name = name
  statuses.set(error, status)
  return error
}

/** The HTTP status of a failure, or undefined if this error is a defect of the emulator. */
export function statusOf(error: Error): number | undefined {
  return statuses.get(error)
}

export const notAuthorized = (message: string): Error => failure('NotAuthorizedException', message)

export const invalidParameter = (message: string): Error => failure('InvalidParameterException', message)

export const resourceNotFound = (message: string): Error => failure('ResourceNotFoundException', message)

export const wrongCredentials = (): Error => notAuthorized('Incorrect username or password.')

/** A real feature of Cognito that is not built here yet. Never a quiet success. */
export const notImplemented = (what: string): Error =>
  failure('NotImplemented', `${what} is not implemented by this emulator.`, 501)

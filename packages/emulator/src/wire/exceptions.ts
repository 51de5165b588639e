// A thrown exception is an ordinary Error. This map keeps the HTTP status of each exception.
const statuses = new WeakMap<Error, number>()

/**
 * An exception of Cognito with its name and message.
 * Every client error has status 400 in the API reference and in recorded responses, whatever the SDK declares.
 */
export function exception(name: string, message: string, status = 400): Error {
  const error = new Error(message)
  error.name = name
  statuses.set(error, status)
  return error
}

/** The HTTP status of an exception of Cognito. undefined for any other error, which is a defect of the emulator. */
export function statusOf(error: Error): number | undefined {
  return statuses.get(error)
}

export const notAuthorized = (message: string): Error => exception('NotAuthorizedException', message)

export const invalidParameter = (message: string): Error => exception('InvalidParameterException', message)

export const resourceNotFound = (message: string): Error => exception('ResourceNotFoundException', message)

export const wrongCredentials = (): Error => notAuthorized('Incorrect username or password.')

/** The exception for a feature that the emulator lacks. The status is 501, so that no test passes by mistake. */
export const notImplemented = (what: string): Error =>
  exception('NotImplemented', `${what} is not implemented by this emulator.`, 501)

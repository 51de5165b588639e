import { sendCode } from '../../users/confirmationCodes.ts'
import { notAuthorized } from '../../wire/exceptions.ts'
import { adminTarget } from './adminTarget.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** The next sign-in answers PasswordResetRequiredException; the user gets a code for ConfirmForgotPassword. */
export function adminResetUserPassword(call: Call): Output {
  const { user } = adminTarget(call)
  const { service } = call
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    throw notAuthorized('User password cannot be reset in the current state.')
  }
  user.status = 'RESET_REQUIRED'
  user.modified = service.clock.now()
  const channel = (['email', 'phone_number'] as const).find((name) => user.attributes.has(name))
  if (channel) sendCode(service, user, 'PASSWORD_RESET', channel)
  return {}
}

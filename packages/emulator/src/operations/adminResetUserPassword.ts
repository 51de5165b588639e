import { notAuthorized } from '../failure.ts'
import { randomDigits } from '../random.ts'
import { adminTarget } from './adminTarget.ts'
import type { Call, Output } from './operation.ts'

/** The next sign-in answers PasswordResetRequiredException; the user gets a code for ConfirmForgotPassword. */
export function adminResetUserPassword(call: Call): Output {
  const { user } = adminTarget(call)
  const { service } = call
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    throw notAuthorized('User password cannot be reset in the current state.')
  }
  user.status = 'RESET_REQUIRED'
  user.modified = service.clock.now()
  const email = user.attributes.get('email')
  const to = email ?? user.attributes.get('phone_number')
  if (to !== undefined) {
    const code = randomDigits(service.random, 6)
    const medium = email === undefined ? 'SMS' : 'EMAIL'
    service.outbox.send({ medium, to, code, text: `Your password reset code is ${code}` })
  }
  return {}
}

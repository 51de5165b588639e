import { notAuthorized } from '../../wire/exceptions.ts'
import { adminTarget } from './adminTarget.ts'
import type { Call, Output } from '../../wire/operation.ts'

export function adminConfirmSignUp(call: Call): Output {
  const { user } = adminTarget(call)
  if (user.status !== 'UNCONFIRMED') {
    throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`)
  }
  user.status = 'CONFIRMED'
  user.modified = call.service.clock.now()
  return {}
}

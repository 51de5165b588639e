import type { Clock } from '../../environment/clock.ts'
import type { Pools } from '../../pool/pools.ts'
import type { ConfirmationCodes } from '../../users/confirmationCodes.ts'
import { notAuthorized } from '../../wire/exceptions.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { findAdminTarget } from './adminTarget.ts'

/**
 * Sends a code for ConfirmForgotPassword.
 * Until the user sets a new password, a sign-in throws PasswordResetRequiredException.
 */
export function adminResetUserPassword({
  clock,
  pools,
  confirmationCodes,
}: {
  readonly clock: Clock
  readonly pools: Pools
  readonly confirmationCodes: ConfirmationCodes
}): RunOperation {
  return (input) => {
    const { user } = findAdminTarget(pools, input)
    if (user.status === 'FORCE_CHANGE_PASSWORD') {
      throw notAuthorized('User password cannot be reset in the current state.')
    }
    user.status = 'RESET_REQUIRED'
    user.modified = clock.now()
    const sendTo = (['email', 'phone_number'] as const).find((name) => user.attributes.has(name))
    if (sendTo) confirmationCodes.send(user, 'PASSWORD_RESET', sendTo)
    return {}
  }
}

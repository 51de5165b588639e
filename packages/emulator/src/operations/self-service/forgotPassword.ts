import type { Pools } from '../../pool/pools.ts'
import type { PoolSettings } from '../../pool/settings.ts'
import type { ConfirmationCodes } from '../../users/confirmationCodes.ts'
import type { HourlyLimits } from '../../users/hourlyLimits.ts'
import type { ContactAttribute, User } from '../../users/user.ts'
import { isVerified } from '../../users/user.ts'
import { invalidParameter, notAuthorized } from '../../wire/exceptions.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { findLimitedTarget } from './clientTarget.ts'

/** Sends a code for ConfirmForgotPassword. The code expires in an hour. */
export function forgotPassword(parts: {
  readonly pools: Pools
  readonly confirmationCodes: ConfirmationCodes
  readonly hourlyLimits: HourlyLimits
}): RunOperation {
  return async (input) => {
    const target = await findLimitedTarget(parts, input, 'PASSWORD_RESET', ({ settings }) => settings.resetsPerHour)
    const { pool, user } = target
    if (!user.enabled) throw notAuthorized('User is disabled.')
    if (user.status === 'FORCE_CHANGE_PASSWORD') {
      throw notAuthorized('User password cannot be reset in the current state.')
    }
    const sendTo = recoveryContact(pool.settings, user)
    return { CodeDeliveryDetails: parts.confirmationCodes.send(user, 'PASSWORD_RESET', sendTo) }
  }
}

/**
 * The first recovery option that is verified and is not the user's second factor.
 * Without AccountRecoverySetting, Cognito prefers a verified phone number, and the contact may be the second factor.
 */
function recoveryContact({ recovery, factors, mfa }: PoolSettings, user: User): ContactAttribute {
  const options: readonly ContactAttribute[] = recovery ?? ['phone_number', 'email']
  if (options.length === 0) throw notAuthorized('Contact administrator to reset password.')
  const contact = options.find((name) => {
    const factor = name === 'email' ? 'EMAIL_OTP' : 'SMS_MFA'
    const isSecondFactor =
      recovery !== null && mfa !== 'OFF' && factors.includes(factor) && user.preferredMfa === factor
    return user.attributes.has(name) && isVerified(user, name) && !isSecondFactor
  })
  if (!contact) {
    throw invalidParameter(
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    )
  }
  return contact
}

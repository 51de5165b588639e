import { sendCode } from '../../users/confirmationCodes.ts'
import { invalidParameter, notAuthorized } from '../../wire/exceptions.ts'
import type { Channel, PoolSettings } from '../../pool/settings.ts'
import type { User } from '../../users/user.ts'
import { limitedTarget } from './clientTarget.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** Sends a code for ConfirmForgotPassword. It lives an hour. */
export async function forgotPassword(call: Call): Promise<Output> {
  const { pool, user } = await limitedTarget(call, 'PASSWORD_RESET', ({ settings }) => settings.resetsPerHour)
  if (!user.enabled) throw notAuthorized('User is disabled.')
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    throw notAuthorized('User password cannot be reset in the current state.')
  }
  return { CodeDeliveryDetails: sendCode(call.service, user, 'PASSWORD_RESET', recoveryChannel(pool.settings, user)) }
}

/** The first recovery option that is verified and is not the person's second factor. */
function recoveryChannel({ recovery, factors, mfa }: PoolSettings, user: User): Channel {
  if (recovery.length === 0) throw notAuthorized('Contact administrator to reset password.')
  const found = recovery.find((channel) => {
    const factor = channel === 'email' ? 'EMAIL_OTP' : 'SMS_MFA'
    const serves = mfa !== 'OFF' && factors.includes(factor) && user.preferredMfa === factor
    return user.attributes.has(channel) && user.attributes.get(`${channel}_verified`) === 'true' && !serves
  })
  if (!found) {
    throw invalidParameter(
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    )
  }
  return found
}

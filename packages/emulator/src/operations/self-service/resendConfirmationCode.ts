import type { Pools } from '../../pool/pools.ts'
import type { ConfirmationCodes } from '../../users/confirmationCodes.ts'
import type { HourlyLimits } from '../../users/hourlyLimits.ts'
import { invalidParameter } from '../../wire/exceptions.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { findLimitedTarget } from './clientTarget.ts'
import { sendSignUpCode } from './signUpRules.ts'

/** Sends a new code for ConfirmSignUp, up to five times an hour. The earlier code becomes invalid. */
export function resendConfirmationCode(parts: {
  readonly pools: Pools
  readonly confirmationCodes: ConfirmationCodes
  readonly hourlyLimits: HourlyLimits
}): RunOperation {
  return async (input) => {
    const { pool, user } = await findLimitedTarget(parts, input, 'ResendConfirmationCode', () => 5)
    if (user.status !== 'UNCONFIRMED' && !user.simulated) throw invalidParameter('User is already confirmed.')
    const CodeDeliveryDetails = sendSignUpCode(parts.confirmationCodes, pool.settings, user)
    if (!CodeDeliveryDetails) throw invalidParameter('Cannot resend codes. Auto verification not turned on.')
    return { CodeDeliveryDetails }
  }
}

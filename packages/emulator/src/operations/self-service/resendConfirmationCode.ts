import { invalidParameter } from '../../wire/exceptions.ts'
import { sendSignUpCode } from './signUpRules.ts'
import { limitedTarget } from './clientTarget.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** Another code for ConfirmSignUp; the one before it is void. Five times an hour. */
export async function resendConfirmationCode(call: Call): Promise<Output> {
  const { pool, user } = await limitedTarget(call, 'ResendConfirmationCode', () => 5)
  if (user.status !== 'UNCONFIRMED' && !user.simulated) throw invalidParameter('User is already confirmed.')
  const CodeDeliveryDetails = sendSignUpCode(call.service, pool.settings, user)
  if (!CodeDeliveryDetails) throw invalidParameter('Cannot resend codes. Auto verification not turned on.')
  return { CodeDeliveryDetails }
}

import type { EngineResult } from './engine.ts'
import type { Throttle } from './throttle.ts'

// The questions that a message goes out for.
const SENT_FOR: readonly (string | undefined)[] = ['SMS_MFA', 'SMS_OTP', 'EMAIL_OTP']

/** Counts the message that a step may send. A code is no such step: that of the last message must still do. */
export async function counted<R>(
  throttle: Throttle,
  username: string,
  step: () => Promise<EngineResult<R>>,
): Promise<EngineResult<R>> {
  const giveBack = await throttle.beforeMessage(username)
  let name: string | undefined
  try {
    const result = await step()
    name = result.state?.name
    return result
  } finally {
    if (!SENT_FOR.includes(name)) await giveBack()
  }
}

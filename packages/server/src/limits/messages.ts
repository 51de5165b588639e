import type { EngineResult } from '../sign-in/engine.ts'
import type { Throttle } from './policy.ts'

// The questions that a message goes out for.
const SENT_FOR: readonly string[] = ['SMS_MFA', 'SMS_OTP', 'EMAIL_OTP']

/**
 * What a message may follow. Each has places of its own: a stranger, who can ask for codes in place of a password, takes
 * none of those of whoever has the password; and where only a name was given, which as a rule sends nothing, one may
 * still choose the password.
 */
type Following = 'password' | 'request' | 'name'

/** A message that a step may send: for whom, after what, and who asks. */
export interface Sending {
  readonly username: string
  readonly following: Following
  readonly address: string | null
}

/** Counts the message that a step may send. A code is no such step: that of the last message must still do. */
export async function counted<R>(
  throttle: Throttle,
  sending: Sending,
  step: () => Promise<EngineResult<R>>,
): Promise<EngineResult<R>> {
  const giveBack = await throttle.beforeMessage(sending)
  let sent = false
  try {
    const result = await step()
    sent = isSent(result)
    return result
  } finally {
    if (!sent) await giveBack()
  }
}

/** Whether a message went out; with the first custom challenge one may have, for all we know. */
function isSent({ state }: EngineResult<unknown>): boolean {
  if (state === null) return false
  return SENT_FOR.includes(state.name) || (state.name === 'CUSTOM_CHALLENGE' && state.challengeIndex === 1)
}

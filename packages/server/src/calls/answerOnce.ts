import { SignInError } from '@challenge-kit/core'
import { digest } from '#crypto'
import { acquireOrWarn, type Locks } from '../session/store.ts'
import type { SealedFlow } from '../sign-in/sealedFlow.ts'
import type { SignInContext } from '../sign-in/stepContext.ts'

/**
 * Runs the step of an answer, unless an instance runs or has just run a step for the same challenge. `run` prepares the
 * step, and calls Cognito only after `mayStart` has resolved.
 */
export type AnswerOnce = <T>(
  flow: SealedFlow,
  context: SignInContext,
  run: (mayStart: Promise<void>) => Promise<T>,
) => Promise<T>

// Milliseconds. The store may need this long besides Cognito. An answer that was sent at the same moment arrives meanwhile.
const STORE_TIME = 7_000

/**
 * Sends the answers to one challenge one after another over all instances. Of two equal answers that come at once, Cognito
 * gets one; the other is refused with `stale_answer`, and the page asks for the current challenge. After a wrong code the
 * challenge takes another answer, because Cognito keeps its Session.
 *
 * @param timeout - Milliseconds that the calls to Cognito may take.
 */
export function createAnswerOnce(locks: Locks, timeout: number): AnswerOnce {
  return async ({ flow, challengeIndex }, context, run) => {
    const key = `answer:${await digest(`${flow}\n${challengeIndex}`)}`
    // The lock and the limits are asked at once, because each of them waits for the store.
    const acquiring = acquireOrWarn({ locks, key, ttl: timeout + STORE_TIME }, context.warn)
    try {
      // The lock is kept after a right answer, because the Cognito Session is then used up.
      return await run(acquiring.then(requireLock))
    } catch (thrown) {
      const lock = await acquiring
      await lock?.release()
      throw thrown
    }
  }
}

function requireLock(lock: object | null): void {
  if (!lock) throw new SignInError('stale_answer')
}

import type { SignInError } from '@challenge-kit/core'

// Seconds to wait if the backend sends no time.
const DEFAULT_WAIT = 30

/** How many seconds the user has to wait because of `error`. 0 for any error except `throttled`. */
export function secondsToWait(error: SignInError | null): number {
  return error?.code === 'throttled' ? (error.retryAfter ?? DEFAULT_WAIT) : 0
}

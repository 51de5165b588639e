import type { SignInError } from '@challenge-kit/core'
import { fillText } from './fillText.ts'
import type { Translate } from './messages.ts'

// Seconds to wait if the backend sends no time.
const DEFAULT_WAIT = 30

/** The message of an error. */
export function errorText(t: Translate, error: SignInError): string {
  if (error.code === 'throttled') return throttledText(t, secondsToWait(error))
  return t.optional(error.messageKey) ?? t('error.unexpected')
}

/** How many seconds the user has to wait because of a `throttled` error. */
export function secondsToWait({ retryAfter }: SignInError): number {
  return retryAfter ?? DEFAULT_WAIT
}

// The seconds are exact, because the button beside the message counts them down.
function throttledText(t: Translate, seconds: number): string {
  if (seconds === 0) return t('error.throttled.ready')
  const wait =
    seconds <= 90
      ? fillText(t('wait.seconds'), { count: Math.ceil(seconds) })
      : fillText(t('wait.minutes'), { count: Math.ceil(seconds / 60) })
  return fillText(t('error.throttled'), { wait })
}

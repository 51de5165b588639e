'use client'

import type { SignInError } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { errorText } from '../../messages/errorText.ts'
import { type InitialKey, type Translate, useMessages } from '../../messages/messages.ts'
import type { IconName } from '../icons/Icon.tsx'
import { Message } from '../Message.tsx'

/** Seconds to wait if the backend sends no time. */
const DEFAULT_WAIT = 30

/** How many seconds the user has to wait because of `error`. 0 for any error except `throttled`. */
export function secondsToWait(error: SignInError | null): number {
  return error?.code === 'throttled' ? (error.retryAfter ?? DEFAULT_WAIT) : 0
}

export interface FormMessageProps {
  readonly error: SignInError | null
  /** True if the wait of a `throttled` error is over. */
  readonly waited: boolean
  readonly attempt: number
}

/**
 * An error that belongs to no field. The container is always on the page, and each attempt renders a new element, so
 * that a screen reader announces the error after each attempt.
 */
export function FormMessage({ error, waited, attempt }: FormMessageProps): ReactNode {
  const t = useMessages()
  const throttled = error?.code === 'throttled'
  const tone = throttled ? 'warning' : 'danger'
  const icon: IconName = throttled ? 'clock' : 'alert'
  return (
    <div data-ck-part="form-message" role="alert">
      {error && (
        <p key={`${attempt}${waited}`} data-ck-part="message" data-ck-tone={tone}>
          <Message icon={icon}>
            {throttled ? throttledText(t, waited ? 0 : secondsToWait(error)) : errorText(t, error)}
          </Message>
        </p>
      )}
    </div>
  )
}

// The seconds are exact, because the button beside the message counts them down.
function throttledText(t: Translate<InitialKey>, seconds: number): ReactNode {
  if (seconds === 0) return t('error.throttled.ready')
  const wait =
    seconds <= 90
      ? t.rich('wait.seconds', { count: Math.ceil(seconds) })
      : t.rich('wait.minutes', { count: Math.ceil(seconds / 60) })
  return t.rich('error.throttled', { wait })
}

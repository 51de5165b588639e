'use client'

import type { SignInError } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { errorText } from '../../messages/errorText.ts'
import { type InitialKey, type Translate, useMessages } from '../../messages/messages.ts'
import type { IconName } from '../icons/Icon.tsx'
import { Message } from '../Message.tsx'

/** Seconds to wait where the backend did not say. */
const UNSAID = 30

/** For how many seconds `error` asks to wait. */
export function secondsToWait(error: SignInError | null): number {
  return error?.code === 'throttled' ? (error.retryAfter ?? UNSAID) : 0
}

export interface FormMessageProps {
  readonly error: SignInError | null
  /** Whether the wait that a throttled error asks for is over. */
  readonly waited: boolean
  readonly attempt: number
}

/** What answers a press and belongs to no field. The container is there before the text, and the text is always new. */
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

// In words, and roughly: the digits are on the button.
function throttledText(t: Translate<InitialKey>, seconds: number): ReactNode {
  if (seconds === 0) return t('error.throttled.ready')
  const wait =
    seconds <= 90
      ? t.rich('wait.seconds', { count: Math.ceil(seconds / 10) * 10 })
      : t.rich('wait.minutes', { count: Math.ceil(seconds / 60) })
  return t.rich('error.throttled', { wait })
}

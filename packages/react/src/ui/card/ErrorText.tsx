'use client'

import type { SignInError } from '@challenge-kit/core'
import { type ReactNode, useEffect } from 'react'
import { errorText, secondsToWait } from '../../messages/errorText.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { Message } from '../Message.tsx'
import { Countdown } from '../time/Countdown.tsx'
import { useClock } from '../time/useClock.ts'
import { ALERT } from '../icons/Icon.tsx'
import { CLOCK } from '../icons/statusIcons.ts'
import { richText } from '../../messages/richText.ts'

export interface ErrorTextProps {
  readonly error: SignInError
  /** True if the wait of a `throttled` error is over. */
  readonly waited: boolean
}

/** The sentence of an error, with an icon. */
export function ErrorText({ error, waited }: ErrorTextProps): ReactNode {
  const t = useDeferredMessages()
  const throttled = error.code === 'throttled'
  return (
    <p data-ck-part="message" data-ck-tone={throttled ? 'warning' : 'danger'}>
      <Message icon={throttled ? CLOCK : ALERT}>
        {throttled && waited ? t('error.throttled.ready') : errorText(t, error)}
      </Message>
    </p>
  )
}

export interface WaitLabelProps {
  /** A `throttled` error. */
  readonly error: SignInError
  /** Called when the wait is over. */
  readonly onEnd: (error: SignInError) => void
}

/** The label of the submit button while the user has to wait. */
export function WaitLabel({ error, onEnd }: WaitLabelProps): ReactNode {
  const t = useDeferredMessages()
  const seconds = useClock(secondsToWait(error), error, Math.ceil)
  useEffect(() => {
    if (seconds === 0) onEnd(error)
  }, [seconds, error, onEnd])
  return richText(t, 'error.throttled.button', { time: <Countdown seconds={seconds} /> })
}

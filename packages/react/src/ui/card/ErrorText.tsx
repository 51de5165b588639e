'use client'

import type { SignInError } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { errorText } from '../../messages/errorText.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { Countdown } from '../time/Countdown.tsx'
import { secondsToWait } from './secondsToWait.ts'

export interface ErrorTextProps {
  readonly error: SignInError
  /** True if the wait of a `throttled` error is over. */
  readonly waited: boolean
}

/** The sentence of an error. */
export function ErrorText({ error, waited }: ErrorTextProps): ReactNode {
  const t = useDeferredMessages()
  if (error.code !== 'throttled') return errorText(t, error)
  if (waited) return t('error.throttled.ready')
  // The seconds are exact, because the button beside the message counts them down.
  const seconds = secondsToWait(error)
  const wait =
    seconds <= 90
      ? t.rich('wait.seconds', { count: Math.ceil(seconds) })
      : t.rich('wait.minutes', { count: Math.ceil(seconds / 60) })
  return t.rich('error.throttled', { wait })
}

/** The label of the submit button while the user has to wait. */
export function WaitLabel({ seconds }: { readonly seconds: number }): ReactNode {
  return useDeferredMessages().rich('error.throttled.button', { time: <Countdown seconds={seconds} /> })
}

'use client'

import type { ReactNode } from 'react'
import type { ResendController } from './useResend.ts'
import { useDeferredMessages } from '../messages/useDeferredMessages.ts'
import { Countdown } from './time/Countdown.tsx'
import { Icon } from './icons/Icon.tsx'
import { useDelayedFlag } from './time/useDelayedFlag.ts'
import { useElapsedMarks } from './time/useElapsedMarks.ts'

const AT_ONCE = [0]

/** "Send a new code", and from when on. The digits are for the eye; a screen reader hears when it starts and ends. */
export function Resend({ secondsLeft, totalSeconds, ready, sending, resend }: ResendController): ReactNode {
  const t = useDeferredMessages()
  const waiting = secondsLeft > 0
  const felt = useDelayedFlag(sending)
  // A live region is heard only if it was there before its text.
  const arrived = useElapsedMarks(true, AT_ONCE) > 0
  return (
    <>
      <button
        data-ck-part="secondary"
        type="button"
        aria-disabled={!ready || undefined}
        data-ck-pending={!ready && !waiting ? true : undefined}
        onClick={resend}
      >
        {felt && <Icon name="spinner" />}
        <span>
          {waiting
            ? t.rich('code.resend.wait', { time: <Countdown seconds={secondsLeft} /> })
            : t(felt ? 'pending.checking' : 'code.resend')}
        </span>
      </button>
      <span data-ck-part="sr-only" role="status">
        {arrived && waiting && t.rich('announce.wait.start', { seconds: totalSeconds })}
        {arrived && !waiting && totalSeconds > 0 && t('announce.wait.end')}
      </span>
    </>
  )
}

'use client'

import type { ReactNode } from 'react'
import type { ResendController } from './useResend.ts'
import { useDeferredMessages } from '../messages/useDeferredMessages.ts'
import { Countdown } from './time/Countdown.tsx'
import { SPINNER, Icon } from './icons/Icon.tsx'
import { useDelayedFlag } from './time/useDelayedFlag.ts'
import { useElapsedMarks } from './time/useElapsedMarks.ts'
import { richText } from '../messages/richText.ts'

const IMMEDIATELY = [0]

/**
 * The button "Send a new code" with its countdown. A screen reader announces only the start and the end of the wait.
 */
export function Resend({ secondsLeft, totalSeconds, ready, sending, resend }: ResendController): ReactNode {
  const t = useDeferredMessages()
  const waiting = secondsLeft > 0
  const slow = useDelayedFlag(sending)
  // The text is added after the first render, because a screen reader announces only changes of an existing live
  // region.
  const mounted = useElapsedMarks(true, IMMEDIATELY) > 0
  return (
    <>
      <button
        data-ck-part="secondary"
        type="button"
        aria-disabled={!ready || undefined}
        data-ck-pending={!ready && !waiting ? true : undefined}
        onClick={resend}
      >
        {slow && <Icon {...SPINNER} />}
        <span>
          {waiting
            ? richText(t, 'code.resend.wait', { time: <Countdown seconds={secondsLeft} /> })
            : t(slow ? 'pending.checking' : 'code.resend')}
        </span>
      </button>
      <span data-ck-part="sr-only" role="status">
        {mounted && waiting && richText(t, 'announce.wait.start', { seconds: totalSeconds })}
        {mounted && !waiting && totalSeconds > 0 && t('announce.wait.end')}
      </span>
    </>
  )
}

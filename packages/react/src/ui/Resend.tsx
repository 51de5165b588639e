'use client'

import type { ReactNode } from 'react'
import type { ResendController } from './useResend.ts'
import { useLaterSay } from '../messages/useDeferredMessages.ts'
import { Digits } from './time/Countdown.tsx'
import { Icon } from './icons/Icon.tsx'
import { useFelt } from './time/useDelayedFlag.ts'
import { useStage } from './time/useElapsedMarks.ts'

const AT_ONCE = [0]

/** "Send a new code", and from when on. The digits are for the eye; a screen reader hears when it starts and ends. */
export function Resend({ wait, of, ready, sending, press }: ResendController): ReactNode {
  const say = useLaterSay()
  const waiting = wait > 0
  const felt = useFelt(sending)
  // A live region is heard only if it was there before its text.
  const arrived = useStage(true, AT_ONCE) > 0
  return (
    <>
      <button
        data-ck-part="secondary"
        type="button"
        aria-disabled={!ready || undefined}
        data-ck-pending={!ready && !waiting ? true : undefined}
        onClick={press}
      >
        {felt && <Icon name="spinner" />}
        <span>
          {waiting
            ? say.filled('code.resend.wait', { time: <Digits seconds={wait} /> })
            : say(felt ? 'pending.checking' : 'code.resend')}
        </span>
      </button>
      <span data-ck-part="sr-only" role="status">
        {arrived && waiting && say.filled('announce.wait.start', { seconds: of })}
        {arrived && !waiting && of > 0 && say('announce.wait.end')}
      </span>
    </>
  )
}

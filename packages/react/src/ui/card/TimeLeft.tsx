'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { Notice } from '../Notice.tsx'

/** The minutes left if there is little time, 0 if the time is over, otherwise null. Made for `useClock`. */
export function minutesLeft(left: number, of: number): number | null {
  if (of === 0) return null
  const threshold = Math.min(120, Math.max(60, of / 3))
  return left <= threshold ? Math.ceil(left / 60) : null
}

export interface TimeLeftProps {
  readonly minutes: number | null
  readonly restart?: (() => unknown) | undefined
}

/** Warns that the time is nearly over. After that it shows a focused button that starts again. */
export function TimeLeft({ minutes, restart }: TimeLeftProps): ReactNode {
  const t = useDeferredMessages()
  const restartButton = useRef<HTMLButtonElement>(null)
  const expired = minutes === 0
  useEffect(() => {
    if (expired) restartButton.current?.focus()
  }, [expired])
  return (
    <>
      <div role="status">
        {minutes !== null && (
          <Notice part="notice time" tone="warning">
            {expired ? t('time.expired') : t.rich('time.warning', { minutes })}
          </Notice>
        )}
      </div>
      {expired && restart && (
        <div data-ck-part="actions">
          <button data-ck-part="submit" type="button" ref={restartButton} onClick={() => void restart()}>
            {t('action.restart')}
          </button>
        </div>
      )}
    </>
  )
}

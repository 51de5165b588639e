'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { Notice } from '../Notice.tsx'
import { richText } from '../../messages/richText.ts'

/**
 * Returns the minutes left if little time is left, 0 if the time is over, and otherwise null. `useClock` calls this
 * function.
 */
export function minutesLeft(left: number, total: number): number | null {
  if (total === 0) return null
  const threshold = Math.min(120, Math.max(60, total / 3))
  return left <= threshold ? Math.ceil(left / 60) : null
}

export interface TimeLeftProps {
  readonly minutes: number | null
  readonly restart?: (() => unknown) | undefined
}

/**
 * Warns that the challenge will expire soon. After the challenge has expired, shows and focuses a button that starts
 * again.
 */
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
            {expired ? t('time.expired') : richText(t, 'time.warning', { minutes })}
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

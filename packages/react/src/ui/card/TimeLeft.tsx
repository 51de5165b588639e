'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { Notice } from '../Notice.tsx'

/** Minutes left when little time is; 0 when it is up; null while there is plenty. To be read by `useClock`. */
export function minutesLeft(left: number, of: number): number | null {
  if (of === 0) return null
  const little = Math.min(120, Math.max(60, of / 3))
  return left <= little ? Math.ceil(left / 60) : null
}

export interface TimeLeftProps {
  readonly minutes: number | null
  readonly restart?: (() => unknown) | undefined
}

/** Says beneath the button that time is nearly up. When it is up, starting again is all that is left, and has the focus. */
export function TimeLeft({ minutes, restart }: TimeLeftProps): ReactNode {
  const t = useDeferredMessages()
  const again = useRef<HTMLButtonElement>(null)
  const up = minutes === 0
  useEffect(() => {
    if (up) again.current?.focus()
  }, [up])
  return (
    <>
      <div role="status">
        {minutes !== null && (
          <Notice part="notice time" tone="warning">
            {up ? t('time.up') : t.rich('time.soon', { minutes })}
          </Notice>
        )}
      </div>
      {up && restart && (
        <div data-ck-part="actions">
          <button data-ck-part="submit" type="button" ref={again} onClick={() => void restart()}>
            {t('action.restart')}
          </button>
        </div>
      )}
    </>
  )
}

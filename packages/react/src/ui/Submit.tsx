'use client'

import type { ReactNode } from 'react'
import { useMessages } from '../messages/messages.ts'
import { Icon } from './icons/Icon.tsx'
import { useElapsedMarks } from './time/useElapsedMarks.ts'

// When waiting is said: in the button, and once more beneath it. Milliseconds.
const MARKS = [400, 8000]

export interface SubmitProps {
  /** Null for no button: only how waiting looks. */
  readonly label: ReactNode
  readonly pending: boolean
  /** What is in the air was asked for by another button, which says so itself. */
  readonly pendingElsewhere?: boolean | undefined
  /** For what it waits instead, in words. */
  readonly waitingLabel?: string | undefined
  /** Pressing it does nothing for now; the label, or a line nearby, says why. */
  readonly blocked: boolean
  readonly secondary?: ReactNode
}

/** The one filled button, what stands beneath it, and how waiting looks. It is never `disabled`: that drops the focus. */
export function Submit({ label, pending, pendingElsewhere, waitingLabel, blocked, secondary }: SubmitProps): ReactNode {
  const t = useMessages()
  const stage = useElapsedMarks(pending, MARKS)
  const said = waitingLabel ?? (stage > 0 && !pendingElsewhere && t('pending.checking'))
  return (
    <>
      <div data-ck-part="actions">
        {label !== null && (
          <button
            data-ck-part="submit"
            type="submit"
            aria-disabled={pending || !!waitingLabel || blocked || undefined}
            data-ck-pending={pending || !!waitingLabel || undefined}
          >
            {said && <Icon name="spinner" />}
            <span>{said || label}</span>
          </button>
        )}
        {secondary}
      </div>
      <p role="status">
        {stage > 0 && (
          <span data-ck-part={stage > 1 ? 'reference' : 'sr-only'}>
            {t(stage > 1 ? 'pending.slow' : 'pending.checking')}
          </span>
        )}
      </p>
    </>
  )
}

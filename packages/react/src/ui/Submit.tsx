'use client'

import type { ReactNode } from 'react'
import { useMessages } from '../messages/messages.ts'
import { Icon } from './icons/Icon.tsx'
import { useElapsedMarks } from './time/useElapsedMarks.ts'

// Milliseconds until the button shows that it is waiting, and until a line below it does.
const MARKS = [400, 8000]

export interface SubmitProps {
  /** Null for no button. The waiting line below is still shown. */
  readonly label: ReactNode
  readonly pending: boolean
  /** True if another button of the screen started the pending call and shows this itself. */
  readonly pendingElsewhere?: boolean | undefined
  /** What the button waits for before anything is sent, as its label. */
  readonly waitingLabel?: string | undefined
  /** True while a click does nothing. The label or a line near the button says why. */
  readonly blocked: boolean
  readonly secondary?: ReactNode
}

/**
 * The submit button, a secondary button and the waiting line. The button is never `disabled`, because that drops the
 * focus.
 */
export function Submit({ label, pending, pendingElsewhere, waitingLabel, blocked, secondary }: SubmitProps): ReactNode {
  const t = useMessages()
  const stage = useElapsedMarks(pending, MARKS)
  const busyLabel = waitingLabel ?? (stage > 0 && !pendingElsewhere && t('pending.checking'))
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
            {busyLabel && <Icon name="spinner" />}
            <span>{busyLabel || label}</span>
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

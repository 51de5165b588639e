'use client'

import type { ReactNode } from 'react'
import { useInitialMessages } from '../messages/messages.ts'
import { SPINNER, Icon } from './icons/Icon.tsx'
import { useElapsedMarks } from './time/useElapsedMarks.ts'

// Milliseconds until the button shows a spinner, and until a line below the button says that the wait is long.
const MARKS = [400, 8000]

export interface SubmitButtonProps {
  /** Null for no button. The waiting line below is shown in either case. */
  readonly label: ReactNode
  readonly pending: boolean
  /** True if another button of the screen started the pending call. That button shows the spinner. */
  readonly pendingElsewhere?: boolean | undefined
  /** The label while the button waits for the passkey dialog, before anything is sent. */
  readonly waitingLabel?: string | undefined
  /** True while a click has no effect. The label or a message near the button says why. */
  readonly blocked: boolean
  readonly secondary?: ReactNode
}

/**
 * The submit button, a secondary button and the waiting line. The button is never `disabled`, because a disabled button
 * loses the focus.
 */
export function SubmitButton({
  label,
  pending,
  pendingElsewhere,
  waitingLabel,
  blocked,
  secondary,
}: SubmitButtonProps): ReactNode {
  const t = useInitialMessages()
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
            {busyLabel && <Icon {...SPINNER} />}
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

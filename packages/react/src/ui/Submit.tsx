'use client'

import type { ReactNode } from 'react'
import { useSay } from '../messages/messages.ts'
import { Icon } from './icons/Icon.tsx'
import { useStage } from './time/useElapsedMarks.ts'

// When waiting is said: in the button, and once more beneath it. Milliseconds.
const MARKS = [400, 8000]

export interface SubmitProps {
  /** Null for no button: only how waiting looks. */
  readonly label: ReactNode
  readonly pending: boolean
  /** What is in the air was asked for by another button, which says so itself. */
  readonly elsewhere?: boolean | undefined
  /** For what it waits instead, in words. */
  readonly waiting?: string | undefined
  /** Pressing it does nothing for now; the label, or a line nearby, says why. */
  readonly blocked: boolean
  readonly secondary?: ReactNode
}

/** The one filled button, what stands beneath it, and how waiting looks. It is never `disabled`: that drops the focus. */
export function Submit({ label, pending, elsewhere, waiting, blocked, secondary }: SubmitProps): ReactNode {
  const say = useSay()
  const stage = useStage(pending, MARKS)
  const said = waiting ?? (stage > 0 && !elsewhere && say('pending.checking'))
  return (
    <>
      <div data-ck-part="actions">
        {label !== null && (
          <button
            data-ck-part="submit"
            type="submit"
            aria-disabled={pending || !!waiting || blocked || undefined}
            data-ck-pending={pending || !!waiting || undefined}
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
            {say(stage > 1 ? 'pending.slow' : 'pending.checking')}
          </span>
        )}
      </p>
    </>
  )
}

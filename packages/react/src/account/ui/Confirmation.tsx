'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useAccountMessages } from '../../messages/useAccountMessages.ts'
import { PendingButton } from '../../ui/PendingButton.tsx'

export interface ConfirmationProps {
  readonly question: ReactNode
  /** What follows from it. */
  readonly note: ReactNode
  /** What the button does, in its own word. */
  readonly label: string
  readonly pending: boolean
  readonly onConfirm: () => Promise<unknown>
  readonly onCancel: () => void
}

/** Asks once more, in the item's place. The focus is on what changes nothing. */
export function Confirmation({ question, note, label, pending, onConfirm, onCancel }: ConfirmationProps): ReactNode {
  const t = useAccountMessages()
  const id = useId()
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => keep.current?.focus(), [])
  return (
    <li data-ck-part="confirmation">
      <div role="group" aria-labelledby={`${id}question`} aria-describedby={`${id}note`}>
        <p data-ck-part="item-name" id={`${id}question`}>
          {question}
        </p>
        <p data-ck-part="method-note" id={`${id}note`}>
          {note}
        </p>
        <div data-ck-part="confirmation-actions">
          <PendingButton part="secondary" tone="danger" label={label} pending={pending} onPress={onConfirm} />
          <PendingButton
            part="secondary"
            label={t('action.keep')}
            pending={pending}
            onPress={onCancel}
            buttonRef={keep}
          />
        </div>
      </div>
    </li>
  )
}

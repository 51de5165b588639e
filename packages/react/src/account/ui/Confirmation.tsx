'use client'

import { type ReactNode, useLayoutEffect, useId, useRef } from 'react'
import { useAccountMessages } from '../../messages/useAccountMessages.ts'
import { ActionButton } from './ActionButton.tsx'

export interface ConfirmationProps {
  readonly question: ReactNode
  /** The consequence of the removal. */
  readonly note: ReactNode
  /** The label of the button that removes the item. */
  readonly label: string
  readonly pending: boolean
  readonly onConfirm: () => Promise<unknown>
  readonly onCancel: () => void
}

/** Replaces an item and asks the user to confirm the removal. The button that keeps the item has the focus. */
export function Confirmation({ question, note, label, pending, onConfirm, onCancel }: ConfirmationProps): ReactNode {
  const t = useAccountMessages()
  const id = useId()
  const keepButton = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => keepButton.current?.focus(), [])
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
          <ActionButton part="secondary" tone="danger" label={label} pending={pending} onPress={onConfirm} />
          <ActionButton
            part="secondary"
            label={t('action.keep')}
            pending={pending}
            onPress={onCancel}
            buttonRef={keepButton}
          />
        </div>
      </div>
    </li>
  )
}

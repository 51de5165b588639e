'use client'

import type { ReactNode } from 'react'
import { Confirmation } from './Confirmation.tsx'
import { Item, type ItemProps } from './Item.tsx'
import { ActionButton } from './ActionButton.tsx'

export interface RemovableItemProps extends ItemProps {
  /** True while the user is asked to confirm the removal. */
  readonly confirming: boolean
  readonly question: ReactNode
  /** The consequence of the removal. */
  readonly consequence: ReactNode
  /** The label of the button that removes the item. */
  readonly label: string
  /** The label for screen readers, which contains the item's name. */
  readonly fullLabel: ReactNode
  readonly pending: boolean
  readonly onRequestRemove: () => void
  readonly onCancel: () => void
  readonly onConfirm: () => Promise<unknown>
}

/** An item with a button that removes the item after a confirmation. */
export function RemovableItem(props: RemovableItemProps): ReactNode {
  const { icon, name, mark, note, children, confirming, question, consequence, label, pending } = props
  if (confirming) {
    return (
      <Confirmation
        question={question}
        note={consequence}
        label={label}
        pending={pending}
        onConfirm={props.onConfirm}
        onCancel={props.onCancel}
      />
    )
  }
  return (
    <Item icon={icon} name={name} mark={mark} note={note}>
      {children}
      <ActionButton
        part="link removal"
        fullName={props.fullLabel}
        label={label}
        pending={pending}
        onPress={props.onRequestRemove}
      />
    </Item>
  )
}

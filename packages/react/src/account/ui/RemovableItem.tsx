'use client'

import type { ReactNode } from 'react'
import { Confirmation } from './Confirmation.tsx'
import { Item, type ItemProps } from './Item.tsx'
import { PendingButton } from '../../ui/PendingButton.tsx'

export interface RemovableItemProps extends ItemProps {
  /** Whether it is asked once more before it goes. */
  readonly confirming: boolean
  readonly question: ReactNode
  /** What follows from it. */
  readonly consequence: ReactNode
  /** What the button does, in its own word. */
  readonly label: string
  /** The same with the item in it. */
  readonly fullLabel: ReactNode
  readonly pending: boolean
  readonly onRequestRemove: () => void
  readonly onCancel: () => void
  readonly onConfirm: () => Promise<unknown>
}

/** An item that can be taken off its list: by a press, and once more in its place. */
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
      <PendingButton
        part="link removal"
        fullName={props.fullLabel}
        label={label}
        pending={pending}
        onPress={props.onRequestRemove}
      />
    </Item>
  )
}

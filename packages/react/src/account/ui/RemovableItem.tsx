'use client'

import type { ReactNode } from 'react'
import { Confirmation } from './Confirmation.tsx'
import { Item, type ItemProps } from './Item.tsx'
import { Press } from '../../ui/PendingButton.tsx'

export interface RemovableItemProps extends ItemProps {
  /** Whether it is asked once more before it goes. */
  readonly asked: boolean
  readonly question: ReactNode
  /** What follows from it. */
  readonly consequence: ReactNode
  /** What the button does, in its own word. */
  readonly label: string
  /** The same with the item in it. */
  readonly fullLabel: ReactNode
  readonly pending: boolean
  readonly onAsk: () => void
  readonly onKeep: () => void
  readonly onRemove: () => Promise<unknown>
}

/** An item that can be taken off its list: by a press, and once more in its place. */
export function RemovableItem(props: RemovableItemProps): ReactNode {
  const { icon, name, mark, note, children, asked, question, consequence, label, pending } = props
  if (asked) {
    return (
      <Confirmation
        question={question}
        note={consequence}
        label={label}
        pending={pending}
        onConfirm={props.onRemove}
        onKeep={props.onKeep}
      />
    )
  }
  return (
    <Item icon={icon} name={name} mark={mark} note={note}>
      {children}
      <Press part="link removal" name={props.fullLabel} label={label} pending={pending} onPress={props.onAsk} />
    </Item>
  )
}

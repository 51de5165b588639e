'use client'

import { type ReactNode, type Ref, useState } from 'react'
import { useSay } from '../messages/messages.ts'
import { Icon } from './icons/Icon.tsx'
import { useFelt } from './time/useDelayedFlag.ts'

export interface PressProps {
  readonly part: string
  readonly tone?: 'danger' | undefined
  /** What it acts on is part of its name: "Delete passkey Chrome on Mac". It begins with the label or holds it. */
  readonly name?: ReactNode
  readonly label: string
  /** What was asked is in the air. */
  readonly pending: boolean
  readonly onPress: () => unknown
  readonly button?: Ref<HTMLButtonElement> | undefined
}

/** A button among others: it says that it is busy only if it was the one that was pressed. */
export function Press({ part, tone, name, label, pending, onPress, button }: PressProps): ReactNode {
  const say = useSay()
  const [pressed, setPressed] = useState(false)
  const busy = pressed && pending
  const slow = useFelt(busy)
  return (
    <button
      ref={button}
      data-ck-part={part}
      data-ck-tone={tone}
      data-ck-pending={busy || undefined}
      aria-disabled={busy || undefined}
      type="button"
      onClick={() => {
        if (pending) return
        setPressed(true)
        void Promise.resolve(onPress()).finally(() => setPressed(false))
      }}
    >
      {slow && <Icon name="spinner" />}
      <span aria-hidden={name ? true : undefined}>{slow ? say('pending.checking') : label}</span>
      {name && <span data-ck-part="sr-only">{name}</span>}
    </button>
  )
}

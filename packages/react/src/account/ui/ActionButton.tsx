'use client'

import { type ReactNode, type Ref, useState } from 'react'
import { useInitialMessages } from '../../messages/messages.ts'
import { SPINNER, Icon } from '../../ui/icons/Icon.tsx'
import { useDelayedFlag } from '../../ui/time/useDelayedFlag.ts'

export interface ActionButtonProps {
  readonly part: string
  readonly tone?: 'danger' | undefined
  /** The accessible name, such as "Delete passkey Chrome on Mac". It must contain the label and the item's name. */
  readonly fullName?: ReactNode
  readonly label: string
  /** True while an action of the screen is running. */
  readonly pending: boolean
  readonly onPress: () => unknown
  readonly buttonRef?: Ref<HTMLButtonElement> | undefined
}

/**
 * One of several buttons of a screen. While an action runs, only the button that started the action shows a spinner.
 */
export function ActionButton({
  part,
  tone,
  fullName,
  label,
  pending,
  onPress,
  buttonRef,
}: ActionButtonProps): ReactNode {
  const t = useInitialMessages()
  const [pressed, setPressed] = useState(false)
  const busy = pressed && pending
  const slow = useDelayedFlag(busy)
  return (
    <button
      ref={buttonRef}
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
      {slow && <Icon {...SPINNER} />}
      <span aria-hidden={fullName ? true : undefined}>{slow ? t('pending.checking') : label}</span>
      {fullName && <span data-ck-part="sr-only">{fullName}</span>}
    </button>
  )
}

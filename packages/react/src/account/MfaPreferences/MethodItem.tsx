'use client'

import type { MfaMethod } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { Item } from '../ui/Item.tsx'
import { Press } from '../../ui/PendingButton.tsx'
import { RemovableItem } from '../ui/RemovableItem.tsx'
import { useAccountSay } from '../../messages/useAccountMessages.ts'
import { MethodIcon } from '../../ui/icons/MethodIcon.tsx'
import { MFA_METHODS } from '../../ui/icons/mfaMethods.ts'

export interface MethodItemProps {
  readonly method: MfaMethod
  readonly preferred: boolean
  /** There is no other: without it, a password is all it takes. */
  readonly last: boolean
  /** Whether it is asked once more before it is turned off. */
  readonly asked: boolean
  readonly pending: boolean
  readonly onPrefer: () => Promise<unknown>
  readonly onAsk: () => void
  readonly onKeep: () => void
  readonly onTurnOff: () => Promise<unknown>
}

/** A second factor that is in use. */
export function MethodItem(props: MethodItemProps): ReactNode {
  const { preferred, last, pending } = props
  const say = useAccountSay()
  const { name, setUpNote, picture } = MFA_METHODS[props.method]
  const method = say(name)
  return (
    <RemovableItem
      icon={<MethodIcon name={picture} />}
      name={method}
      mark={preferred ? say('mfaSettings.preferred') : null}
      note={say(setUpNote)}
      asked={props.asked}
      question={say.filled('mfaSettings.turnOff.question', { method })}
      consequence={say(last ? 'mfaSettings.turnOff.last' : 'mfaSettings.turnOff.note')}
      label={say('mfaSettings.turnOff')}
      fullLabel={say.filled('mfaSettings.turnOff.name', { method })}
      pending={pending}
      onAsk={props.onAsk}
      onKeep={props.onKeep}
      onRemove={props.onTurnOff}
    >
      {!preferred && (
        <Press
          part="link"
          name={say.filled('mfaSettings.prefer.name', { method })}
          label={say('mfaSettings.prefer')}
          pending={pending}
          onPress={props.onPrefer}
        />
      )}
    </RemovableItem>
  )
}

export interface OfferedMethodProps extends Pick<MethodItemProps, 'method' | 'pending'> {
  readonly onTurnOn: () => Promise<unknown>
}

/** A second factor that could be in use. */
export function OfferedMethod({ method, pending, onTurnOn }: OfferedMethodProps): ReactNode {
  const say = useAccountSay()
  const { name, setUpNote, picture } = MFA_METHODS[method]
  return (
    <Item icon={<MethodIcon name={picture} />} name={say(name)} note={say(setUpNote)}>
      <Press
        part="link"
        name={say.filled('mfaSettings.turnOn.name', { method: say(name) })}
        label={say('mfaSettings.turnOn')}
        pending={pending}
        onPress={onTurnOn}
      />
    </Item>
  )
}

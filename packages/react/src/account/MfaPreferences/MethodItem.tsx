'use client'

import type { MfaMethod } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { Item } from '../ui/Item.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { RemovableItem } from '../ui/RemovableItem.tsx'
import { useAccountMessages } from '../../messages/useAccountMessages.ts'
import { MethodIcon } from '../../ui/icons/MethodIcon.tsx'
import { MFA_METHODS } from '../../ui/icons/mfaMethods.ts'
import { richText } from '../../messages/richText.ts'

export interface MethodItemProps {
  readonly method: MfaMethod
  readonly preferred: boolean
  /** True if this is the user's only second factor. Without a second factor, a password is enough to sign in. */
  readonly last: boolean
  /** True while the item asks the user to confirm that the method is turned off. */
  readonly confirming: boolean
  readonly pending: boolean
  readonly onPrefer: () => Promise<unknown>
  readonly onRequestTurnOff: () => void
  readonly onCancel: () => void
  readonly onTurnOff: () => Promise<unknown>
}

/** A second factor that is turned on. */
export function MethodItem(props: MethodItemProps): ReactNode {
  const { preferred, last, pending } = props
  const t = useAccountMessages()
  const { name, setUpNote, picture } = MFA_METHODS[props.method]
  const method = t(name)
  return (
    <RemovableItem
      icon={<MethodIcon name={picture} />}
      name={method}
      mark={preferred ? t('mfaPreferences.preferred') : null}
      note={t(setUpNote)}
      confirming={props.confirming}
      question={richText(t, 'mfaPreferences.turnOff.question', { method })}
      consequence={t(last ? 'mfaPreferences.turnOff.last' : 'mfaPreferences.turnOff.note')}
      label={t('mfaPreferences.turnOff')}
      fullLabel={richText(t, 'mfaPreferences.turnOff.name', { method })}
      pending={pending}
      onRequestRemove={props.onRequestTurnOff}
      onCancel={props.onCancel}
      onConfirm={props.onTurnOff}
    >
      {!preferred && (
        <ActionButton
          part="link"
          fullName={richText(t, 'mfaPreferences.prefer.name', { method })}
          label={t('mfaPreferences.prefer')}
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

/** A second factor that can be turned on. */
export function OfferedMethod({ method, pending, onTurnOn }: OfferedMethodProps): ReactNode {
  const t = useAccountMessages()
  const { name, setUpNote, picture } = MFA_METHODS[method]
  return (
    <Item icon={<MethodIcon name={picture} />} name={t(name)} note={t(setUpNote)}>
      <ActionButton
        part="link"
        fullName={richText(t, 'mfaPreferences.turnOn.name', { method: t(name) })}
        label={t('mfaPreferences.turnOn')}
        pending={pending}
        onPress={onTurnOn}
      />
    </Item>
  )
}

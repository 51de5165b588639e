'use client'

import type { MfaMethod } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { Confirmation } from '../Account/Confirmation.tsx'
import { Item } from '../Account/Item.tsx'
import { Press } from '../Account/Press.tsx'
import type { MessageKey } from '../messages/say.ts'
import { useAccountSay } from '../messages/useAccountSay.ts'
import { MethodIcon, type MethodPicture } from '../parts/MethodIcon.tsx'

interface Method {
  readonly name: MessageKey
  readonly note: MessageKey
  readonly picture: MethodPicture
}

export const METHODS: Record<MfaMethod, Method> = {
  SOFTWARE_TOKEN_MFA: { name: 'method.totp', note: 'method.totp.note', picture: 'app' },
  EMAIL_OTP: { name: 'method.email.name', note: 'setup.email.note', picture: 'email' },
  SMS_MFA: { name: 'method.sms.name', note: 'method.sms.note', picture: 'phone' },
}

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
  const { preferred, last, asked, pending } = props
  const say = useAccountSay()
  const { name, note, picture } = METHODS[props.method]
  const method = say(name)
  if (asked) {
    return (
      <Confirmation
        question={say.filled('mfaSettings.turnOff.question', { method })}
        note={say(last ? 'mfaSettings.turnOff.last' : 'mfaSettings.turnOff.note')}
        label={say('mfaSettings.turnOff')}
        pending={pending}
        onConfirm={props.onTurnOff}
        onKeep={props.onKeep}
      />
    )
  }
  return (
    <Item
      icon={<MethodIcon name={picture} />}
      name={method}
      mark={preferred ? say('mfaSettings.preferred') : null}
      note={say(note)}
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
      <Press
        part="link removal"
        name={say.filled('mfaSettings.turnOff.name', { method })}
        label={say('mfaSettings.turnOff')}
        pending={pending}
        onPress={props.onAsk}
      />
    </Item>
  )
}

export interface OfferedMethodProps extends Pick<MethodItemProps, 'method' | 'pending'> {
  readonly onTurnOn: () => Promise<unknown>
}

/** A second factor that could be in use. */
export function OfferedMethod({ method, pending, onTurnOn }: OfferedMethodProps): ReactNode {
  const say = useAccountSay()
  const { name, note, picture } = METHODS[method]
  return (
    <Item icon={<MethodIcon name={picture} />} name={say(name)} note={say(note)}>
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

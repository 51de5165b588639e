'use client'

import type { ReactNode } from 'react'
import type { FieldControl } from '../../form/fieldControl.ts'
import { useInitialMessages } from '../../messages/messages.ts'
import { Field } from '../../ui/fields/Field.tsx'
import type { Identifier } from './useCredentials.ts'

const TYPES = { username: 'text', usernameOrEmail: 'text', email: 'email', phone: 'tel' } as const

export interface UsernameFieldProps {
  readonly control: FieldControl
  readonly identifier: Identifier | undefined
  /** The initial value of the field. */
  readonly username: string | undefined
  readonly attempt: number
  /** True if this field takes the focus when a new screen appears. */
  readonly takesFocus?: boolean | undefined
}

/** The field for the username, the email address or the phone number. */
export function UsernameField(props: UsernameFieldProps): ReactNode {
  const { control, identifier = 'username', username, attempt, takesFocus } = props
  const t = useInitialMessages()
  return (
    <Field control={control} label={t(`${identifier}.label`)} attempt={attempt}>
      <input
        data-ck-part="input"
        data-ck-focus={takesFocus || undefined}
        type={TYPES[identifier]}
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        dir="auto"
        defaultValue={username}
        {...control.input}
      />
    </Field>
  )
}

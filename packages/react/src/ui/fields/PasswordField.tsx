'use client'

import { type ChangeEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { FieldControl } from '../../form/fieldControl.ts'
import { useInitialMessages } from '../../messages/messages.ts'
import { Field } from './Field.tsx'
import { CAPS_LOCK, INFO } from '../icons/Icon.tsx'

export interface PasswordFieldProps {
  readonly control: FieldControl
  readonly label: string
  readonly autoComplete: 'current-password' | 'new-password'
  readonly attempt: number
  /**
   * True while a call is pending. The password is then hidden, so that the browser does not store it as the value of a
   * text field.
   */
  readonly pending: boolean
  /** The `passwordrules` attribute, for password managers that generate passwords. */
  readonly passwordRules?: string | undefined
  /** True if this field takes the focus when a new screen appears. */
  readonly takesFocus?: boolean | undefined
}

/** What a warning says about the typed password. */
type Kind = 'plain' | 'capsLock' | 'fullWidth' | 'spaces'

/** A password input and a button that shows the password. The warnings do not change the typed text. */
export function PasswordField(props: PasswordFieldProps): ReactNode {
  const { control, pending } = props
  const t = useInitialMessages()
  const input = useRef<HTMLInputElement | null>(null)
  const [revealed, setRevealed] = useState(false)
  const [toggled, setToggled] = useState(false)
  const [kind, setKind] = useState<Kind>('plain')
  const shown = revealed && !pending

  function toggle(): void {
    const { selectionStart, selectionEnd } = input.current ?? {}
    setRevealed(!shown)
    setToggled(true)
    requestAnimationFrame(() => input.current?.setSelectionRange(selectionStart ?? null, selectionEnd ?? null))
  }

  function watch(event: KeyboardEvent | ChangeEvent): void {
    // Only the event of a key says whether Caps Lock is on.
    const capsLock = 'getModifierState' in event ? event.getModifierState('CapsLock') : kind === 'capsLock'
    const next = capsLock ? 'capsLock' : kindOf(input.current?.value ?? '')
    // An equal state is not set, because React would commit it separately when the next step renders.
    if (next !== kind) setKind(next)
  }

  const icon = kind === 'capsLock' ? CAPS_LOCK : INFO
  const warned = kind === 'capsLock' || (shown && kind !== 'plain')
  const { ref, onChange, ...registration } = control.input
  return (
    <Field
      control={control}
      label={props.label}
      warning={warned && { icon, text: t(`password.${kind}`) }}
      boxed
      attempt={props.attempt}
    >
      <input
        data-ck-part="input"
        data-ck-focus={props.takesFocus || undefined}
        type={shown ? 'text' : 'password'}
        autoComplete={props.autoComplete}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        translate="no"
        {...(props.passwordRules && { passwordrules: props.passwordRules })}
        {...registration}
        ref={(element) => {
          input.current = element
          ref(element)
        }}
        onChange={(event) => {
          void onChange(event)
          watch(event)
        }}
        onKeyDown={watch}
        onKeyUp={watch}
      />
      <button
        data-ck-part="toggle"
        type="button"
        aria-pressed={shown}
        aria-controls={control.input.id}
        aria-label={t(shown ? 'password.hide.name' : 'password.show.name')}
        onClick={toggle}
      >
        {t(shown ? 'password.hide' : 'password.show')}
      </button>
      <span data-ck-part="sr-only" role="status">
        {toggled && t(shown ? 'password.shown' : 'password.hidden')}
      </span>
    </Field>
  )
}

function kindOf(password: string): Kind {
  if (/[\u3000\uff01-\uff5e]/.test(password)) return 'fullWidth'
  return password === password.trim() ? 'plain' : 'spaces'
}

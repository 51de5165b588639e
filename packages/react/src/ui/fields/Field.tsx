import type { ReactNode } from 'react'
import type { FieldControl } from '../../form/fieldControl.ts'
import { ALERT, type IconProps } from '../icons/Icon.tsx'
import { Message } from '../Message.tsx'

export interface FieldProps {
  readonly control: FieldControl
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** A warning while the user types, such as a warning about Caps Lock. An error replaces the warning. */
  readonly warning?: { readonly icon: IconProps; readonly text: string } | false | undefined
  /** True if the border is around the input and the button next to it. */
  readonly boxed?: boolean | undefined
  /** How often the form was sent. A screen reader announces the error again after each attempt. */
  readonly attempt: number
  /** The input, and an optional button next to it. */
  readonly children: ReactNode
}

/** Label, hint, input and message, in this order. The space below the input is kept free for the message. */
export function Field({ control, label, hint, warning, boxed, attempt, children }: FieldProps): ReactNode {
  const { error } = control
  const tone = error ? 'danger' : warning ? 'warning' : undefined
  return (
    <div data-ck-part="field">
      <label data-ck-part="label" {...control.label}>
        {label}
      </label>
      {hint && (
        <p data-ck-part="hint" {...control.hint}>
          {hint}
        </p>
      )}
      <div data-ck-part={boxed ? 'control boxed' : 'control'}>{children}</div>
      <p data-ck-part="message" data-ck-tone={tone} aria-live="polite" {...control.message}>
        {error ? (
          <Message key={attempt} icon={ALERT}>
            {error}
          </Message>
        ) : (
          warning && <Message icon={warning.icon}>{warning.text}</Message>
        )}
      </p>
    </div>
  )
}

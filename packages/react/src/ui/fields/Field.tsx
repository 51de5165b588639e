import type { ReactNode } from 'react'
import type { FieldControl } from '../../form/fieldControl.ts'
import type { IconName } from '../icons/Icon.tsx'
import { Message } from '../Message.tsx'

export interface FieldProps {
  readonly control: FieldControl
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** No error, but worth knowing while one types: Caps Lock. An error comes before it. */
  readonly warning?: { readonly icon: IconName; readonly text: string } | null | undefined
  /** There is more than the input inside the border. */
  readonly boxed?: boolean | undefined
  /** How often the form was sent: a message that comes again is a new one, and is spoken again. */
  readonly attempt: number
  /** The input, and a button beside it. */
  readonly children: ReactNode
}

/** Label, hint, control, message: in that order, so that the gap beneath is free for the message. */
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
          <Message key={attempt} icon="alert">
            {error}
          </Message>
        ) : (
          warning && <Message icon={warning.icon}>{warning.text}</Message>
        )}
      </p>
    </div>
  )
}

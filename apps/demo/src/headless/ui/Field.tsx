import type { FieldControl } from '@challenge-kit/react'
import type { ReactNode } from 'react'

export interface FieldProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly control: FieldControl
  /** The input element. */
  readonly children: ReactNode
}

/** A label, an input and the input's error message. */
export function Field({ label, hint, control, children }: FieldProps): ReactNode {
  return (
    <div className="own-field">
      <label {...control.label}>{label}</label>
      {hint && <small {...control.hint}>{hint}</small>}
      {children}
      <p {...control.message} aria-live="polite">
        {control.error}
      </p>
    </div>
  )
}

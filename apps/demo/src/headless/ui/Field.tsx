import { type FieldControl, MfaCodeInput } from '@challenge-kit/react'
import type { ReactNode } from 'react'

export interface OwnFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly control: FieldControl
  /** The input. */
  readonly children: ReactNode
}

/** A label, an input, and what is wrong with it. */
export function OwnField({ label, hint, control, children }: OwnFieldProps): ReactNode {
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

/** A field for a code: the kit's, since reading codes is its trade, without the kit's look. */
export function OwnCode(props: FieldControl['input']): ReactNode {
  return <MfaCodeInput data-ck-part="" {...props} />
}

import type { ReactNode } from 'react'
import type { FieldControl } from '../../form/fieldControl.ts'
import { MfaCodeInput } from './MfaCodeInput.tsx'
import { Field } from './Field.tsx'

export interface CodeFieldProps {
  readonly control: FieldControl
  readonly label: string
  readonly attempt: number
  /** True if this field takes the focus when a new screen appears. */
  readonly takesFocus: boolean
}

/** The field for a code. */
export function CodeField({ control, label, attempt, takesFocus }: CodeFieldProps): ReactNode {
  return (
    <Field control={control} label={label} attempt={attempt}>
      <MfaCodeInput data-ck-focus={takesFocus || undefined} {...control.input} />
    </Field>
  )
}

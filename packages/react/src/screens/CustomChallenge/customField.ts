import type { HTMLInputAutoCompleteAttribute } from 'react'

/** How a custom challenge is shown. */
export interface CustomField {
  /** The text above the field. */
  readonly question?: string | undefined
  /** @default "Your answer" */
  readonly label?: string | undefined
  readonly hint?: string | undefined
  /** @default 'text' */
  readonly type?: 'text' | 'password' | 'email' | 'tel' | undefined
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | undefined
  /** @default 'off' */
  readonly autoComplete?: HTMLInputAutoCompleteAttribute | undefined
}

/** The field that a Lambda trigger describes in the public parameters `question`, `label` and `hint`. */
export function customField(parameters: Readonly<Record<string, string>>): CustomField {
  const { question, label, hint } = parameters
  return { question, label, hint }
}

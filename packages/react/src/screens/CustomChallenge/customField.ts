import type { HTMLInputAutoCompleteAttribute } from 'react'

/** How a question of the app's own is asked. */
export interface CustomField {
  /** The question, above the field. */
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

/** The field that a trigger describes in its public parameters: `question`, `label`, `hint`. */
export function customField(parameters: Readonly<Record<string, string>>): CustomField {
  const { question, label, hint } = parameters
  return { question, label, hint }
}

import type { UseFormRegisterReturn } from 'react-hook-form'

/** What ties a label, an input and its message together. Spread the parts onto your own elements. */
export interface FieldControl {
  readonly label: { readonly htmlFor: string }
  readonly input: UseFormRegisterReturn & {
    readonly id: string
    readonly 'aria-invalid': true | undefined
    readonly 'aria-describedby': string
  }
  readonly hint: { readonly id: string }
  /** Keep this element on the page while it is empty: a screen reader then hears what arrives in it. */
  readonly message: { readonly id: string }
  /** What is wrong, as a sentence; null where nothing is. */
  readonly error: string | null
}

/** The error comes first in the description, then the hint: it is what matters most. */
export function fieldControl(
  id: string,
  registration: UseFormRegisterReturn,
  error: string | null,
  hinted = false,
): FieldControl {
  const message = `${id}-message`
  const hint = `${id}-hint`
  return {
    label: { htmlFor: id },
    input: {
      ...registration,
      id,
      'aria-invalid': error ? true : undefined,
      'aria-describedby': hinted ? `${message} ${hint}` : message,
    },
    hint: { id: hint },
    message: { id: message },
    error,
  }
}

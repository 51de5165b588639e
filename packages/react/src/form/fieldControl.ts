import type { FieldPath, FieldValues, RegisterOptions, UseFormRegisterReturn, UseFormReturn } from 'react-hook-form'

/** The props that connect a label, an input, its hint and its message. Spread these props onto your own elements. */
export interface FieldControl {
  readonly label: { readonly htmlFor: string }
  readonly input: UseFormRegisterReturn & {
    readonly id: string
    readonly 'aria-invalid': true | undefined
    readonly 'aria-describedby': string
  }
  readonly hint: { readonly id: string }
  /** Keep this element on the page while it is empty, so that a screen reader announces its text. */
  readonly message: { readonly id: string }
  /** The error text, or null. */
  readonly error: string | null
}

/**
 * Registers a field and creates its props. `aria-describedby` names the message before the hint, because an error is
 * more important than a hint.
 */
export function fieldControl<V extends FieldValues, N extends FieldPath<V>>(
  form: UseFormReturn<V>,
  name: N,
  id: string,
  rules?: RegisterOptions<V, N>,
  hinted = false,
): FieldControl {
  const error = form.getFieldState(name).error?.message ?? null
  const message = `${id}-message`
  const hint = `${id}-hint`
  return {
    label: { htmlFor: id },
    input: {
      ...form.register(name, rules),
      id,
      'aria-invalid': error ? true : undefined,
      'aria-describedby': hinted ? `${message} ${hint}` : message,
    },
    hint: { id: hint },
    message: { id: message },
    error,
  }
}

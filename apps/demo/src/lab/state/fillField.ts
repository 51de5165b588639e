/**
 * Fills in every field of the sign-in that matches the selector, as a password manager would. Returns false if no field
 * matches.
 */
export function fillFields(selector: string, value: string): boolean {
  const inputs = document.querySelectorAll<HTMLInputElement>(`main ${selector}`)
  for (const input of inputs) fillField(input, value)
  return inputs.length > 0
}

/** Uses the setter of the prototype, because React ignores the event after a change by the input's own setter. */
export function fillField(input: HTMLInputElement, value: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Moves the focus to the button that submits the form. On a narrow page this also scrolls the form into view. */
export function focusSubmit(): void {
  document.querySelector<HTMLElement>('main button[type="submit"]')?.focus()
}

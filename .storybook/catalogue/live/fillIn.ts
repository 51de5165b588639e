/** Types values into the fields with these `autocomplete` tokens, as a password manager does. */
export function fillIn(root: HTMLElement | null, values: Readonly<Record<string, string>>): void {
  // React replaces the setter of an input's value, so the browser's own setter is used.
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  for (const [token, value] of Object.entries(values)) {
    const field = root?.querySelector<HTMLInputElement>(`input[autocomplete~='${token}']:not([readonly])`)
    if (!field) continue
    setter?.call(field, value)
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.focus()
  }
}

/** Fills in the parameters of a message. A parameter without a value stays as it is. */
export function fillText(text: string, values: Readonly<Record<string, string | number | undefined>>): string {
  return text.replace(/\{(\w+)\}/g, (parameter, name: string) => String(values[name] ?? parameter))
}

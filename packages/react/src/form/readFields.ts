import type { FormEvent } from 'react'

/**
 * The values of the form's fields, by name. The values are read from the page, because a password manager may fill
 * fields without an event.
 */
export function readFields(event: FormEvent<HTMLFormElement>): Readonly<Record<string, string>> {
  const data = new FormData(event.currentTarget)
  return Object.fromEntries([...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

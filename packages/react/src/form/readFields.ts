import type { FormEvent } from 'react'

/**
 * What the form's fields really hold, by name. A password manager may fill them without a single event, so the page is
 * read, not what was heard.
 */
export function readFields(event: FormEvent<HTMLFormElement>): Readonly<Record<string, string>> {
  const data = new FormData(event.currentTarget)
  return Object.fromEntries([...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

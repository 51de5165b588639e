import { notImplemented } from './exceptions.ts'
import type { Input } from './input.ts'

/** The members of `input` that are kept as given. Refuses a member that is neither read nor kept. */
export function keptMembers(input: Input, read: readonly string[], kept: readonly string[]): Input {
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null)
  const unknown = given.find(([name, value]) => !read.includes(name) && !kept.includes(name) && !isEmpty(value))
  if (unknown) throw notImplemented(`The member ${unknown[0]}`)
  return Object.fromEntries(given.filter(([name]) => kept.includes(name)))
}

/** An empty object asks for nothing, so that it is safe to ignore. */
function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

import { notImplemented } from './exceptions.ts'
import type { Input } from './input.ts'

/** The members of `input` with a name in `kept`. Refuses a member whose name is neither in `read` nor in `kept`. */
export function keptMembers(input: Input, read: readonly string[], kept: readonly string[]): Input {
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null)
  const unknown = given.find(([name, value]) => !read.includes(name) && !kept.includes(name) && !isEmpty(value))
  if (unknown) throw notImplemented(`The member ${unknown[0]}`)
  return Object.fromEntries(given.filter(([name]) => kept.includes(name)))
}

/** An empty object has no effect, so the emulator ignores it. */
function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

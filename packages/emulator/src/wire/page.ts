import { invalidParameter } from './exceptions.ts'
import type { Input } from './input.ts'
import { optionalNumber, optionalText } from './input.ts'

/** One page of a list, and the token of the next page. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | undefined
}

/** The page that `Limit` and the token member of the input ask for. A page has at most 60 items. */
export function pageOf<Item>(all: readonly Item[], input: Input, tokenMember: string): Page<Item> {
  const limit = optionalNumber(input, 'Limit') ?? 60
  if (limit < 0 || limit > 60) throw invalidParameter("Value at 'limit' failed to satisfy constraint: 0 to 60")
  const token = optionalText(input, tokenMember) ?? '0'
  if (!/^\d+$/.test(token)) throw invalidParameter(`Invalid ${tokenMember}.`)
  const from = Number(token)
  const to = from + (limit || 60)
  return { items: all.slice(from, to), next: to < all.length ? String(to) : undefined }
}

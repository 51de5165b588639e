import { expect } from 'vitest'

// Vitest's own matchers are `any`: these say what they are.

/** Any text. */
export const aText: unknown = expect.any(String)
export const aNumber: unknown = expect.any(Number)
export const textLike = (pattern: RegExp): unknown => expect.stringMatching(pattern)
export const textWith = (part: string): unknown => expect.stringContaining(part)
export const textWithout = (part: string): unknown => expect.not.stringContaining(part)
/** An object that has at least these members. */
export const having = (members: object): unknown => expect.objectContaining(members)

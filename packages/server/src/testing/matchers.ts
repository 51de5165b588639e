import { expect } from 'vitest'

// Vitest's own matchers are `any`: these say what they are.

/** Any text. */
export const anyString: unknown = expect.any(String)
export const anyNumber: unknown = expect.any(Number)
export const stringMatching = (pattern: RegExp): unknown => expect.stringMatching(pattern)
export const stringContaining = (part: string): unknown => expect.stringContaining(part)
export const stringNotContaining = (part: string): unknown => expect.not.stringContaining(part)
/** An object that has at least these members. */
export const objectContaining = (members: object): unknown => expect.objectContaining(members)

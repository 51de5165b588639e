import { expect } from 'vitest'

// Vitest's asymmetric matchers have the type `any`. These have the type `unknown`, so that lint accepts them.

/** Matches any string. */
export const anyString: unknown = expect.any(String)
export const anyNumber: unknown = expect.any(Number)
export const stringMatching = (pattern: RegExp): unknown => expect.stringMatching(pattern)
export const stringContaining = (part: string): unknown => expect.stringContaining(part)
export const stringNotContaining = (part: string): unknown => expect.not.stringContaining(part)
/** Matches an object that has at least these members. */
export const objectContaining = (members: object): unknown => expect.objectContaining(members)

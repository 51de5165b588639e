import { invalidParameter } from './exceptions.ts'

/** A request body, or an object inside it. The values are not checked yet. */
export type Input = Readonly<Record<string, unknown>>

/** A map of strings: AuthParameters, ChallengeResponses or ClientMetadata. */
export type Parameters = Readonly<Record<string, string>>

export function isInput(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function optionalText(input: Input, member: string): string | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw invalidParameter(`Invalid type for member ${member}`)
  return value
}

/** A string that must be present and not empty. */
export function text(input: Input, member: string): string {
  const value = optionalText(input, member)
  if (value === undefined || value === '') throw missing(member)
  return value
}

export function optionalNumber(input: Input, member: string): number | undefined {
  const value = input[member]
  return typeof value === 'number' ? value : undefined
}

export function optionalFlag(input: Input, member: string): boolean | undefined {
  const value = input[member]
  return typeof value === 'boolean' ? value : undefined
}

export function optionalObject(input: Input, member: string): Input | undefined {
  const value = input[member]
  return isInput(value) ? value : undefined
}

export function textList(input: Input, member: string): string[] | undefined {
  const value = input[member]
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : undefined
}

export function objectList(input: Input, member: string): Input[] {
  const value = input[member]
  return Array.isArray(value) ? value.filter(isInput) : []
}

/** A map of strings. A null value is left out. A value of another type is refused, as in the real service. */
export function parameters(input: Input, member: string): Parameters {
  const map = optionalObject(input, member) ?? {}
  return Object.fromEntries(
    Object.keys(map).flatMap((key): [string, string][] => {
      const value = optionalText(map, key)
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

/** User attributes in Cognito's form: `[{ Name, Value }]`. */
export function attributes(input: Input, member: string): Record<string, string> {
  return Object.fromEntries(
    objectList(input, member).map((item) => [text(item, 'Name'), optionalText(item, 'Value') ?? '']),
  )
}

function missing(member: string): Error {
  return invalidParameter(`Missing required parameter ${member}`)
}

import { SignInError, type SignInErrorCode } from './errors.ts'

/**
 * The error code for invalid JSON: `bad_request` from the browser, `bad_response` from the backend, `upstream_invalid`
 * from Cognito.
 */
export type JsonErrorCode = Extract<SignInErrorCode, 'bad_request' | 'bad_response' | 'upstream_invalid'>

/** A JSON object whose members are not checked yet. */
export type JsonObject = Readonly<Record<string, unknown>>

/** An object without members. */
export type Nothing = Readonly<Record<string, never>>

function refuse(code: JsonErrorCode, detail: string): never {
  throw new SignInError(code, { detail })
}

/** Reads an object. With `keys`, refuses an object that has any other key. */
export function readObject(json: unknown, code: JsonErrorCode, keys?: readonly string[]): JsonObject {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return refuse(code, 'expected an object')
  const object: JsonObject = { ...json }
  const unknownKey = keys && Object.keys(object).find((key) => !keys.includes(key))
  return unknownKey === undefined ? object : refuse(code, 'a key that this call does not take')
}

/** Reads a string of at most `max` UTF-16 code units. */
export function readString(object: JsonObject, key: string, code: JsonErrorCode, max = 2048): string {
  const value = object[key]
  return typeof value === 'string' && value.length <= max
    ? value
    : refuse(code, `${key} must be a string of at most ${max} characters`)
}

/** Reads a string. Returns null if the key is absent or null. */
export function readStringOrNull(object: JsonObject, key: string, code: JsonErrorCode, max?: number): string | null {
  return object[key] === undefined || object[key] === null ? null : readString(object, key, code, max)
}

/** Reads a finite number that is zero or greater. */
export function readNumber(object: JsonObject, key: string, code: JsonErrorCode): number {
  const value = object[key]
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? value
    : refuse(code, `${key} must be a number`)
}

/** Reads a list of at most 50 strings. */
export function readStrings(object: JsonObject, key: string, code: JsonErrorCode): readonly string[] {
  const value = object[key]
  const valid = Array.isArray(value) && value.length <= 50 && value.every((item) => typeof item === 'string')
  return valid ? value : refuse(code, `${key} must be a list of strings`)
}

/** Reads an object of at most 50 strings. A name has at most 64 characters, a value at most `max`. */
export function readStringMap(
  object: JsonObject,
  key: string,
  code: JsonErrorCode,
  max?: number,
): Readonly<Record<string, string>> {
  const map = readObject(object[key], code)
  const names = Object.keys(map)
  if (names.length > 50) return refuse(code, `${key} has too many members`)
  if (names.some((name) => name.length > 64)) return refuse(code, `${key} has a name that is too long`)
  // The error must not repeat a member's name, because errors are logged and the browser chooses the names.
  const member = `a member of ${key}`
  return Object.fromEntries(names.map((name) => [name, readString({ [member]: map[name] }, member, code, max)]))
}

/**
 * Parses JSON inside a string, because Cognito puts lists and objects into strings. Returns any other value unchanged,
 * because some emulators send the list or the object itself.
 */
export function readEmbedded(value: unknown, code: JsonErrorCode): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return refuse(code, 'expected JSON inside a string')
  }
}

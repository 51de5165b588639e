import { SignInError, type SignInErrorCode } from './errors.ts'

/** What a misfit is called: an answer of the browser's, a reply of the backend's, or a question of Cognito's. */
export type Misfit = Extract<SignInErrorCode, 'bad_request' | 'bad_response' | 'upstream_invalid'>

/** A JSON object, read key by key. */
export type JsonObject = Readonly<Record<string, unknown>>

function refuse(misfit: Misfit, what: string): never {
  throw new SignInError(misfit, { detail: what })
}

/** An object; with `keys`, no others. */
export function readObject(json: unknown, misfit: Misfit, keys?: readonly string[]): JsonObject {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return refuse(misfit, 'expected an object')
  const object: JsonObject = { ...json }
  const stray = keys && Object.keys(object).find((key) => !keys.includes(key))
  return stray === undefined ? object : refuse(misfit, 'a key that this call does not take')
}

/** A string of at most `max` UTF-16 units. */
export function readString(object: JsonObject, key: string, misfit: Misfit, max = 2048): string {
  const value = object[key]
  return typeof value === 'string' && value.length <= max
    ? value
    : refuse(misfit, `${key} must be a string, ${max} long at most`)
}

/** A string, or null where it is absent. */
export function readStringOrNull(object: JsonObject, key: string, misfit: Misfit, max?: number): string | null {
  return object[key] === undefined || object[key] === null ? null : readString(object, key, misfit, max)
}

/** A finite number, not below zero. */
export function readNumber(object: JsonObject, key: string, misfit: Misfit): number {
  const value = object[key]
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? value
    : refuse(misfit, `${key} must be a number`)
}

/** A list of strings, fifty at most. */
export function readStrings(object: JsonObject, key: string, misfit: Misfit): readonly string[] {
  const value = object[key]
  const fits = Array.isArray(value) && value.length <= 50 && value.every((item) => typeof item === 'string')
  return fits ? value : refuse(misfit, `${key} must be a list of strings`)
}

/** An object of strings, fifty at most; a name may not be longer than 64, a member than `max`. */
export function readStringMap(
  object: JsonObject,
  key: string,
  misfit: Misfit,
  max?: number,
): Readonly<Record<string, string>> {
  const map = readObject(object[key], misfit)
  const names = Object.keys(map)
  if (names.length > 50) return refuse(misfit, `${key} has too many members`)
  if (names.some((name) => name.length > 64)) return refuse(misfit, `${key} has a name that is too long`)
  // Details are logged, and a name may come from anybody: it is not repeated.
  const member = `a member of ${key}`
  return Object.fromEntries(names.map((name) => [name, readString({ [member]: map[name] }, member, misfit, max)]))
}

/** JSON inside a string, as Cognito's parameters carry it. Some emulators send the value itself: that is read too. */
export function readEmbedded(value: unknown, misfit: Misfit): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return refuse(misfit, 'expected JSON inside a string')
  }
}

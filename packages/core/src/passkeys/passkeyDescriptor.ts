import { SignInError } from '../errors.ts'
import { type JsonErrorCode, type JsonObject, readObject, readString, readStringOrNull, readStrings } from '../json.ts'

// These types are WebAuthn's JSON forms, because the browser's `toJSON()` returns them and the browser's
// `PublicKeyCredential.parse…FromJSON()` accepts them. All bytes are base64url.

/** A passkey, as a request refers to it: `PublicKeyCredentialDescriptorJSON`. */
export interface PasskeyDescriptor {
  readonly id: string
  readonly type: 'public-key'
  readonly transports?: readonly string[]
}

/** The members that a signature and a new passkey have in common. */
export interface CredentialHead {
  readonly id: string
  readonly rawId: string
  readonly type: string
  readonly authenticatorAttachment?: string
}

/** Reads a list of passkeys. A list of more than 50 is refused. An account has at most 20. An absent list is empty. */
export function readDescriptors(list: unknown, code: JsonErrorCode): readonly PasskeyDescriptor[] {
  if (list === undefined) return []
  if (!Array.isArray(list) || list.length > 50) throw new SignInError(code, { detail: 'expected a list of passkeys' })
  return list.map((item: unknown) => {
    const object = readObject(item, code)
    return { id: readString(object, 'id', code), type: 'public-key', ...readTransports(object, code) }
  })
}

/** Reads `transports`, which may be absent. */
export function readTransports(object: JsonObject, code: JsonErrorCode): { readonly transports?: readonly string[] } {
  return object['transports'] === undefined ? {} : { transports: readStrings(object, 'transports', code) }
}

/** Reads `timeout`, in milliseconds. Leaves out a value that is not a positive number. */
export function readTimeout({ timeout }: JsonObject): { readonly timeout?: number } {
  return typeof timeout === 'number' && timeout > 0 ? { timeout } : {}
}

/** Reads the members that a signature and a new passkey have in common. */
export function readCredentialHead(object: JsonObject, code: JsonErrorCode): CredentialHead {
  return {
    id: readString(object, 'id', code),
    rawId: readString(object, 'rawId', code),
    type: readString(object, 'type', code, 32),
    ...ifPresent('authenticatorAttachment', readStringOrNull(object, 'authenticatorAttachment', code, 32)),
  }
}

/** Returns an object with one member, or an empty object if `value` is null. */
export function ifPresent<K extends string>(key: K, value: string | null): { readonly [P in K]?: string } {
  const object: { [P in K]?: string } = {}
  if (value !== null) object[key] = value
  return object
}

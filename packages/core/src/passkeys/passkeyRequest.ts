import { type JsonObject, type Misfit, readObject, readString, readStringOrNull, readStrings } from '../json'
import { SignInError } from '../errors'

// WebAuthn's own JSON forms, so that a browser's `toJSON` and `parse…FromJSON` fit as they are. All bytes are base64url.

/** A passkey, as a request or an offer names it. */
export interface PasskeyDescriptor {
  readonly id: string
  readonly type: 'public-key'
  readonly transports?: readonly string[]
}

/**
 * What a browser is asked to sign: `PublicKeyCredentialRequestOptionsJSON`. `timeout` is in milliseconds.
 *
 * @see https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialrequestoptionsjson
 */
export interface PasskeyRequest {
  readonly challenge: string
  readonly rpId?: string
  readonly timeout?: number
  readonly userVerification: string
  readonly allowCredentials: readonly PasskeyDescriptor[]
}

/**
 * A browser's signature: `AuthenticationResponseJSON`.
 *
 * @see https://www.w3.org/TR/webauthn-3/#dictdef-authenticationresponsejson
 */
export interface PasskeyAssertion {
  readonly id: string
  readonly rawId: string
  readonly type: string
  readonly authenticatorAttachment?: string
  readonly response: {
    readonly clientDataJSON: string
    readonly authenticatorData: string
    readonly signature: string
    readonly userHandle?: string
  }
}

const LONGEST = 4_096

/** A key that is left out where it is absent. */
export function optional<K extends string>(key: K, value: string | null): { readonly [P in K]?: string } {
  const object: { [P in K]?: string } = {}
  if (value !== null) object[key] = value
  return object
}

/** A list of passkeys; absent means empty. Twenty is all an account can have. */
export function readDescriptors(list: unknown, misfit: Misfit): readonly PasskeyDescriptor[] {
  if (list === undefined) return []
  if (!Array.isArray(list) || list.length > 50) throw new SignInError(misfit, { detail: 'expected a list of passkeys' })
  return list.map((item: unknown) => {
    const object = readObject(item, misfit)
    const id = readString(object, 'id', misfit)
    const transports =
      object['transports'] === undefined ? {} : { transports: readStrings(object, 'transports', misfit) }
    return { id, type: 'public-key', ...transports }
  })
}

export function readMilliseconds({ timeout }: JsonObject): { readonly timeout?: number } {
  return typeof timeout === 'number' && timeout > 0 ? { timeout } : {}
}

/** A request, with what this kit hands on and nothing else: no extension is asked for unseen. */
export function readPasskeyRequest(json: unknown, misfit: Misfit): PasskeyRequest {
  const object = readObject(json, misfit)
  return {
    challenge: readString(object, 'challenge', misfit),
    ...optional('rpId', readStringOrNull(object, 'rpId', misfit, 253)),
    ...readMilliseconds(object),
    userVerification: readStringOrNull(object, 'userVerification', misfit, 32) ?? 'preferred',
    allowCredentials: readDescriptors(object['allowCredentials'], misfit),
  }
}

/** A signature off the wire. What Cognito does not need is left out. */
export function readPasskeyAssertion(json: unknown, misfit: Misfit): PasskeyAssertion {
  const object = readObject(json, misfit)
  const response = readObject(object['response'], misfit)
  const text = (key: string): string => readString(response, key, misfit, LONGEST)
  return {
    ...readCredentialHead(object, misfit),
    response: {
      clientDataJSON: text('clientDataJSON'),
      authenticatorData: text('authenticatorData'),
      signature: text('signature'),
      ...optional('userHandle', readStringOrNull(response, 'userHandle', misfit, 128)),
    },
  }
}

/** What a signature and a new passkey have in common. */
export function readCredentialHead(object: JsonObject, misfit: Misfit): Omit<PasskeyAssertion, 'response'> {
  return {
    id: readString(object, 'id', misfit),
    rawId: readString(object, 'rawId', misfit),
    type: readString(object, 'type', misfit, 32),
    ...optional('authenticatorAttachment', readStringOrNull(object, 'authenticatorAttachment', misfit, 32)),
  }
}

import { type JsonErrorCode, readObject, readString, readStringOrNull } from '../json.ts'
import {
  type CredentialHead,
  ifPresent,
  type PasskeyDescriptor,
  readCredentialHead,
  readDescriptors,
  readTimeout,
} from './passkeyDescriptor.ts'

/**
 * The options for signing in with a passkey: `PublicKeyCredentialRequestOptionsJSON`. `timeout` is in milliseconds.
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
 * The signature that the browser returns: `AuthenticationResponseJSON`.
 *
 * @see https://www.w3.org/TR/webauthn-3/#dictdef-authenticationresponsejson
 */
export interface PasskeyAssertion extends CredentialHead {
  readonly response: {
    readonly clientDataJSON: string
    readonly authenticatorData: string
    readonly signature: string
    readonly userHandle?: string
  }
}

/** Reads a request. Leaves out every member that the kit does not know, for example a WebAuthn extension. */
export function readPasskeyRequest(json: unknown, code: JsonErrorCode): PasskeyRequest {
  const object = readObject(json, code)
  return {
    challenge: readString(object, 'challenge', code),
    ...ifPresent('rpId', readStringOrNull(object, 'rpId', code, 253)),
    ...readTimeout(object),
    userVerification: readStringOrNull(object, 'userVerification', code, 32) ?? 'preferred',
    allowCredentials: readDescriptors(object['allowCredentials'], code),
  }
}

/** Reads a signature. Leaves out the members that Cognito does not need. */
export function readPasskeyAssertion(json: unknown, code: JsonErrorCode): PasskeyAssertion {
  const object = readObject(json, code)
  const response = readObject(object['response'], code)
  const text = (key: string): string => readString(response, key, code, 4_096)
  return {
    ...readCredentialHead(object, code),
    response: {
      clientDataJSON: text('clientDataJSON'),
      authenticatorData: text('authenticatorData'),
      signature: text('signature'),
      ...ifPresent('userHandle', readStringOrNull(response, 'userHandle', code, 128)),
    },
  }
}

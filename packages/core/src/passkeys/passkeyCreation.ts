import { SignInError } from '../errors.ts'
import { type JsonErrorCode, readObject, readString, readStringOrNull } from '../json.ts'
import {
  type CredentialHead,
  ifPresent,
  type PasskeyDescriptor,
  readCredentialHead,
  readDescriptors,
  readTimeout,
  readTransports,
} from './passkeyDescriptor.ts'

/**
 * The options for creating a passkey: `PublicKeyCredentialCreationOptionsJSON`. `timeout` is in milliseconds.
 *
 * @see https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialcreationoptionsjson
 */
export interface PasskeyCreation {
  readonly challenge: string
  readonly rp: { readonly id?: string; readonly name: string }
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string }
  readonly pubKeyCredParams: readonly { readonly alg: number; readonly type: 'public-key' }[]
  readonly timeout?: number
  readonly excludeCredentials: readonly PasskeyDescriptor[]
  readonly authenticatorSelection: {
    readonly requireResidentKey: boolean
    readonly residentKey: string
    readonly userVerification: string
    readonly authenticatorAttachment?: string
  }
}

/**
 * A new passkey: `RegistrationResponseJSON`.
 *
 * @see https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson
 */
export interface PasskeyAttestation extends CredentialHead {
  readonly response: {
    readonly clientDataJSON: string
    readonly attestationObject: string
    readonly transports?: readonly string[]
  }
}

/** Reads the options for creating a passkey. Leaves out every member that the kit does not know. */
export function readPasskeyCreation(json: unknown, code: JsonErrorCode): PasskeyCreation {
  const object = readObject(json, code)
  const rp = readObject(object['rp'], code)
  const user = readObject(object['user'], code)
  const selection = readObject(object['authenticatorSelection'] ?? {}, code)
  const selectionOption = (key: string): string | null => readStringOrNull(selection, key, code, 32)
  return {
    challenge: readString(object, 'challenge', code),
    rp: { name: readString(rp, 'name', code), ...ifPresent('id', readStringOrNull(rp, 'id', code, 253)) },
    user: {
      id: readString(user, 'id', code, 128),
      name: readString(user, 'name', code),
      displayName: readString(user, 'displayName', code),
    },
    pubKeyCredParams: readAlgorithms(object['pubKeyCredParams'], code),
    ...readTimeout(object),
    excludeCredentials: readDescriptors(object['excludeCredentials'], code),
    authenticatorSelection: {
      requireResidentKey: selection['requireResidentKey'] === true,
      residentKey: selectionOption('residentKey') ?? 'required',
      userVerification: selectionOption('userVerification') ?? 'preferred',
      ...ifPresent('authenticatorAttachment', selectionOption('authenticatorAttachment')),
    },
  }
}

function readAlgorithms(list: unknown, code: JsonErrorCode): PasskeyCreation['pubKeyCredParams'] {
  if (!Array.isArray(list) || list.length > 50) throw new SignInError(code, { detail: 'expected pubKeyCredParams' })
  return list.map((item: unknown) => {
    const { alg } = readObject(item, code)
    if (typeof alg !== 'number') throw new SignInError(code, { detail: 'alg must be a number' })
    return { alg, type: 'public-key' }
  })
}

/** Reads a new passkey. Leaves out the members that Cognito does not need. */
export function readPasskeyAttestation(json: unknown, code: JsonErrorCode): PasskeyAttestation {
  const object = readObject(json, code)
  const response = readObject(object['response'], code)
  return {
    ...readCredentialHead(object, code),
    response: {
      clientDataJSON: readString(response, 'clientDataJSON', code, 4_096),
      // An attestation may contain certificates.
      attestationObject: readString(response, 'attestationObject', code, 16_384),
      ...readTransports(response, code),
    },
  }
}

import { SignInError } from '../errors'
import { type Misfit, readObject, readString, readStringOrNull, readStrings } from '../json'
import {
  optional,
  type PasskeyAssertion,
  type PasskeyDescriptor,
  readCredentialHead,
  readDescriptors,
  readMilliseconds,
} from './passkeyRequest'

/**
 * What a browser needs to make a passkey: `PublicKeyCredentialCreationOptionsJSON`. `timeout` is in milliseconds.
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
 * A passkey that was made: `RegistrationResponseJSON`.
 *
 * @see https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson
 */
export interface PasskeyAttestation extends Omit<PasskeyAssertion, 'response'> {
  readonly response: {
    readonly clientDataJSON: string
    readonly attestationObject: string
    readonly transports?: readonly string[]
  }
}

// An attestation may hold certificates.
const LONGEST = 16_384

/** What a passkey is made of, with what this kit hands on and nothing else. */
export function readPasskeyCreation(json: unknown, misfit: Misfit): PasskeyCreation {
  const object = readObject(json, misfit)
  const rp = readObject(object['rp'], misfit)
  const user = readObject(object['user'], misfit)
  const selection = readObject(object['authenticatorSelection'] ?? {}, misfit)
  const wish = (key: string): string | null => readStringOrNull(selection, key, misfit, 32)
  return {
    challenge: readString(object, 'challenge', misfit),
    rp: { name: readString(rp, 'name', misfit), ...optional('id', readStringOrNull(rp, 'id', misfit, 253)) },
    user: {
      id: readString(user, 'id', misfit, 128),
      name: readString(user, 'name', misfit),
      displayName: readString(user, 'displayName', misfit),
    },
    pubKeyCredParams: readAlgorithms(object['pubKeyCredParams'], misfit),
    ...readMilliseconds(object),
    excludeCredentials: readDescriptors(object['excludeCredentials'], misfit),
    authenticatorSelection: {
      requireResidentKey: selection['requireResidentKey'] === true,
      residentKey: wish('residentKey') ?? 'required',
      userVerification: wish('userVerification') ?? 'preferred',
      ...optional('authenticatorAttachment', wish('authenticatorAttachment')),
    },
  }
}

function readAlgorithms(list: unknown, misfit: Misfit): PasskeyCreation['pubKeyCredParams'] {
  if (!Array.isArray(list) || list.length > 50) throw new SignInError(misfit, { detail: 'expected pubKeyCredParams' })
  return list.map((item: unknown) => {
    const { alg } = readObject(item, misfit)
    if (typeof alg !== 'number') throw new SignInError(misfit, { detail: 'alg must be a number' })
    return { alg, type: 'public-key' }
  })
}

/** A new passkey off the wire. What Cognito does not need is left out. */
export function readPasskeyAttestation(json: unknown, misfit: Misfit): PasskeyAttestation {
  const object = readObject(json, misfit)
  const response = readObject(object['response'], misfit)
  const transports =
    response['transports'] === undefined ? {} : { transports: readStrings(response, 'transports', misfit) }
  return {
    ...readCredentialHead(object, misfit),
    response: {
      clientDataJSON: readString(response, 'clientDataJSON', misfit, 4_096),
      attestationObject: readString(response, 'attestationObject', misfit, LONGEST),
      ...transports,
    },
  }
}

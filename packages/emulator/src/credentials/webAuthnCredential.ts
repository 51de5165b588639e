import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { base64url } from 'jose'
import { invalidParameter } from '../wire/exceptions.ts'
import type { Input } from '../wire/input.ts'
import { isInput, optionalObject, optionalText, text, textList } from '../wire/input.ts'

/** Reads a RegistrationResponseJSON (W3C WebAuthn) and checks each member. */
export function readRegistration(credential: Input): RegistrationResponseJSON {
  const response = object(credential, 'response')
  return {
    ...common(credential),
    response: {
      clientDataJSON: text(response, 'clientDataJSON'),
      attestationObject: text(response, 'attestationObject'),
      transports: textList(response, 'transports') ?? [],
    },
  }
}

/** Reads an AuthenticationResponseJSON (W3C WebAuthn). The parameter CREDENTIAL holds it as JSON in a string. */
export function readAssertion(json: string): AuthenticationResponseJSON {
  const credential = parse(json)
  const response = object(credential, 'response')
  const userHandle = optionalText(response, 'userHandle')
  return {
    ...common(credential),
    response: {
      clientDataJSON: text(response, 'clientDataJSON'),
      authenticatorData: text(response, 'authenticatorData'),
      signature: text(response, 'signature'),
      ...(userHandle && { userHandle }),
    },
  }
}

/**
 * The origin of the page, or undefined if the page may not use this relying party id.
 * The host of the page must be the id or a subdomain of the id.
 */
export function originWithin(clientDataJSON: string, relyingPartyId: string): string | undefined {
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(base64url.decode(clientDataJSON)))
    const origin = isInput(data) ? text(data, 'origin') : ''
    const { hostname, protocol } = new URL(origin)
    const secure = protocol === 'https:' || hostname === 'localhost'
    const within = hostname === relyingPartyId || hostname.endsWith(`.${relyingPartyId}`)
    return secure && within ? origin : undefined
  } catch {
    return undefined
  }
}

function common(credential: Input) {
  const attachment = (['platform', 'cross-platform'] as const).find(
    (name) => name === credential['authenticatorAttachment'],
  )
  return {
    id: text(credential, 'id'),
    rawId: text(credential, 'rawId'),
    type: 'public-key' as const,
    clientExtensionResults: {},
    ...(attachment && { authenticatorAttachment: attachment }),
  }
}

function parse(json: string): Input {
  try {
    const credential: unknown = JSON.parse(json)
    if (isInput(credential)) return credential
  } catch {
    // Text that is not JSON is refused below.
  }
  throw invalidParameter('Invalid credential.')
}

function object(input: Input, member: string): Input {
  const value = optionalObject(input, member)
  if (!value) throw invalidParameter(`Missing required parameter ${member}`)
  return value
}

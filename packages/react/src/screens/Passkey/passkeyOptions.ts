import type { PasskeyCreation, PasskeyRequest } from '@challenge-kit/core'
import { fromBase64url } from './base64url.ts'

type Descriptors = PasskeyRequest['allowCredentials']

const TRANSPORTS = ['ble', 'hybrid', 'internal', 'nfc', 'usb'] as const
const REQUIREMENTS = ['required', 'preferred', 'discouraged'] as const
const ATTACHMENTS = ['platform', 'cross-platform'] as const

const known = <T extends string>(names: readonly T[], name: string | undefined): T | undefined =>
  names.find((one) => one === name)

// By hand: some browsers have no parse…FromJSON, and some password managers have one that fails.

/** What the browser is asked to sign, as `navigator.credentials` takes it. What it may not know is left out. */
export function requestOptions(request: PasskeyRequest): PublicKeyCredentialRequestOptions {
  const { challenge, rpId, timeout, userVerification, allowCredentials } = request
  return {
    challenge: fromBase64url(challenge),
    ...(rpId !== undefined && { rpId }),
    ...(timeout !== undefined && { timeout }),
    userVerification: known(REQUIREMENTS, userVerification) ?? 'preferred',
    allowCredentials: descriptors(allowCredentials),
  }
}

/** What a passkey is made of, as `navigator.credentials` takes it. */
export function creationOptions(creation: PasskeyCreation): PublicKeyCredentialCreationOptions {
  const { challenge, rp, user, pubKeyCredParams, timeout, excludeCredentials, authenticatorSelection: wish } = creation
  const attachment = known(ATTACHMENTS, wish.authenticatorAttachment)
  return {
    challenge: fromBase64url(challenge),
    rp,
    user: { ...user, id: fromBase64url(user.id) },
    pubKeyCredParams: [...pubKeyCredParams],
    ...(timeout !== undefined && { timeout }),
    excludeCredentials: descriptors(excludeCredentials),
    authenticatorSelection: {
      requireResidentKey: wish.requireResidentKey,
      residentKey: known(REQUIREMENTS, wish.residentKey) ?? 'required',
      userVerification: known(REQUIREMENTS, wish.userVerification) ?? 'preferred',
      ...(attachment && { authenticatorAttachment: attachment }),
    },
    attestation: 'none',
  }
}

function descriptors(list: Descriptors): PublicKeyCredentialDescriptor[] {
  return list.map(({ id, type, transports }) => {
    const ways = transports?.map((name) => known(TRANSPORTS, name)).filter((name) => name !== undefined)
    return { id: fromBase64url(id), type, ...(ways && ways.length > 0 && { transports: ways }) }
  })
}

import type { PasskeyCreation, PasskeyRequest } from '@challenge-kit/core'
import { fromBase64url } from './base64url.ts'

type Descriptors = PasskeyRequest['allowCredentials']

const TRANSPORTS = ['ble', 'hybrid', 'internal', 'nfc', 'usb'] as const
const REQUIREMENTS = ['required', 'preferred', 'discouraged'] as const
const ATTACHMENTS = ['platform', 'cross-platform'] as const

const pickSupported = <T extends string>(names: readonly T[], name: string | undefined): T | undefined =>
  names.find((supported) => supported === name)

// This file builds the options itself, because some browsers lack `PublicKeyCredential.parse…FromJSON`, and some
// password managers replace these functions with functions that fail.

/** The options of `navigator.credentials.get`. Values that the browser may not know are left out. */
export function requestOptions(request: PasskeyRequest): PublicKeyCredentialRequestOptions {
  const { challenge, rpId, timeout, userVerification, allowCredentials } = request
  return {
    challenge: fromBase64url(challenge),
    ...(rpId !== undefined && { rpId }),
    ...(timeout !== undefined && { timeout }),
    userVerification: pickSupported(REQUIREMENTS, userVerification) ?? 'preferred',
    allowCredentials: descriptors(allowCredentials),
  }
}

/** The options of `navigator.credentials.create`. */
export function creationOptions(creation: PasskeyCreation): PublicKeyCredentialCreationOptions {
  const {
    challenge,
    rp,
    user,
    pubKeyCredParams,
    timeout,
    excludeCredentials,
    authenticatorSelection: selection,
  } = creation
  const attachment = pickSupported(ATTACHMENTS, selection.authenticatorAttachment)
  return {
    challenge: fromBase64url(challenge),
    rp,
    user: { ...user, id: fromBase64url(user.id) },
    pubKeyCredParams: [...pubKeyCredParams],
    ...(timeout !== undefined && { timeout }),
    excludeCredentials: descriptors(excludeCredentials),
    authenticatorSelection: {
      requireResidentKey: selection.requireResidentKey,
      residentKey: pickSupported(REQUIREMENTS, selection.residentKey) ?? 'required',
      userVerification: pickSupported(REQUIREMENTS, selection.userVerification) ?? 'preferred',
      ...(attachment && { authenticatorAttachment: attachment }),
    },
    attestation: 'none',
  }
}

function descriptors(list: Descriptors): PublicKeyCredentialDescriptor[] {
  return list.map(({ id, type, transports }) => {
    const knownTransports = transports
      ?.map((name) => pickSupported(TRANSPORTS, name))
      .filter((name) => name !== undefined)
    return {
      id: fromBase64url(id),
      type,
      ...(knownTransports && knownTransports.length > 0 && { transports: knownTransports }),
    }
  })
}

import type { PasskeyAssertion, PasskeyAttestation, PasskeyCreation, PasskeyRequest } from '@challenge-kit/core'
import { toBase64url } from './base64url.ts'
import { creationOptions, requestOptions } from './passkeyOptions.ts'

/** The result of a passkey dialog. No result is an error, because the user may close the dialog and try again. */
export type PasskeyOutcome<Credential> =
  | { readonly kind: 'done'; readonly credential: Credential }
  /** The dialog was closed, timed out or was aborted. Browsers do not say which of the three happened. */
  | { readonly kind: 'cancelled' }
  /** The browser does not support passkeys, or does not allow passkeys for this site. */
  | { readonly kind: 'unavailable' }
  /** The authenticator already has a passkey for this account. Only `createPasskey` has this result. */
  | { readonly kind: 'registered' }

/**
 * True if the browser supports passkeys. A computer that cannot store passkeys also counts, because the user may have a
 * passkey on a phone.
 */
export function supportsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'credentials' in navigator
}

/**
 * Asks the user to sign with a passkey. Call this function during a click, because otherwise some browsers show no
 * dialog. Never rejects.
 *
 * @see https://www.w3.org/TR/webauthn-3/#sctn-getAssertion
 */
export function getPasskey(request: PasskeyRequest, signal: AbortSignal): Promise<PasskeyOutcome<PasskeyAssertion>> {
  return perform(signal, async () => {
    const credential = await navigator.credentials.get({ publicKey: requestOptions(request), signal })
    const { response, head } = readCredential(credential)
    if (!isAssertion(response)) throw new TypeError('The browser returned no signature.')
    const { clientDataJSON, authenticatorData, signature, userHandle } = response
    return {
      ...head,
      response: {
        clientDataJSON: toBase64url(clientDataJSON),
        authenticatorData: toBase64url(authenticatorData),
        signature: toBase64url(signature),
        ...(userHandle && { userHandle: toBase64url(userHandle) }),
      },
    }
  })
}

/**
 * Creates a passkey. Call this function during a click. Never rejects.
 *
 * @see https://www.w3.org/TR/webauthn-3/#sctn-createCredential
 */
export function createPasskey(
  options: PasskeyCreation,
  signal: AbortSignal,
): Promise<PasskeyOutcome<PasskeyAttestation>> {
  return perform(signal, async () => {
    const credential = await navigator.credentials.create({ publicKey: creationOptions(options), signal })
    const { response, head } = readCredential(credential)
    if (!isAttestation(response)) throw new TypeError('The browser returned no passkey.')
    // Some password managers do not implement `getTransports`.
    const transports = 'getTransports' in response ? response.getTransports() : []
    return {
      ...head,
      response: {
        clientDataJSON: toBase64url(response.clientDataJSON),
        attestationObject: toBase64url(response.attestationObject),
        ...(transports.length > 0 && { transports }),
      },
    }
  })
}

async function perform<C>(signal: AbortSignal, ceremony: () => Promise<C>): Promise<PasskeyOutcome<C>> {
  if (!supportsPasskeys()) return { kind: 'unavailable' }
  try {
    signal.throwIfAborted()
    // `rejectOnAbort` is needed, because a password manager may ignore the signal.
    return { kind: 'done', credential: await Promise.race([ceremony(), rejectOnAbort(signal)]) }
  } catch (thrown) {
    return { kind: OUTCOMES[thrown instanceof Error ? thrown.name : ''] ?? 'cancelled' }
  }
}

const OUTCOMES: Readonly<Record<string, 'unavailable' | 'registered'>> = {
  SecurityError: 'unavailable',
  NotSupportedError: 'unavailable',
  ConstraintError: 'unavailable',
  InvalidCharacterError: 'unavailable',
  TypeError: 'unavailable',
  InvalidStateError: 'registered',
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))
}

// Checks members and not classes, because the credential of a password manager may be a plain object.
function readCredential(credential: Credential | null): {
  readonly head: Omit<PasskeyAssertion, 'response'>
  readonly response: AuthenticatorResponse
} {
  if (!credential || !isPublicKey(credential)) throw new TypeError('The browser returned no passkey.')
  const { rawId, type, authenticatorAttachment: attachment, response } = credential
  const id = toBase64url(rawId)
  return { head: { id, rawId: id, type, ...(attachment && { authenticatorAttachment: attachment }) }, response }
}

function isPublicKey(credential: Credential): credential is PublicKeyCredential {
  return 'rawId' in credential && 'response' in credential
}

function isAssertion(response: AuthenticatorResponse): response is AuthenticatorAssertionResponse {
  return 'signature' in response
}

function isAttestation(response: AuthenticatorResponse): response is AuthenticatorAttestationResponse {
  return 'attestationObject' in response
}

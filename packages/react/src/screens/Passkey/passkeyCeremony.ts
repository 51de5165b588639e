import type { PasskeyAssertion, PasskeyAttestation, PasskeyCreation, PasskeyRequest } from '@challenge-kit/core'
import { toBase64url } from './base64url.ts'
import { creationOptions, requestOptions } from './passkeyOptions.ts'

/** How it ended when a browser was asked for a passkey. Whoever changes their mind makes no mistake: none is an error. */
export type PasskeyOutcome<Credential> =
  | { readonly kind: 'done'; readonly credential: Credential }
  /** Closed, timed out, or aborted: browsers do not tell which. */
  | { readonly kind: 'cancelled' }
  /** This browser has no passkeys, or none for this site. */
  | { readonly kind: 'unavailable' }
  /** Making one: this authenticator has one for the account already. */
  | { readonly kind: 'registered' }

/** Whether this browser knows passkeys at all. A phone nearby may hold one even where the computer cannot. */
export function supportsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'credentials' in navigator
}

/**
 * Asks for a signature. Call it within a click: some browsers ask nobody otherwise. Never rejects.
 *
 * @see https://www.w3.org/TR/webauthn-3/#sctn-getAssertion
 */
export function getPasskey(request: PasskeyRequest, signal: AbortSignal): Promise<PasskeyOutcome<PasskeyAssertion>> {
  return perform(signal, async () => {
    const credential = await navigator.credentials.get({ publicKey: requestOptions(request), signal })
    const { response, head } = opened(credential)
    if (!isAssertion(response)) throw new TypeError('no signature')
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
 * Makes a passkey. Call it within a click. Never rejects.
 *
 * @see https://www.w3.org/TR/webauthn-3/#sctn-createCredential
 */
export function createPasskey(
  options: PasskeyCreation,
  signal: AbortSignal,
): Promise<PasskeyOutcome<PasskeyAttestation>> {
  return perform(signal, async () => {
    const credential = await navigator.credentials.create({ publicKey: creationOptions(options), signal })
    const { response, head } = opened(credential)
    if (!isAttestation(response)) throw new TypeError('no passkey')
    // Not every password manager has it.
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
    // A password manager may not heed the signal.
    return { kind: 'done', credential: await Promise.race([ceremony(), abortOf(signal)]) }
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

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))
}

// By shape, not by class: a password manager's credential is an object of its own.
function opened(credential: Credential | null): {
  readonly head: Omit<PasskeyAssertion, 'response'>
  readonly response: AuthenticatorResponse
} {
  if (!credential || !isPublicKey(credential)) throw new TypeError('no passkey')
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

import { base64url } from 'jose'

/** A passkey (WebAuthn credential) that a user registered. */
export interface Passkey {
  /** Base64url, like every binary member of a credential on the wire. */
  readonly id: string
  readonly publicKey: Uint8Array
  readonly relyingPartyId: string
  readonly transports: readonly string[]
  readonly attachment: string | null
  readonly created: number
  /** The authenticator's signature count. If an assertion has a lower count, the passkey was copied. */
  counter: number
}

/** A registration that StartWebAuthnRegistration started. */
export interface PasskeyRegistration {
  readonly challenge: string
  readonly clientId: string
  readonly expires: number
}

/** The user's passkeys for this relying party. Empty if the pool has no relying party. */
export function usablePasskeys(
  relyingPartyId: string | null,
  { passkeys }: { readonly passkeys: ReadonlyMap<string, Passkey> },
): Passkey[] {
  return [...passkeys.values()].filter((passkey) => passkey.relyingPartyId === relyingPartyId)
}

/** The user handle that the authenticator stores with the passkey. */
export function userHandle({ sub }: { readonly sub: string }): string {
  return base64url.encode(sub)
}

/** The passkey as a WebAuthnCredentialDescription. */
export function toWebAuthnCredentialDescription(passkey: Passkey): Readonly<Record<string, unknown>> {
  return {
    CredentialId: passkey.id,
    FriendlyCredentialName: 'Passkey',
    RelyingPartyId: passkey.relyingPartyId,
    ...(passkey.attachment !== null && { AuthenticatorAttachment: passkey.attachment }),
    AuthenticatorTransports: passkey.transports,
    CreatedAt: passkey.created / 1_000,
  }
}

import { base64url } from 'jose'
import type { Client } from '../pool/client.ts'
import type { PoolSettings } from '../pool/settings.ts'
import type { User } from '../users/user.ts'

/** A WebAuthn credential that a person registered. */
export interface Passkey {
  /** Base64url, as every other field of a credential on the wire. */
  readonly id: string
  readonly publicKey: Uint8Array
  readonly relyingPartyId: string
  readonly transports: readonly string[]
  readonly attachment: string | null
  readonly created: number
  /** The authenticator's count of signatures: one that goes back betrays a copy. */
  counter: number
}

/** A registration that StartWebAuthnRegistration began. */
export interface PasskeyRegistration {
  readonly challenge: string
  readonly client: Client
  readonly expires: number
}

/** The passkeys that serve at the pool's relying party. */
export function usablePasskeys({ passkeys }: PoolSettings, user: Pick<User, 'passkeys'>): Passkey[] {
  return [...user.passkeys.values()].filter((passkey) => passkey.relyingPartyId === passkeys.relyingPartyId)
}

/** What the authenticator keeps as the user's handle. */
export function userHandle(user: Pick<User, 'sub'>): string {
  return base64url.encode(user.sub)
}

/** WebAuthnCredentialDescription. */
export function describePasskey(passkey: Passkey): Readonly<Record<string, unknown>> {
  return {
    CredentialId: passkey.id,
    FriendlyCredentialName: 'Passkey',
    RelyingPartyId: passkey.relyingPartyId,
    ...(passkey.attachment !== null && { AuthenticatorAttachment: passkey.attachment }),
    AuthenticatorTransports: passkey.transports,
    CreatedAt: passkey.created / 1_000,
  }
}

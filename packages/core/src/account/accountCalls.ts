import type { Nothing } from '../wire/calls'
import type { MfaMethod } from '../challenges/challenge'
import type { PasskeyAttestation, PasskeyCreation } from '../passkeys/passkeyCreation'
import type { TotpKey } from '../fields/totpKey'

/** The second factors of an account. */
export interface MfaSettings {
  /** Those that are set up, strongest first. */
  readonly methods: readonly MfaMethod[]
  /** The one that is asked for; null where none is preferred. */
  readonly preferred: MfaMethod | null
}

/** What becomes of one second factor: the one that is asked for, one among others, or none any more. */
export interface MfaPreference {
  readonly method: MfaMethod
  readonly use: 'preferred' | 'enabled' | 'off'
}

/** A passkey of the account. */
export interface Passkey {
  /** Cognito's `CredentialId`. */
  readonly id: string
  /** `FriendlyCredentialName`: Cognito makes it up from what the authenticator says of itself. */
  readonly name: string
  /** Seconds since 1970. */
  readonly createdAt: number
}

/** A device that the pool keeps for the account. */
export interface RememberedDevice {
  /** Cognito's `DeviceKey`. */
  readonly id: string
  /** Null where it was given none. */
  readonly name: string | null
  /** Whether it stands in for a second factor, or is only kept count of. */
  readonly remembered: boolean
  /** Seconds since 1970. */
  readonly lastUsedAt: number
  /** It is the browser that asks. */
  readonly current: boolean
}

/**
 * What a signed-in person does with what signing in asks for. The backend holds the access token; each call needs the
 * session, and rejects with `signed_out` without one, or with `step_up_required` where the last sign-in is too long ago.
 */
export interface AccountCalls {
  /** Rejects with `password_mismatch` where the present password is wrong. */
  'change-password': { in: { readonly password: string; readonly newPassword: string }; out: Nothing }
  mfa: { in: Nothing; out: MfaSettings }
  'mfa-preference': { in: MfaPreference; out: MfaSettings }
  /** A new key for an authenticator. It counts once a code of it was proved; the old one works until then. */
  'totp-key': { in: Nothing; out: { readonly totp: TotpKey } }
  /** Proves the key: from now on its codes are asked for. */
  'totp-verify': { in: { readonly code: string; readonly deviceName?: string }; out: MfaSettings }
  passkeys: { in: Nothing; out: { readonly passkeys: readonly Passkey[] } }
  /** What the browser needs to make a passkey. */
  'passkey-options': { in: Nothing; out: { readonly options: PasskeyCreation } }
  /** Rejects with `passkey_not_added` where the pool does not take it. */
  'passkey-add': { in: { readonly credential: PasskeyAttestation }; out: { readonly passkeys: readonly Passkey[] } }
  'passkey-delete': { in: { readonly id: string }; out: { readonly passkeys: readonly Passkey[] } }
  devices: { in: Nothing; out: { readonly devices: readonly RememberedDevice[] } }
  'device-forget': { in: { readonly id: string }; out: { readonly devices: readonly RememberedDevice[] } }
}

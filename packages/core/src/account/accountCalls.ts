import type { MfaMethod } from '../challenges/challenge.ts'
import type { TotpKey } from '../fields/totpKey.ts'
import type { Nothing } from '../json.ts'
import type { PasskeyAttestation, PasskeyCreation } from '../passkeys/passkeyCreation.ts'

/** The second factors of an account. */
export interface MfaSettings {
  /** The second factors that are set up, strongest first. */
  readonly methods: readonly MfaMethod[]
  /** The second factor that Cognito asks for. Null if the account has no preference. */
  readonly preferred: MfaMethod | null
}

/**
 * A change of one second factor. `preferred`: Cognito asks for this factor first. `enabled`: Cognito offers this factor
 * beside the others. `off`: Cognito no longer uses this factor.
 */
export interface MfaPreference {
  readonly method: MfaMethod
  readonly use: 'preferred' | 'enabled' | 'off'
}

/** A passkey of the account. */
export interface Passkey {
  /** Cognito's `CredentialId`. */
  readonly id: string
  /** Cognito's `FriendlyCredentialName`. Cognito derives it from the authenticator. */
  readonly name: string
  /** Seconds since 1970. */
  readonly createdAt: number
}

/** A device that the pool stores for the account. */
export interface RememberedDevice {
  /** Cognito's `DeviceKey`. */
  readonly id: string
  /** Null if the device has no name. */
  readonly name: string | null
  /** True if the device replaces a second factor. False if the pool only stores the device. */
  readonly remembered: boolean
  /** Seconds since 1970. */
  readonly lastUsedAt: number
  /** True if this browser is the device. */
  readonly current: boolean
}

/**
 * The calls with which a signed-in user changes the password, the second factors, the passkeys and the devices. The
 * backend holds the access token. Every call rejects with `signed_out` if there is no session, and with
 * `step_up_required` if the last sign-in is too old.
 */
export interface AccountCalls {
  /** Rejects with `password_mismatch` if `password` is not the current password. */
  'change-password': { in: { readonly password: string; readonly newPassword: string }; out: Nothing }
  mfa: { in: Nothing; out: MfaSettings }
  'mfa-preference': { in: MfaPreference; out: MfaSettings }
  /** Creates a key for an authenticator app. The old key stays valid until `totp-verify` confirms the new key. */
  'totp-key': { in: Nothing; out: { readonly totp: TotpKey } }
  /** Confirms the new key with a code from the authenticator app. */
  'totp-verify': { in: { readonly code: string; readonly deviceName?: string }; out: MfaSettings }
  passkeys: { in: Nothing; out: { readonly passkeys: readonly Passkey[] } }
  /** Returns the options with which the browser creates a passkey. */
  'passkey-options': { in: Nothing; out: { readonly options: PasskeyCreation } }
  /** Rejects with `passkey_not_added` if the pool refuses the passkey. */
  'passkey-add': { in: { readonly credential: PasskeyAttestation }; out: { readonly passkeys: readonly Passkey[] } }
  'passkey-delete': { in: { readonly id: string }; out: { readonly passkeys: readonly Passkey[] } }
  devices: { in: Nothing; out: { readonly devices: readonly RememberedDevice[] } }
  'device-forget': { in: { readonly id: string }; out: { readonly devices: readonly RememberedDevice[] } }
}

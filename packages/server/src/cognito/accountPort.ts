import type {
  MfaPreference,
  MfaSettings,
  Nothing,
  Passkey,
  PasskeyAttestation,
  PasskeyCreation,
  RememberedDevice,
} from '@challenge-kit/core'

/** Cognito's operations on the account of an access token: what goes in beside the token, and what comes out. */
export interface AccountOperations {
  /** ChangePassword. */
  changePassword: { in: { readonly password: string; readonly newPassword: string }; out: void }
  /** GetUser. */
  mfaSettings: { in: Nothing; out: MfaSettings }
  /** SetUserMFAPreference, for one method. */
  setMfa: { in: MfaPreference; out: void }
  /** AssociateSoftwareToken. Resolves to the key. */
  associateSoftwareToken: { in: Nothing; out: string }
  /** VerifySoftwareToken. */
  verifySoftwareToken: { in: { readonly code: string; readonly deviceName?: string }; out: void }
  /** ListWebAuthnCredentials, all of them. */
  passkeys: { in: Nothing; out: readonly Passkey[] }
  /** StartWebAuthnRegistration. */
  startPasskey: { in: Nothing; out: PasskeyCreation }
  /** CompleteWebAuthnRegistration. */
  completePasskey: { in: PasskeyAttestation; out: void }
  /** DeleteWebAuthnCredential. One that is not there is deleted. */
  deletePasskey: { in: { readonly id: string }; out: void }
  /** ListDevices, all of them. */
  devices: { in: Nothing; out: readonly Omit<RememberedDevice, 'current'>[] }
  /** ForgetDevice. One that is not there is forgotten. */
  forgetDevice: { in: { readonly id: string }; out: void }
  /** GlobalSignOut. */
  signOutEverywhere: { in: Nothing; out: void }
}

/** The calls of Cognito that need an access token and nothing else. */
export type CognitoAccount = {
  readonly [K in keyof AccountOperations]: (
    accessToken: string,
    input: AccountOperations[K]['in'],
  ) => Promise<AccountOperations[K]['out']>
}

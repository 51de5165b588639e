import type { ContextDataType } from '@aws-sdk/client-cognito-identity-provider'
import type {
  MfaPreference,
  MfaSettings,
  Nothing,
  Passkey,
  PasskeyAttestation,
  PasskeyCreation,
  RememberedDevice,
} from '@challenge-kit/core'
import type { AuthResult, CognitoTokens } from './result.ts'

/** `ContextData`: what Cognito learns about the browser. Cognito requires the client's address, so it is not sent without one. */
export type ClientContext = Required<Omit<ContextDataType, 'EncodedData'>> & { readonly EncodedData?: string }

/** `AuthFlow` of the first call of a sign-in. */
export type AuthFlow = 'ADMIN_USER_PASSWORD_AUTH' | 'ADMIN_NO_SRP_AUTH' | 'USER_AUTH' | 'CUSTOM_AUTH' | 'USER_SRP_AUTH'

/** Cognito's two families of calls: AdminInitiateAuth with AWS credentials, InitiateAuth without. A sign-in never mixes them. */
export type ApiFamily = 'admin' | 'public'

/** `ClientMetadata`: what Cognito passes to the Lambda triggers of the user pool. */
export type ClientMetadata = Readonly<Record<string, string>>

/** The input of an operation that takes `ClientMetadata`. Without the option `clientMetadata` it has none. */
interface WithMetadata {
  readonly clientMetadata?: ClientMetadata
}

/** InitiateAuth or AdminInitiateAuth: the first call of a sign-in. */
export interface InitiateAuthInput extends WithMetadata {
  readonly api: ApiFamily
  readonly authFlow: AuthFlow | 'USER_PASSWORD_AUTH'
  readonly username: string
  /** `AuthParameters` without USERNAME and SECRET_HASH. */
  readonly parameters: Readonly<Record<string, string>>
  /** The Session that ConfirmSignUp returned, to continue from there. */
  readonly cognitoSession: string | null
  readonly context: ClientContext | null
}

/** RespondToAuthChallenge or AdminRespondToAuthChallenge. */
export interface RespondInput extends WithMetadata {
  readonly api: ApiFamily
  /** `ChallengeName`. */
  readonly name: string
  /** Empty if Cognito gave none with the challenge. */
  readonly cognitoSession: string
  readonly username: string
  /** `ChallengeResponses` without USERNAME and SECRET_HASH. */
  readonly responses: Readonly<Record<string, string>>
  readonly context: ClientContext | null
}

/** GetTokensFromRefreshToken. */
export interface RefreshInput extends WithMetadata {
  readonly refreshToken: string
  readonly deviceKey: string | null
}

/** The account of a call that has no Cognito Session, such as ForgotPassword. */
export interface AccountTarget extends WithMetadata {
  readonly username: string
  readonly context: ClientContext | null
}

/** Where a code was sent, masked by Cognito: `j***@e***`. Null if Cognito does not say. */
export interface CodeDelivery {
  readonly destination: string | null
}

/** An account, and the user's answer under Cognito's parameter names: `ConfirmationCode`, `Password`. */
export type ConfirmInput = AccountTarget & { readonly answer: Readonly<Record<string, string>> }

/** Cognito's operations for a signed-in user. `in` is the input without the access token, `out` is the output. */
export interface AccountOperations {
  changePassword: { in: { readonly password: string; readonly newPassword: string }; out: void }
  getUser: { in: Nothing; out: MfaSettings }
  /** SetUserMFAPreference for one method. */
  setUserMfaPreference: { in: MfaPreference; out: void }
  /** Resolves to the TOTP key. */
  associateSoftwareToken: { in: Nothing; out: string }
  verifySoftwareToken: { in: { readonly code: string; readonly deviceName?: string }; out: void }
  /** Fetches every page and returns the whole list. */
  listWebAuthnCredentials: { in: Nothing; out: readonly Passkey[] }
  startWebAuthnRegistration: { in: Nothing; out: PasskeyCreation }
  completeWebAuthnRegistration: { in: PasskeyAttestation; out: void }
  /** Also succeeds if the passkey no longer exists. */
  deleteWebAuthnCredential: { in: { readonly id: string }; out: void }
  /** Fetches every page and returns the whole list. */
  listDevices: { in: Nothing; out: readonly Omit<RememberedDevice, 'current'>[] }
  /** Also succeeds if the device no longer exists. */
  forgetDevice: { in: { readonly id: string }; out: void }
  globalSignOut: { in: Nothing; out: void }
}

/** The calls to Cognito that need only an access token. */
export type CognitoAccount = {
  readonly [K in keyof AccountOperations]: (
    accessToken: string,
    input: AccountOperations[K]['in'],
  ) => Promise<AccountOperations[K]['out']>
}

/** All calls that the backend makes to Cognito. You can pass your own implementation as the option `cognito` of `createSignInHandler`. */
export interface CognitoPort {
  initiateAuth(input: InitiateAuthInput): Promise<AuthResult>
  respondToAuthChallenge(input: RespondInput): Promise<AuthResult>
  forgotPassword(account: AccountTarget): Promise<CodeDelivery>
  confirmForgotPassword(input: ConfirmInput): Promise<void>
  resendConfirmationCode(account: AccountTarget): Promise<CodeDelivery>
  /** Resolves to a Cognito Session if the sign-in may continue without a password. */
  confirmSignUp(input: ConfirmInput): Promise<{ readonly cognitoSession: string | null }>
  associateSoftwareToken(cognitoSession: string): Promise<{ readonly secret: string; readonly cognitoSession: string }>
  verifySoftwareToken(input: {
    readonly cognitoSession: string
    readonly code: string
    readonly deviceName?: string
  }): Promise<{ readonly cognitoSession: string }>
  /** `askUser` (`UserConfirmationNecessary`) is true if the user must agree before the device is remembered. */
  confirmDevice(device: {
    readonly accessToken: string
    readonly key: string
    readonly salt: string
    readonly verifier: string
  }): Promise<{ readonly askUser: boolean }>
  updateDeviceStatus(device: {
    readonly accessToken: string
    readonly key: string
    readonly remembered: boolean
  }): Promise<void>
  getTokensFromRefreshToken(input: RefreshInput): Promise<CognitoTokens>
  revokeToken(refreshToken: string): Promise<void>
  /** The calls for a signed-in user. */
  readonly account: CognitoAccount
}

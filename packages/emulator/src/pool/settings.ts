import type { Triggers } from './triggers.ts'
import type { Unsettled } from './assumptions.ts'
import { settledByDefault } from './assumptions.ts'

/** The second factors a pool can offer. EMAIL_OTP is also what e-mail MFA is called on the wire. */
export type MfaFactor = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP'

/**
 * UserPool.Policies.SignInPolicy.AllowedFirstAuthFactors.
 *
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignInPolicyType.html | SignInPolicyType}
 */
export type FirstFactor = 'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN'

/**
 * WebAuthnConfiguration.
 *
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnConfigurationType.html | WebAuthnConfigurationType}
 */
export interface PasskeySettings {
  /** The domain that passkeys belong to; pages on it and below it may use them. null: not configured. */
  readonly relyingPartyId: string | null
  readonly userVerification: 'preferred' | 'required'
  /** Whether a passkey with user verification also counts as the second factor. */
  readonly factor: 'SINGLE_FACTOR' | 'MULTI_FACTOR_WITH_USER_VERIFICATION'
}

/** Where a message can reach a person: the name of the attribute. */
export type Channel = 'email' | 'phone_number'

/**
 * UserPool.Policies.PasswordPolicy, in this project's spelling.
 *
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html | PasswordPolicyType}
 */
export interface PasswordPolicy {
  readonly minimumLength: number
  readonly requireUppercase: boolean
  readonly requireLowercase: boolean
  readonly requireNumbers: boolean
  readonly requireSymbols: boolean
  /** Days a temporary password stays usable. 0 means the default, 7. */
  readonly temporaryPasswordValidityDays: number
}

/**
 * UserPool.DeviceConfiguration.
 *
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeviceConfigurationType.html | DeviceConfigurationType}
 */
export interface DeviceTracking {
  readonly challengeRequiredOnNewDevice: boolean
  readonly onlyRememberedOnUserPrompt: boolean
}

/** What an administrator can set on the pool, and the switches for what nobody has settled about the real one. */
export interface PoolSettings extends Unsettled {
  readonly mfa: 'OFF' | 'OPTIONAL' | 'ON'
  /** The factors that are switched on for the pool. */
  readonly factors: readonly MfaFactor[]
  /** What USER_AUTH may offer first. PASSWORD stands for PASSWORD and PASSWORD_SRP. */
  readonly firstFactors: readonly FirstFactor[]
  /** Sign-in names instead of a user name. With any of these the canonical user name is the `sub`. */
  readonly usernameAttributes: readonly Channel[]
  /** Sign-in names besides the user name; each counts once it is verified. */
  readonly aliasAttributes: readonly (Channel | 'preferred_username')[]
  readonly passwordPolicy: PasswordPolicy
  /** Plain names, e.g. `given_name`, `custom:library_card`. */
  readonly requiredAttributes: readonly string[]
  /** Account recovery, highest priority first. Empty means that only an administrator recovers accounts. */
  readonly recovery: readonly Channel[]
  /** AutoVerifiedAttributes: where SignUp sends its code. Of both, the phone number. */
  readonly autoVerify: readonly Channel[]
  /** Whether people may sign up themselves. */
  readonly selfSignUp: boolean
  /** null: the pool does not track devices. */
  readonly deviceTracking: DeviceTracking | null
  readonly passkeys: PasskeySettings
  /** AcrConfiguration: what the four levels of assurance are called, the lowest first. What each demands is fixed. */
  readonly acrValues: readonly [string, string, string, string]
  /** LambdaConfig, with functions in place of Lambdas: what CUSTOM_AUTH runs. */
  readonly triggers: Triggers
}

export const defaultSettings: PoolSettings = {
  ...settledByDefault,
  mfa: 'OFF',
  factors: ['SOFTWARE_TOKEN_MFA'],
  firstFactors: ['PASSWORD'],
  usernameAttributes: [],
  aliasAttributes: [],
  passwordPolicy: {
    minimumLength: 8,
    requireUppercase: true,
    requireLowercase: true,
    requireNumbers: true,
    requireSymbols: true,
    temporaryPasswordValidityDays: 7,
  },
  requiredAttributes: [],
  recovery: [],
  autoVerify: ['email', 'phone_number'],
  selfSignUp: true,
  deviceTracking: null,
  passkeys: { relyingPartyId: 'localhost', userVerification: 'preferred', factor: 'SINGLE_FACTOR' },
  acrValues: ['urn:cognito:loa:1', 'urn:cognito:loa:2', 'urn:cognito:loa:3', 'urn:cognito:loa:4'],
  triggers: {},
}

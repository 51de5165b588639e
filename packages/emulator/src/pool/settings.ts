import type { ContactAttribute, MfaFactor } from '../users/user.ts'
import type { Assumptions } from './assumptions.ts'
import { defaultAssumptions } from './assumptions.ts'
import type { Triggers } from './triggers.ts'

/**
 * UserPool.Policies.SignInPolicy.AllowedFirstAuthFactors.
 *
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignInPolicyType.html | SignInPolicyType}
 */
export type FirstFactor = 'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN'

/** A first challenge of USER_AUTH. The first factor `PASSWORD` allows `PASSWORD` and `PASSWORD_SRP`. */
export type FirstChallenge = 'PASSWORD' | 'PASSWORD_SRP' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN'

/**
 * WebAuthnConfiguration.
 *
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnConfigurationType.html | WebAuthnConfigurationType}
 */
export interface PasskeySettings {
  /** The domain of the passkeys. Pages on this domain and its subdomains may use them. null: not configured. */
  readonly relyingPartyId: string | null
  readonly userVerification: 'preferred' | 'required'
  /** Whether a passkey with user verification also counts as the second factor. */
  readonly factor: 'SINGLE_FACTOR' | 'MULTI_FACTOR_WITH_USER_VERIFICATION'
}

/**
 * UserPool.Policies.PasswordPolicy.
 *
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html | PasswordPolicyType}
 */
export interface PasswordPolicy {
  readonly minimumLength: number
  readonly requireUppercase: boolean
  readonly requireLowercase: boolean
  readonly requireNumbers: boolean
  readonly requireSymbols: boolean
  /** Days until a temporary password expires. 0 means the default, 7. */
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

/** The settings of a user pool, and the assumptions about behaviour that AWS does not document. */
export interface PoolSettings extends Assumptions {
  readonly mfa: 'OFF' | 'OPTIONAL' | 'ON'
  /** The second factors that are turned on for the pool. */
  readonly factors: readonly MfaFactor[]
  /** The first factors that USER_AUTH may offer. PASSWORD allows the challenges PASSWORD and PASSWORD_SRP. */
  readonly firstFactors: readonly FirstFactor[]
  /** The attributes that replace the username at sign-in. With any of these, the canonical username is the `sub`. */
  readonly usernameAttributes: readonly ContactAttribute[]
  /** The attributes that work at sign-in besides the username. An email address or phone number must be verified. */
  readonly aliasAttributes: readonly (ContactAttribute | 'preferred_username')[]
  readonly passwordPolicy: PasswordPolicy
  /** Attribute names, for example `given_name` or `custom:library_card`. */
  readonly requiredAttributes: readonly string[]
  /**
   * AccountRecoverySetting, highest priority first. Empty: only an administrator can reset a password.
   * null: the setting is absent, and Cognito prefers a verified phone number to a verified email address.
   */
  readonly recovery: readonly ContactAttribute[] | null
  /** AutoVerifiedAttributes: where SignUp sends its code. With both, SignUp uses the phone number. */
  readonly autoVerify: readonly ContactAttribute[]
  /** Whether users may sign up themselves. */
  readonly selfSignUp: boolean
  /** null: the pool does not track devices. */
  readonly deviceTracking: DeviceTracking | null
  readonly passkeys: PasskeySettings
  /** AcrConfiguration: the names of the four assurance levels, lowest first. The requirements of each level are fixed. */
  readonly acrValues: readonly [string, string, string, string]
  /** LambdaConfig, with functions in place of Lambda functions. CUSTOM_AUTH runs these triggers. */
  readonly triggers: Triggers
}

export const defaultSettings: PoolSettings = {
  ...defaultAssumptions,
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
  recovery: null,
  autoVerify: ['email', 'phone_number'],
  selfSignUp: true,
  deviceTracking: null,
  passkeys: { relyingPartyId: 'localhost', userVerification: 'preferred', factor: 'SINGLE_FACTOR' },
  acrValues: ['urn:cognito:loa:1', 'urn:cognito:loa:2', 'urn:cognito:loa:3', 'urn:cognito:loa:4'],
  triggers: {},
}

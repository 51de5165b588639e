/**
 * Assumptions about the real service, for behaviour that AWS does not document or that reports disagree on.
 * Each assumption is a setting with a default, so that you can test your application both ways. "Recorded" means that
 * a response of AWS was recorded.
 */
export interface Assumptions {
  /**
   * The challenges and operations in which a wrong code ends the Session. Default: none.
   * In a recording, the Session of an email first factor stayed usable.
   */
  readonly wrongCodeEndsSession: readonly (
    | 'SMS_MFA'
    | 'SMS_OTP'
    | 'SOFTWARE_TOKEN_MFA'
    | 'EMAIL_OTP'
    | 'VerifySoftwareToken'
  )[]
  /** Whether the Session stays usable after a NEW_PASSWORD that was refused. Default: true. */
  readonly refusedPasswordKeepsSession: boolean
  /** The number of wrong MFA codes that locks the user. null: never. Default: 5 (developer guide). */
  readonly mfaLockAfter: number | null
  /**
   * The number of wrong first-factor codes that locks the user. null: never.
   * Default: null, because six wrong codes did not lock the user in a recording.
   */
  readonly firstFactorLockAfter: number | null
  /** The number of digits of an email code. Default: 8, as recorded for first factors. Samples of AWS also show 6. */
  readonly emailCodeLength: number
  /** The number of digits of an SMS code. Default: 6. */
  readonly smsCodeLength: number
  /** The number of digits of an SMS code that is a first factor. Default: 8, like an email code. */
  readonly smsOtpLength: number
  /** Whether EMAIL_OTP and SMS_OTP are offered only for a verified address or number. Default: false. */
  readonly otpNeedsVerification: boolean
  /** The challenges that the first factor PASSWORD allows. Default: PASSWORD_SRP, then PASSWORD (recorded). */
  readonly passwordChallenges: readonly ('PASSWORD' | 'PASSWORD_SRP')[]
  /**
   * AvailableChallenges of a response that issues PREFERRED_CHALLENGE: only this challenge (`chosen`), or every
   * challenge that the pool offers the user (`all`). Default: chosen, as recorded.
   */
  readonly availableWithPreferred: 'chosen' | 'all'
  /**
   * The number of requests to ForgotPassword and ConfirmForgotPassword that a user may send in an hour.
   * Default: 20. The documentation says 5 to 20.
   */
  readonly resetsPerHour: number
  /**
   * When ConfirmSignUp returns a Session to a client with USER_AUTH: always (`userAuth`), or only if the request
   * carries the Session of SignUp (`requested`). Default: userAuth.
   */
  readonly confirmSignUpSession: 'userAuth' | 'requested'
  /** Whether the code that confirmed a sign-up counts as the second factor of the first sign-in. Default: true. */
  readonly confirmationCountsAsMfa: boolean
  /** Whether a trigger that throws ends the Session of CUSTOM_CHALLENGE. Default: true. */
  readonly failedTriggerEndsSession: boolean
  /** Whether a remembered device replaces MFA after ADMIN_USER_PASSWORD_AUTH, as it does after SRP. Default: true. */
  readonly adminPasswordAsksDevice: boolean
  /** Whether DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER carry a Session. The client may omit it. Default: true. */
  readonly deviceChallengeSession: boolean
  /** Whether the Session of WEB_AUTHN stays usable after an assertion that was refused. Default: false. */
  readonly failedPasskeyKeepsSession: boolean
  /** Whether a passkey counts as both factors only for users who turned on WebAuthnMfaSettings. Default: false. */
  readonly passkeyMfaByPreference: boolean
  /** Whether the Session of PASSWORD or SELECT_CHALLENGE stays usable after a wrong PASSWORD. Default: false. */
  readonly wrongPasswordKeepsSession: boolean
  /** Whether AssociateSoftwareToken ends the Session that it received. Default: true. */
  readonly associateEndsSession: boolean
  /** Whether a new MFA_SETUP challenge ends the Sessions of an enrollment in progress. Default: true (amplify-js#6461). */
  readonly newSignInEndsEnrollment: boolean
  /** Whether one sign-in may use both public operations and Admin operations. Default: false. */
  readonly mixedApiFamilies: boolean
  /** Whether AdminInitiateAuth accepts USER_PASSWORD_AUTH. Default: true. */
  readonly adminTakesUserPasswordAuth: boolean
  /** Whether PASSWORD_VERIFIER carries a Session. The client may omit it. Default: false. */
  readonly passwordVerifierSession: boolean
  /** Seconds until the response to PASSWORD_VERIFIER is too late. The documentation says "a few". Default: 15. */
  readonly passwordVerifierSeconds: number
  /** Seconds by which TIMESTAMP may differ from the clock of the pool. Default: 300. */
  readonly timestampSkewSeconds: number
  /** Whether PreventUserExistenceErrors also applies to Admin operations. Default: true. */
  readonly preventionOnAdmin: boolean
  /** Whether PreventUserExistenceErrors answers a disabled user like a wrong password. Default: true. */
  readonly preventionHidesDisabled: boolean
  /**
   * Whether TARGET_ACR_VALUES works as the developer guide says, and tokens carry `acr` and `amr`. Default: true.
   * A report of October 2026 says that AWS ignores the parameters and that the tokens have no such claims.
   */
  readonly stepUpSupported: boolean
  /** The exception of REFRESH_TOKEN_AUTH on a client with refresh token rotation. Default: NotAuthorizedException. */
  readonly refreshOnRotatingClient: 'NotAuthorizedException' | 'UnsupportedOperationException'
  /** Whether reuse of a rotated refresh token revokes every token of that sign-in. Default: false. */
  readonly reuseRevokesAllTokens: boolean
}

export const defaultAssumptions: Assumptions = {
  wrongCodeEndsSession: [],
  refusedPasswordKeepsSession: true,
  mfaLockAfter: 5,
  firstFactorLockAfter: null,
  emailCodeLength: 8,
  smsCodeLength: 6,
  smsOtpLength: 8,
  otpNeedsVerification: false,
  passwordChallenges: ['PASSWORD_SRP', 'PASSWORD'],
  availableWithPreferred: 'chosen',
  resetsPerHour: 20,
  confirmSignUpSession: 'userAuth',
  confirmationCountsAsMfa: true,
  failedTriggerEndsSession: true,
  adminPasswordAsksDevice: true,
  deviceChallengeSession: true,
  failedPasskeyKeepsSession: false,
  passkeyMfaByPreference: false,
  wrongPasswordKeepsSession: false,
  associateEndsSession: true,
  newSignInEndsEnrollment: true,
  mixedApiFamilies: false,
  adminTakesUserPasswordAuth: true,
  passwordVerifierSession: false,
  passwordVerifierSeconds: 15,
  timestampSkewSeconds: 300,
  preventionOnAdmin: true,
  preventionHidesDisabled: true,
  stepUpSupported: true,
  refreshOnRotatingClient: 'NotAuthorizedException',
  reuseRevokesAllTokens: false,
}

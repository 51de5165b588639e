/**
 * What is not known of the real service, or is reported both ways. Each is a switch with a default, so that an
 * application can be tested against either reading.
 */
export interface Unsettled {
  /** Where a wrong code also spends the Session. Recorded for e-mail first factors: it does not. Default: nowhere. */
  readonly wrongCodeSpends: readonly (
    | 'SMS_MFA'
    | 'SMS_OTP'
    | 'SOFTWARE_TOKEN_MFA'
    | 'EMAIL_OTP'
    | 'VerifySoftwareToken'
  )[]
  /** Whether a refused NEW_PASSWORD leaves the Session usable. Default: true. */
  readonly refusedPasswordKeepsSession: boolean
  /** Wrong MFA codes before the lock of passwords applies to codes too. null: never. Default: 5 (developer guide). */
  readonly mfaLockAfter: number | null
  /** Wrong codes of a first factor before that lock. Default: null, never: six wrong ones were recorded without one. */
  readonly firstFactorLockAfter: number | null
  /** Digits of an e-mail code. Default: 8, as recorded for first factors; samples also show 6. */
  readonly emailCodeLength: number
  /** Digits of an SMS code. Default: 6. */
  readonly smsCodeLength: number
  /** Digits of an SMS code that is a first factor. Default: 8, as e-mail codes have. */
  readonly smsOtpLength: number
  /** Whether EMAIL_OTP and SMS_OTP are offered only for a verified address or number. Default: false. */
  readonly otpNeedsVerification: boolean
  /** How PASSWORD is offered. Both forms were recorded; no way to have one alone is known. Default: both, SRP first. */
  readonly passwordForms: readonly ('PASSWORD' | 'PASSWORD_SRP')[]
  /** AvailableChallenges beside the preferred challenge: only that one, as recorded, or all. Default: chosen. */
  readonly availableBesidePreferred: 'chosen' | 'all'
  /** ForgotPassword and ConfirmForgotPassword together, an hour and person. Documented: 5 to 20, by risk. Default: 20. */
  readonly resetsPerHour: number
  /** When ConfirmSignUp answers with a Session: to any client with USER_AUTH, or only to SignUp's Session. Default: userAuth. */
  readonly confirmSignUpSession: 'userAuth' | 'requested'
  /** Whether the code that confirmed a sign-up counts as the second factor of the first sign-in. Default: true. */
  readonly confirmationCountsAsMfa: boolean
  /** Whether a trigger that throws spends the Session of CUSTOM_CHALLENGE. Default: true. */
  readonly failedTriggerSpendsSession: boolean
  /** Whether a remembered device stands in for MFA after ADMIN_USER_PASSWORD_AUTH too, as after SRP. Default: true. */
  readonly adminPasswordAsksDevice: boolean
  /** Whether DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER come with a Session. Neither needs it back. Default: true. */
  readonly deviceChallengeSession: boolean
  /** Whether an assertion that is refused leaves the Session of WEB_AUTHN usable. Default: false. */
  readonly failedPasskeyKeepsSession: boolean
  /** Whether a passkey counts for both factors only for those who turned it on with WebAuthnMfaSettings. Default: false. */
  readonly passkeyMfaByPreference: boolean
  /** Whether a wrong PASSWORD leaves the Session of PASSWORD or SELECT_CHALLENGE usable. Default: false. */
  readonly wrongPasswordKeepsSession: boolean
  /** Whether AssociateSoftwareToken spends the Session it was given. Default: true. */
  readonly associateSpendsSession: boolean
  /** Whether a new MFA_SETUP question voids the Sessions of an enrolment under way. Default: true (amplify-js#6461). */
  readonly newSignInVoidsEnrolment: boolean
  /** Whether an attempt begun with the public operation may go on with the Admin one, and the reverse. Default: false. */
  readonly mixedFamilies: boolean
  /** Whether AdminInitiateAuth takes USER_PASSWORD_AUTH. Default: true. */
  readonly adminTakesUserPasswordAuth: boolean
  /** Whether PASSWORD_VERIFIER comes with a Session. It may be answered without one anyway. Default: false. */
  readonly passwordVerifierSession: boolean
  /** Seconds in which PASSWORD_VERIFIER must be answered; the documentation says "a few". Default: 15. */
  readonly passwordVerifierSeconds: number
  /** Seconds by which the client's TIMESTAMP may differ from the pool's clock. Default: 300. */
  readonly timestampSkewSeconds: number
  /** Whether PreventUserExistenceErrors also holds for Admin operations. Default: true. */
  readonly preventionOnAdmin: boolean
  /** Whether, with prevention on, a disabled user looks like a wrong password. Default: true. */
  readonly preventionHidesDisabled: boolean
  /**
   * Whether TARGET_ACR_VALUES does what the developer guide says, and tokens carry `acr` and `amr`. Someone who tried in
   * October 2026 found the parameters ignored and no such claims. Default: true.
   */
  readonly stepUpInForce: boolean
  /** What REFRESH_TOKEN_AUTH answers on a client that rotates. Default: NotAuthorizedException. */
  readonly refreshOnRotatingClient: 'NotAuthorizedException' | 'UnsupportedOperationException'
  /** Whether a rotated-out refresh token that is presented again revokes its whole family. Default: false. */
  readonly reuseRevokesFamily: boolean
}

export const settledByDefault: Unsettled = {
  wrongCodeSpends: [],
  refusedPasswordKeepsSession: true,
  mfaLockAfter: 5,
  firstFactorLockAfter: null,
  emailCodeLength: 8,
  smsCodeLength: 6,
  smsOtpLength: 8,
  otpNeedsVerification: false,
  passwordForms: ['PASSWORD_SRP', 'PASSWORD'],
  availableBesidePreferred: 'chosen',
  resetsPerHour: 20,
  confirmSignUpSession: 'userAuth',
  confirmationCountsAsMfa: true,
  failedTriggerSpendsSession: true,
  adminPasswordAsksDevice: true,
  deviceChallengeSession: true,
  failedPasskeyKeepsSession: false,
  passkeyMfaByPreference: false,
  wrongPasswordKeepsSession: false,
  associateSpendsSession: true,
  newSignInVoidsEnrolment: true,
  mixedFamilies: false,
  adminTakesUserPasswordAuth: true,
  passwordVerifierSession: false,
  passwordVerifierSeconds: 15,
  timestampSkewSeconds: 300,
  preventionOnAdmin: true,
  preventionHidesDisabled: true,
  stepUpInForce: true,
  refreshOnRotatingClient: 'NotAuthorizedException',
  reuseRevokesFamily: false,
}

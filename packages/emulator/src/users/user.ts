import type { Device } from '../credentials/device.ts'
import type { Passkey, PasskeyRegistration } from '../credentials/passkey.ts'

/**
 * The state of an account.
 *
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserType.html | UserType}
 */
export type UserStatus = 'UNCONFIRMED' | 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED'

/** The second factors that a pool can offer. `EMAIL_OTP` is also Cognito's name for email MFA. */
export type MfaFactor = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP'

/** The attribute that holds an address for messages. */
export type ContactAttribute = 'email' | 'phone_number'

/** The purpose of a code outside of sign-in: to confirm an account, or to allow a new password. */
export type CodePurpose = 'SIGN_UP' | 'PASSWORD_RESET'

/** A code that was sent outside of sign-in. */
export interface ConfirmationCode {
  readonly code: string
  readonly sentTo: ContactAttribute
  readonly expires: number
}

/** An enrolled authenticator app. */
export interface Authenticator {
  /** Base32. */
  readonly secret: string
  readonly name: string | null
  /** The newest time step whose code was accepted. A code of this step or an earlier one is refused. */
  readonly lastStep: number
}

/** A user as the pool stores the account. */
export interface User {
  readonly sub: string
  /** Whether this user stands in for an unknown username. A simulated user gets no messages and passes no check. */
  readonly simulated: boolean
  /** The canonical username, as in USER_ID_FOR_SRP and the `username` claim. */
  readonly username: string
  readonly created: number
  modified: number
  status: UserStatus
  enabled: boolean
  // The password is plain text, because users are test data and SRP verifiers are derived when they are needed.
  password: string | null
  passwordSetAt: number
  readonly attributes: Map<string, string>
  authenticator: Authenticator | null
  /** The secret of an authenticator enrollment that was started with an access token. */
  pendingSecret: string | null
  /** The codes that were sent outside of sign-in and not used yet. */
  readonly codes: Map<CodePurpose, ConfirmationCode>
  /** The attribute whose code confirmed the sign-up. null after the first sign-in. */
  confirmedThrough: ContactAttribute | null
  enabledMfa: readonly MfaFactor[]
  preferredMfa: MfaFactor | null
  readonly devices: Map<string, Device>
  /** By credential id. */
  readonly passkeys: Map<string, Passkey>
  /** The passkey registration in progress. */
  registration: PasskeyRegistration | null
  /** WebAuthnMfaSettings. */
  passkeyMfa: boolean
}

/** Sets a password. If `permanent` is false, the user must replace the password at the next sign-in. */
export function setPassword(user: User, password: string, permanent: boolean, now: number): void {
  user.password = password
  user.passwordSetAt = now
  user.status = permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD'
  user.modified = now
}

/** Adds a factor to the second factors that the user has turned on. */
export function enableMfa(user: User, factor: MfaFactor): void {
  if (!user.enabledMfa.includes(factor)) user.enabledMfa = [...user.enabledMfa, factor]
}

/** Whether the address or number is verified. Cognito stores the attribute as text and accepts any case of `true`. */
export function isVerified(user: Pick<User, 'attributes'>, contact: ContactAttribute): boolean {
  return isTrue(user.attributes.get(`${contact}_verified`))
}

/** Whether the value of an attribute stands for true. */
export function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true'
}

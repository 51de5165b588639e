import type { CodePurpose, ConfirmationCode } from './confirmationCodes.ts'
import type { Device } from '../credentials/device.ts'
import type { Passkey, PasskeyRegistration } from '../credentials/passkey.ts'
import type { Channel, MfaFactor } from '../pool/settings.ts'

/**
 * Where an account stands.
 *
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserType.html | UserType}
 */
export type UserStatus = 'UNCONFIRMED' | 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED'

/** A person in the pool, as a test or a demo seeds one. */
export interface UserOptions {
  readonly username: string
  /** A permanent password. The status becomes CONFIRMED. */
  readonly password?: string
  /** A password that must be replaced at the first sign-in. The status becomes FORCE_CHANGE_PASSWORD. */
  readonly temporaryPassword?: string
  /** Overrides the status that follows from the password. */
  readonly status?: UserStatus
  readonly attributes?: Readonly<Record<string, string>>
  /** A base32 TOTP secret, enrolled and verified. */
  readonly totpSecret?: string
  /** FRIENDLY_DEVICE_NAME of that authenticator. */
  readonly totpName?: string
  readonly mfa?: { readonly enabled?: readonly MfaFactor[]; readonly preferred?: MfaFactor }
  /** false: sign-in is refused with "User is disabled.". */
  readonly enabled?: boolean
}

export interface Authenticator {
  readonly secret: string
  readonly name: string | null
  /** The last time step whose code was accepted: a code works once. */
  readonly lastStep: number
}

export interface User {
  readonly sub: string
  /** Nobody: answers as a person would, gets no messages and can prove nothing. */
  readonly simulated: boolean
  /** The canonical user name: what USER_ID_FOR_SRP and the `username` claim carry. */
  readonly username: string
  readonly created: number
  modified: number
  status: UserStatus
  enabled: boolean
  // In clear, which no real pool would do: the emulator's users are test data, and SRP verifiers are derived on demand.
  password: string | null
  passwordSetAt: number
  readonly attributes: Map<string, string>
  authenticator: Authenticator | null
  /** The secret of an enrolment begun with an access token. */
  pendingSecret: string | null
  /** Codes sent outside of sign-in and not taken yet. */
  readonly codes: Map<CodePurpose, ConfirmationCode>
  /** Where the code went that confirmed the sign-up, until the first sign-in. */
  confirmedThrough: Channel | null
  enabledMfa: readonly MfaFactor[]
  preferredMfa: MfaFactor | null
  readonly devices: Map<string, Device>
  /** By credential id. */
  readonly passkeys: Map<string, Passkey>
  /** The registration of a passkey that is under way. */
  registration: PasskeyRegistration | null
  /** WebAuthnMfaSettings. */
  passkeyMfa: boolean
}

/** Sets a password the way an administrator does: for good, or until the next sign-in. */
export function setPassword(user: User, password: string, permanent: boolean, now: number): void {
  user.password = password
  user.passwordSetAt = now
  user.status = permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD'
  user.modified = now
}

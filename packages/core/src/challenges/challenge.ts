import type { IssueCode } from '../errors.ts'
import type { PasswordPolicy } from '../fields/passwordPolicy.ts'
import type { TotpKey } from '../fields/totpKey.ts'
import type { PasskeyAssertion, PasskeyRequest } from '../passkeys/passkeyRequest.ts'

/** A second factor, by Cognito's name. The email factor is `EMAIL_OTP`, because Cognito's enum has no `EMAIL_MFA`. */
export type MfaMethod = 'SOFTWARE_TOKEN_MFA' | 'SMS_MFA' | 'EMAIL_OTP'

/**
 * A first factor that a user can choose. `PASSWORD` stands for Cognito's `PASSWORD` and `PASSWORD_SRP`: the backend
 * decides how it verifies the password.
 */
export type FirstFactor = 'WEB_AUTHN' | 'EMAIL_OTP' | 'SMS_OTP' | 'PASSWORD'

/**
 * Every challenge that a user can answer. `asks` is what the screen shows, `takes` is the answer. This table is the
 * single source of truth: if you add a row, the compiler reports every place where the new challenge is missing.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html
 */
export interface ChallengeTable {
  /**
   * The user must replace the temporary password. `requiredAttributes` lists the required attributes that have no value
   * yet, for example `given_name` and `custom:card`.
   */
  NEW_PASSWORD_REQUIRED: {
    asks: { readonly requiredAttributes: readonly string[]; readonly passwordPolicy: PasswordPolicy | null }
    takes: { readonly newPassword: string; readonly attributes: Readonly<Record<string, string>> }
  }
  /**
   * The user must set up one of `methods` as a second factor. If `methods` is empty, only an administrator can set up a
   * factor. `totp` is the key to show. `totp` is null after a reload, because the backend sends a key once. `totp` is also
   * null until the user has chosen the authenticator app from several methods. An answer without `code` requests a new
   * key. The backend's `storePhoneNumber` stores a phone number, because Cognito does not accept one here.
   */
  MFA_SETUP: {
    asks: { readonly methods: readonly MfaMethod[]; readonly totp: TotpKey | null }
    takes:
      | { readonly method: 'SOFTWARE_TOKEN_MFA' }
      | { readonly method: 'SOFTWARE_TOKEN_MFA'; readonly code: string; readonly deviceName?: string }
      | { readonly method: 'EMAIL_OTP'; readonly email: string }
      | { readonly method: 'SMS_MFA'; readonly phoneNumber: string }
  }
  /** The user chooses one of several second factors. After the choice, only a restart offers the other factors again. */
  SELECT_MFA_TYPE: {
    asks: { readonly methods: readonly MfaMethod[] }
    takes: { readonly method: MfaMethod }
  }
  /** A code from the authenticator app. `deviceName` is the name that the user gave the app during set-up. */
  SOFTWARE_TOKEN_MFA: {
    asks: { readonly deviceName: string | null }
    takes: { readonly code: string }
  }
  /** A code sent by text message. Cognito masks `destination`: `+*******0839`. Show it unchanged. */
  SMS_MFA: {
    asks: { readonly destination: string | null }
    takes: { readonly code: string }
  }
  /**
   * A code sent by email. With `firstFactor`, the code replaces the password. Cognito masks `destination`:
   * `j***@e***`. Show it unchanged. With `firstFactor`, `destination` is null, because a destination would reveal who has
   * an account.
   */
  EMAIL_OTP: {
    asks: { readonly destination: string | null; readonly firstFactor: boolean }
    takes: { readonly code: string }
  }
  /**
   * A code that is sent by text message and replaces the password. `destination` is null, because a destination would
   * reveal who has an account.
   */
  SMS_OTP: {
    asks: { readonly destination: null }
    takes: { readonly code: string }
  }
  /** A passkey signs `request`. Call `credentials.get()` in a click handler, because some browsers require a gesture. */
  WEB_AUTHN: {
    asks: { readonly request: PasskeyRequest }
    takes: { readonly credential: PasskeyAssertion }
  }
  /**
   * The user chooses a first factor. `methods` has the order of the screen. If the user chooses the password, the answer
   * contains the password, which saves one call.
   */
  SELECT_CHALLENGE: {
    asks: { readonly methods: readonly FirstFactor[] }
    takes:
      | { readonly method: 'PASSWORD'; readonly password: string }
      | { readonly method: Exclude<FirstFactor, 'PASSWORD'> }
  }
  /** The password. The username is already known. */
  PASSWORD: {
    asks: object
    takes: { readonly password: string }
  }
  /**
   * A challenge that your Lambda trigger defines. `parameters` are the public parameters that the backend allows.
   * `repeats` is `same` if the previous custom challenge had the same parameters, because its answer was wrong. `repeats`
   * is `other` if the parameters differ, and null if the previous challenge was not a custom challenge.
   */
  CUSTOM_CHALLENGE: {
    asks: { readonly parameters: Readonly<Record<string, string>>; readonly repeats: 'same' | 'other' | null }
    takes: { readonly answer: string }
  }
  /**
   * The user must set a new password with a code. With `forgotten`, the user requested the reset, and the reply does
   * not reveal whether the account exists. Without `forgotten`, the pool requires the reset, and `sent` is false until
   * `resend` has sent the first code.
   */
  PASSWORD_RESET_REQUIRED: {
    asks: {
      readonly sent: boolean
      readonly destination: string | null
      readonly forgotten: boolean
      readonly passwordPolicy: PasswordPolicy | null
    }
    takes: { readonly code: string; readonly newPassword: string }
  }
  /** The account is not confirmed yet. `destination` is null until `resend` has sent a code. */
  USER_NOT_CONFIRMED: {
    asks: { readonly destination: string | null }
    takes: { readonly code: string }
  }
}

/** The name of a challenge, as Cognito spells it. */
export type ChallengeName = keyof ChallengeTable

/** A decoded challenge: what its screen shows. It does not contain Cognito's other parameters. */
export type Challenge<N extends ChallengeName> = { readonly name: N } & ChallengeTable[N]['asks']

/** Any challenge. Switch on `name`. */
export type AnyChallenge = { [N in ChallengeName]: Challenge<N> }[ChallengeName]

/** The answer to the challenge `N`. */
export type Answer<N extends ChallengeName> = ChallengeTable[N]['takes']

type PathOf<A> = A extends unknown
  ? { [K in keyof A & string]-?: A[K] extends Readonly<Record<string, string>> ? `${K}.${string}` : K }[keyof A &
      string]
  : never

/**
 * The invalid parts of an answer. Each key is the path of a part, for example `code` or `attributes.given_name`. Each
 * value is the reason. The object is empty if the answer is valid.
 */
export type Issues<N extends ChallengeName> = { readonly [P in PathOf<Answer<N>>]?: IssueCode }

/** How the browser and the backend read a challenge and check its answer. The functions are pure. */
export interface ChallengeSpec<N extends ChallengeName> {
  /** Browser: reads the challenge from the backend's reply. Throws `SignInError('bad_response')`. */
  readChallenge(json: unknown): Challenge<N>
  /** Browser and backend: checks an answer before it is sent to Cognito. */
  check(answer: Answer<N>, challenge: Challenge<N>): Issues<N>
}

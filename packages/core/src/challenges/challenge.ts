import type { IssueCode } from '../issue'
import type { PasskeyAssertion, PasskeyRequest } from '../passkeys/passkeyRequest'
import type { PasswordPolicy } from '../fields/passwordPolicy'
import type { TotpKey } from '../fields/totpKey'

/** A second factor, by Cognito's own name. `EMAIL_OTP` is the e-mail factor too: the enum has no `EMAIL_MFA`. */
export type MfaMethod = 'SOFTWARE_TOKEN_MFA' | 'SMS_MFA' | 'EMAIL_OTP'

/** A way to begin, in a pool that lets people choose. A password may go either way; the backend picks how to prove it. */
export type FirstFactor = 'WEB_AUTHN' | 'EMAIL_OTP' | 'SMS_OTP' | 'PASSWORD'

/**
 * Every question Cognito may ask a person, and what each takes for an answer. The single source of truth: a row added
 * here stops the build wherever something is missing.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html
 */
export interface ChallengeTable {
  /** The password was temporary. `requiredAttributes` names what the account still lacks: `given_name`, `custom:card`. */
  NEW_PASSWORD_REQUIRED: {
    asks: { readonly requiredAttributes: readonly string[]; readonly passwordPolicy: PasswordPolicy | null }
    takes: { readonly newPassword: string; readonly attributes: Readonly<Record<string, string>> }
  }
  /**
   * A second factor has to be set up first: one of `methods`; where there is none, an administrator has to. `totp` is the
   * key to show; null after a reload, since a key is shown once, and until an authenticator was chosen where there is a
   * choice. An answer without `code` asks for a new key. A telephone number is kept by the app, not by Cognito.
   */
  MFA_SETUP: {
    asks: { readonly methods: readonly MfaMethod[]; readonly totp: TotpKey | null }
    takes:
      | { readonly method: 'SOFTWARE_TOKEN_MFA' }
      | { readonly method: 'SOFTWARE_TOKEN_MFA'; readonly code: string; readonly deviceName?: string }
      | { readonly method: 'EMAIL_OTP'; readonly email: string }
      | { readonly method: 'SMS_MFA'; readonly phoneNumber: string }
  }
  /** Several second factors are possible. The choice cannot be taken back without starting again. */
  SELECT_MFA_TYPE: {
    asks: { readonly methods: readonly MfaMethod[] }
    takes: { readonly method: MfaMethod }
  }
  /** A code from the authenticator app. `deviceName` is the name given to it when it was set up. */
  SOFTWARE_TOKEN_MFA: {
    asks: { readonly deviceName: string | null }
    takes: { readonly code: string }
  }
  /** A code sent by text message. `destination` is masked by Cognito: `+*******0839`. Show it as it is. */
  SMS_MFA: {
    asks: { readonly destination: string | null }
    takes: { readonly code: string }
  }
  /**
   * A code sent by e-mail, instead of a password (`firstFactor`) or after one. `destination` is masked by Cognito:
   * `j***@e***`. Show it as it is. For a first factor it is null: it would tell who has an account.
   */
  EMAIL_OTP: {
    asks: { readonly destination: string | null; readonly firstFactor: boolean }
    takes: { readonly code: string }
  }
  /** A code sent by text message instead of a password. Where it went is not told: only an account has a destination. */
  SMS_OTP: {
    asks: { readonly destination: null }
    takes: { readonly code: string }
  }
  /** A passkey is asked for: what the browser has to sign, and the signature. Ask the browser in a click, not before. */
  WEB_AUTHN: {
    asks: { readonly request: PasskeyRequest }
    takes: { readonly credential: PasskeyAssertion }
  }
  /** How would you like to sign in? Strongest first. A password comes along with its choice: one round trip. */
  SELECT_CHALLENGE: {
    asks: { readonly methods: readonly FirstFactor[] }
    takes:
      | { readonly method: 'PASSWORD'; readonly password: string }
      | { readonly method: Exclude<FirstFactor, 'PASSWORD'> }
  }
  /** The password alone: the username is known. */
  PASSWORD: {
    asks: object
    takes: { readonly password: string }
  }
  /**
   * A question of the app's own. `parameters` are those that the backend lets through. `repeats` compares it with the
   * question before: the same one again (the answer was wrong), another one, or null for the first.
   */
  CUSTOM_CHALLENGE: {
    asks: { readonly parameters: Readonly<Record<string, string>>; readonly repeats: 'same' | 'other' | null }
    takes: { readonly answer: string }
  }
  /**
   * The password has to be set anew, because the pool says so or (`forgotten`) because the person asked. No code is sent
   * by itself: `resend` sends one, and then `sent` is true. Whether the account exists is not told where it was asked for.
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
  /** The account was never confirmed. `destination` is where a new code went; null as long as none was sent again. */
  USER_NOT_CONFIRMED: {
    asks: { readonly destination: string | null }
    takes: { readonly code: string }
  }
}

/** The name of a question, as Cognito spells it. */
export type ChallengeName = keyof ChallengeTable

/** A question, decoded: what a screen needs to ask it, and nothing of Cognito's parameter bag. */
export type Challenge<N extends ChallengeName> = { readonly name: N } & ChallengeTable[N]['asks']

/** Any question. Switch on `name`. */
export type AnyChallenge = { [N in ChallengeName]: Challenge<N> }[ChallengeName]

/** What a person answers to the question `N`. */
export type Answer<N extends ChallengeName> = ChallengeTable[N]['takes']

type PathOf<A> = A extends unknown
  ? { [K in keyof A & string]-?: A[K] extends Readonly<Record<string, string>> ? `${K}.${string}` : K }[keyof A &
      string]
  : never

/** What is wrong with an answer: path of the part (`code`, `attributes.given_name`) → why. Empty means nothing. */
export type Issues<N extends ChallengeName> = { readonly [P in PathOf<Answer<N>>]?: IssueCode }

/** A question as Cognito asked it, with what the backend knows beside it. */
export interface ChallengeInput {
  /** Cognito's `ChallengeParameters`: every value is a string; lists and objects are JSON inside it. */
  readonly parameters: Readonly<Record<string, string>>
  /** The pool's rules for a new password. Cognito's answers do not contain them. */
  readonly passwordPolicy: PasswordPolicy | null
  /** Cognito's `AvailableChallenges`, beside the parameters. */
  readonly availableChallenges: readonly string[]
  /** Nothing was proved yet: a code is asked for in place of a password. */
  readonly firstFactor: boolean
  /** Which public parameters of a custom challenge may reach the browser. */
  readonly customParameters: readonly string[]
  /** The question before this one. */
  readonly previous: AnyChallenge | null
}

/** All the kit knows of one challenge: pure, one file, the same on both sides of the wire. */
export interface ChallengeSpec<N extends ChallengeName> {
  readonly name: N
  /** Backend: Cognito's question, decoded. Throws `SignInError('upstream_invalid')` if Cognito's answer makes no sense. */
  parse(question: ChallengeInput): Challenge<N>
  /** Browser: the question off the wire. Throws `SignInError('bad_response')`. */
  readChallenge(json: unknown): Challenge<N>
  /** Backend: an answer off the wire, unknown keys refused. Throws `SignInError('bad_request')`. */
  readAnswer(json: unknown): Answer<N>
  /** Both sides, from the same function: what is wrong with the answer, before anything is sent to Cognito. */
  check(answer: Answer<N>, challenge: Challenge<N>): Issues<N>
  /** Backend: Cognito's `ChallengeResponses`, without `USERNAME` and `SECRET_HASH`. */
  encode(answer: Answer<N>): Record<string, string>
}

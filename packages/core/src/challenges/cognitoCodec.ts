import type { PasswordPolicy } from '../fields/passwordPolicy.ts'
import type { Answer, AnyChallenge, Challenge, ChallengeName } from './challenge.ts'

/** A challenge as Cognito sends it, and facts that only the backend knows. */
export interface ChallengeInput {
  /** Cognito's `ChallengeParameters`. Every value is a string. A list or an object is JSON inside the string. */
  readonly parameters: Readonly<Record<string, string>>
  /** The pool's rules for a new password. Cognito's responses do not contain them. */
  readonly passwordPolicy: PasswordPolicy | null
  /** Cognito's `AvailableChallenges`. */
  readonly availableChallenges: readonly string[]
  /** True until the user has proved a first factor. While it is true, a code replaces the password. */
  readonly firstFactor: boolean
  /** The names of the public parameters of a custom challenge that the backend may send to the browser. */
  readonly customParameters: readonly string[]
  /** The previous challenge of the same sign-in. */
  readonly previous: AnyChallenge | null
}

/**
 * How the backend reads an answer, and translates a challenge and its answer from and to Cognito's parameters. The
 * functions are pure. They are not part of `ChallengeSpec`, because a page does not need them.
 */
export interface CognitoCodec<N extends ChallengeName> {
  /** Decodes Cognito's challenge. Throws `SignInError('upstream_invalid')` if the challenge is invalid. */
  parse(input: ChallengeInput): Challenge<N>
  /** Reads the answer from the request and refuses unknown keys. Throws `SignInError('bad_request')`. */
  readAnswer(json: unknown): Answer<N>
  /** Returns Cognito's `ChallengeResponses`, without `USERNAME` and `SECRET_HASH`. */
  encode(answer: Answer<N>): Record<string, string>
}

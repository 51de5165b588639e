import type { Answer, AnswerOptions, Challenge, ChallengeName, SignInError } from '@challenge-kit/core'

/** What a form needs of the question `N`, wherever that comes from: a step of the flow fits, and so does a host's own. */
export interface ChallengeProps<N extends ChallengeName> {
  readonly challenge: { [K in N]: Challenge<K> }[N]
  /** Never rejects: what goes wrong comes back as `error`. */
  submit(answer: Answer<N>, options?: AnswerOptions): Promise<unknown>
  /** Something is in the air. */
  readonly pending: boolean
  readonly error: SignInError | null
}

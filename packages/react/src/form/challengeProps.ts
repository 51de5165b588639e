import type { Answer, AnswerOptions, Challenge, ChallengeName, SignInError } from '@challenge-kit/core'

/**
 * The props of a form for the challenge `N`. A step of the flow has these members. You can also pass values of your
 * own.
 */
export interface ChallengeProps<N extends ChallengeName> {
  readonly challenge: { [K in N]: Challenge<K> }[N]
  /** Sends the answer. Never rejects, because a failure is passed as `error`. */
  submit(answer: Answer<N>, options?: AnswerOptions): Promise<unknown>
  /** True while an answer is being sent. */
  readonly pending: boolean
  readonly error: SignInError | null
}

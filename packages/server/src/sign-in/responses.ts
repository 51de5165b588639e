import {
  type AnyChallenge,
  type Challenge,
  type ChallengeName,
  challenges,
  type Issues,
  SignInError,
} from '@challenge-kit/core'

/** Cognito's responses for an answer, after the same checks that the page has made. */
export function encode<N extends ChallengeName>(
  name: N,
  question: AnyChallenge | null,
  json: unknown,
): Record<string, string> {
  const spec = challenges[name]
  const answer = spec.readAnswer(json)
  if (question && asks(name, question)) refuse(spec.check(answer, question))
  return spec.encode(answer)
}

const asks = <N extends ChallengeName>(name: N, question: AnyChallenge): question is AnyChallenge & Challenge<N> =>
  question.name === name

/** Throws `SignInError('invalid_answer')` if there is anything wrong. */
export function refuse<N extends ChallengeName>(issues: Issues<N>): void {
  if (Object.keys(issues).length > 0) throw new SignInError('invalid_answer', { issues })
}

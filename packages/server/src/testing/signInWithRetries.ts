import { isSignInError, type Reply, type SignInErrorCode } from '@challenge-kit/core'
import { answer, challengeOf, type TestBackend } from './testBackend.ts'

type ChallengeReply = ReturnType<typeof challengeOf>

/** What a user answers to each challenge: first the mistake, if there is one for the challenge, then the right answer. */
export interface UserAnswers {
  right(reply: ChallengeReply): unknown
  /** Wrong answers by the name of the challenge. */
  readonly mistakes?: Readonly<Record<string, unknown>>
}

const MAX_ANSWERS = 12
// Errors that a right answer may get because a mistake ended the sign-in or reached a limit.
const CAUSED_BY_MISTAKE: readonly SignInErrorCode[] = ['flow_consumed', 'throttled']

/**
 * Signs in like a user who makes each mistake once and then does what the error's `recovery` says. A mistake may end the
 * sign-in, because it is unverified whether the real service ends it. Throws after twelve answers without a session.
 *
 * @returns The answered challenges and the error codes in order, and `signedIn`.
 */
export async function signInWithRetries(
  { browser, pool }: TestBackend,
  start: () => Promise<{ readonly kind: string }>,
  { right, mistakes = {} }: UserAnswers,
): Promise<readonly string[]> {
  const mistakesLeft = new Map(Object.entries(mistakes))
  const outcomes: string[] = []
  let reply = await start()
  for (let answers = 0; answers < MAX_ANSWERS && reply.kind !== 'signedIn'; answers += 1) {
    if (reply.kind === 'restart') {
      outcomes.push('restart')
      reply = await start()
      continue
    }
    const challengeReply = challengeOf(reply)
    const { name } = challengeReply.challenge
    const mistake = mistakesLeft.get(name)
    mistakesLeft.delete(name)
    const result = await answer(browser, challengeReply, mistake ?? right(challengeReply)).catch(
      (thrown: unknown) => thrown,
    )
    if (isSignInError(result)) {
      if (mistake === undefined && !CAUSED_BY_MISTAKE.includes(result.code))
        throw new Error(`a right answer to ${name} was refused`, { cause: result })
      outcomes.push(result.code)
      // A TOTP code works once. The authenticator shows the next one within 30 seconds.
      if (result.recovery === 'restart' || result.retryAfter !== null) pool.clock.advance(31_000)
      reply = result.recovery === 'restart' ? await start() : challengeReply
    } else {
      outcomes.push(name)
      reply = isReply(result) ? result : { kind: 'noFlow' }
    }
  }
  if (reply.kind !== 'signedIn') throw new Error(`the user was not signed in: ${outcomes.join(', ')}`)
  return [...outcomes, 'signedIn']
}

const isReply = (result: unknown): result is Reply => typeof result === 'object' && result !== null && 'kind' in result

import { isSignInError, type Reply, type SignInErrorCode } from '@challenge-kit/core'
import { answer, question, type Rig } from './rig.ts'

type Question = ReturnType<typeof question>

/** What somebody answers to a question: a mistake, once, where there is one; then what is right. */
export interface Manners {
  right(asked: Question): unknown
  readonly mistakes?: Readonly<Record<string, unknown>>
}

const MOST_TRIES = 12
const COSTS: readonly SignInErrorCode[] = ['flow_consumed', 'throttled']

/**
 * Somebody who wants in: makes each mistake once, and then what the kit says helps. Whether a mistake costs the sign-in
 * is not settled; that everybody gets in all the same is.
 */
export async function persevere(
  { browser, pool }: Rig,
  start: () => Promise<{ readonly kind: string }>,
  { right, mistakes = {} }: Manners,
): Promise<readonly string[]> {
  const left = new Map(Object.entries(mistakes))
  const story: string[] = []
  let reply = await start()
  for (let tries = 0; tries < MOST_TRIES && reply.kind !== 'signedIn'; tries += 1) {
    if (reply.kind === 'restart') {
      story.push('again')
      reply = await start()
      continue
    }
    const asked = question(reply)
    const { name } = asked.challenge
    const mistake = left.get(name)
    left.delete(name)
    const said = await answer(browser, asked, mistake ?? right(asked)).catch((thrown: unknown) => thrown)
    if (isSignInError(said)) {
      // A mistake may have cost the sign-in. That must never be said of what was right.
      if (mistake === undefined && !COSTS.includes(said.code))
        throw new Error(`a right answer to ${name} was refused`, { cause: said })
      story.push(said.code)
      // An authenticator's code works once: the next one comes half a minute later.
      if (said.recovery === 'restart' || said.retryAfter !== null) pool.clock.advance(31_000)
      reply = said.recovery === 'restart' ? await start() : asked
    } else {
      story.push(name)
      reply = isReply(said) ? said : { kind: 'noFlow' }
    }
  }
  if (reply.kind !== 'signedIn') throw new Error(`never got in: ${story.join(', ')}`)
  return [...story, 'signedIn']
}

const isReply = (said: unknown): said is Reply => typeof said === 'object' && said !== null && 'kind' in said

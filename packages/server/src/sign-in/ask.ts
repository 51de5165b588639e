import { type AnyChallenge, type ChallengeReply, SignInError, type UnsupportedReply } from '@challenge-kit/core'
import type { EngineContext, EngineResult } from './engine.ts'
import { type SealedFlow, MOST_STEPS, shownName } from './sealedFlow.ts'
import { offeredDays } from '../devices/confirmDevice.ts'

/** A question with its Session, decoded; `challenge` is null where the kit does not know it. */
export interface Asked {
  readonly name: string
  readonly session: string
  readonly challenge: AnyChallenge | null
}

/** The state that keeps a question, and the reply that asks it. */
export function ask(
  before: SealedFlow,
  asked: Asked,
  { now, sessionValidity, requestId, devicePolicy }: EngineContext,
): EngineResult {
  const { name, session, challenge } = asked
  const challengeIndex = before.challengeIndex + 1
  if (challengeIndex > MOST_STEPS) throw new SignInError('flow_too_long')
  // A question that has no Session waits as long as the sign-in does.
  const expiresAt = session === '' ? before.endsAt : Math.min(now + sessionValidity, before.endsAt)
  const state = { ...before, challengeIndex, name, session, question: challenge, expiresAt }
  return { state, reply: replyFor(state, challenge, { now, requestId, devicePolicy }) }
}

/** The current question, as it is asked again. */
export function replyFor(
  state: SealedFlow,
  challenge: AnyChallenge | null,
  { now, requestId, devicePolicy }: Pick<EngineContext, 'now' | 'requestId' | 'devicePolicy'>,
): ChallengeReply | UnsupportedReply {
  const { flow, challengeIndex, name, expiresAt, stepUp } = state
  const place = { flow, challengeIndex, username: shownName(state), expiresIn: Math.max(0, expiresAt - now) }
  // Who signs in once more has answered that already.
  const policy = stepUp === null ? devicePolicy : null
  return challenge
    ? { kind: 'challenge', ...place, rememberDays: offeredDays(policy, challenge), challenge }
    : { kind: 'unsupported', ...place, name, reference: requestId }
}

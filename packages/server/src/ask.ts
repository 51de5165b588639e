import { type AnyChallenge, type QuestionReply, SignInError, type UnsupportedReply } from '@challenge-kit/core'
import type { EngineContext, EngineResult } from './engine.ts'
import { type FlowState, MOST_STEPS, shownName } from './flow.ts'
import { offeredDays } from './remembering.ts'

/** A question with its Session, decoded; `challenge` is null where the kit does not know it. */
export interface Asked {
  readonly name: string
  readonly session: string
  readonly challenge: AnyChallenge | null
}

/** The state that keeps a question, and the reply that asks it. */
export function ask(
  before: FlowState,
  asked: Asked,
  { now, sessionValidity, requestId, devicePolicy }: EngineContext,
): EngineResult {
  const { name, session, challenge } = asked
  const step = before.step + 1
  if (step > MOST_STEPS) throw new SignInError('flow_too_long')
  // A question that has no Session waits as long as the sign-in does.
  const expiresAt = session === '' ? before.endsAt : Math.min(now + sessionValidity, before.endsAt)
  const state = { ...before, step, name, session, question: challenge, expiresAt }
  return { state, reply: replyFor(state, challenge, { now, requestId, devicePolicy }) }
}

/** The current question, as it is asked again. */
export function replyFor(
  state: FlowState,
  challenge: AnyChallenge | null,
  { now, requestId, devicePolicy }: Pick<EngineContext, 'now' | 'requestId' | 'devicePolicy'>,
): QuestionReply | UnsupportedReply {
  const { flow, step, name, expiresAt, stepUp } = state
  const place = { flow, step, username: shownName(state), expiresIn: Math.max(0, expiresAt - now) }
  // Who signs in once more has answered that already.
  const policy = stepUp === null ? devicePolicy : null
  return challenge
    ? { kind: 'question', ...place, rememberDays: offeredDays(policy, challenge), challenge }
    : { kind: 'unsupported', ...place, name, reference: requestId }
}

import type { ChallengeReply, ProofReply, UnsupportedReply } from '@challenge-kit/core'
import type { LimitedAction } from '../limits/counters.ts'
import type { Limits } from '../limits/policy.ts'
import { sendsCode, traitsOf } from '../sign-in/challengeTraits.ts'
import type { SealedFlow } from '../sign-in/sealedFlow.ts'
import type { SignInContext, SignInSettings, StepResult } from '../sign-in/stepContext.ts'

export type AnyReply = ChallengeReply | UnsupportedReply | ProofReply

/** A step, and what limits count about it. */
export interface LimitedStep<R extends AnyReply> {
  /** The flow before the step. */
  readonly flow: SealedFlow
  readonly actions: readonly LimitedAction[]
  /** False if Cognito may not have looked at the password. @default true */
  readonly provesPassword?: boolean
  readonly run: () => Promise<StepResult<R>>
}

/** Takes the limits of a step, runs it, and gives back what its result allows. Nothing else counts. */
export async function runLimited<R extends AnyReply>(
  limits: Limits,
  { flow, actions, provesPassword = true, run }: LimitedStep<R>,
  context: SignInContext,
): Promise<StepResult<R>> {
  const { username, userId, flow: id } = flow
  const reservation = await limits.check({ actions, address: context.address, username, userId, flow: id })
  let result: StepResult<R> | null = null
  try {
    result = await run()
    return result
  } finally {
    await reservation.settle({
      messageSent: result?.kind === 'challenge' && isMessageSent(flow, result.flow),
      phoneStored: result?.kind === 'restart' && result.reply.notice === 'phone_saved',
      right: provesPassword && result !== null && isProved(result),
      signedIn: result?.kind === 'tokens',
    })
  }
}

/** What limits count when a sign-in starts. */
export function startActions(
  hasPassword: boolean,
  { authFlow, preferredChallenge }: SignInSettings,
): readonly LimitedAction[] {
  if (hasPassword) return ['start', 'password', 'messageAfterPassword']
  const first = authFlow === 'CUSTOM_AUTH' ? 'CUSTOM_CHALLENGE' : authFlow === 'USER_AUTH' ? preferredChallenge : null
  return sendsCode(first) ? ['start', 'codeRequest', 'messageOnRequest'] : ['start', 'messageAfterUsername']
}

/** Whether a message went out with the new challenge. */
function isMessageSent(before: SealedFlow, { name }: SealedFlow): boolean {
  const { sendsMessage } = traitsOf(name)
  return sendsMessage === 'always' || (sendsMessage === 'first' && before.name !== name)
}

/** Whether the password or code was right. A challenge that Cognito may send before it looks at them proves nothing. */
const isProved = (result: StepResult<AnyReply>): boolean =>
  result.kind === 'tokens' || (result.kind === 'challenge' && result.flow.proved)

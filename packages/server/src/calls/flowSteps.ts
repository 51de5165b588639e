import type { ChallengeReply, ProofReply, UnsupportedReply } from '@challenge-kit/core'
import { mayHaveTakenEffect } from '../cognito/errors.ts'
import { usernameOf } from '../cognito/result.ts'
import type { SealedCookie } from '../crypto/cookies.ts'
import type { Devices } from '../devices/devices.ts'
import type { LimitedAction } from '../limits/counters.ts'
import type { Limits, Outcome } from '../limits/checkLimits.ts'
import { traitsOf } from '../sign-in/challengeTraits.ts'
import { type ChallengePosition, readFlow, requireFlow, type SealedFlow } from '../sign-in/sealedFlow.ts'
import type { SignInContext, SignInSettings, StepDeps, StepResult, StepUp } from '../sign-in/stepContext.ts'
import type { StepUps } from '../sign-in/stepUp.ts'

export type AnyReply = ChallengeReply | UnsupportedReply | ProofReply

/** A step, and what limits count about it. */
export interface LimitedStep<R extends AnyReply> {
  /** The flow before the step. */
  readonly flow: SealedFlow
  readonly deps: StepDeps
  readonly actions: readonly LimitedAction[]
  /** False if Cognito may not have looked at the password. @default true */
  readonly provesPassword?: boolean
  /** Resolves when the step may run. If the promise rejects, the step does not run and does not count. @default at once */
  readonly mayStart?: Promise<void> | null
  readonly run: () => Promise<StepResult<R>>
}

/** What surrounds a step of a sign-in: the flow before it, what it works with, and its limits. */
export interface FlowSteps {
  /** The flow in the cookie of the request, or null. */
  current(context: SignInContext): Promise<SealedFlow | null>
  /** The flow that an input belongs to. Throws the reason if it is not the current one. */
  require(
    position: ChallengePosition,
    contextData: string | null,
    context: SignInContext,
  ): Promise<{ readonly flow: SealedFlow; readonly deps: StepDeps }>
  /** What a step of this user works with. */
  depsFor(
    user: Pick<SealedFlow, 'username' | 'stepUpName'>,
    stepUp: StepUp | null,
    contextData: string | null,
    context: SignInContext,
  ): Promise<StepDeps>
  /** Takes the points of a step, runs the step, and gives back the points that its result allows. */
  runLimited<R extends AnyReply>(step: LimitedStep<R>, context: SignInContext): Promise<StepResult<R>>
}

interface FlowStepsParts {
  readonly settings: SignInSettings
  readonly flowCookie: SealedCookie
  readonly devices: Devices
  readonly stepUps: StepUps
  readonly limits: Limits
}

export function createFlowSteps({ settings, flowCookie, devices, stepUps, limits }: FlowStepsParts): FlowSteps {
  async function current(context: SignInContext): Promise<SealedFlow | null> {
    const flow = readFlow(await flowCookie.read(context.request), settings.passwordPolicy)
    if (flow) logFlow(flow, context)
    return flow
  }

  const depsFor: FlowSteps['depsFor'] = async ({ username, stepUpName }, stepUp, contextData, context) => {
    const user = { username, isStepUp: stepUpName !== null }
    const device = settings.devicePolicy === null ? null : await devices.remembered(context.request, user)
    return { settings, context, client: context.clientContext(contextData), device, stepUp }
  }

  return {
    current,
    depsFor,
    require: async (position, contextData, context) => {
      const flow = requireFlow(await current(context), position, settings.now())
      const stepUp = flow.stepUpName === null ? null : await stepUps.begin(flow.stepUpName, context)
      return { flow, deps: await depsFor(flow, stepUp, contextData, context) }
    },
    runLimited: async ({ flow, deps, actions, provesPassword = true, mayStart, run }, context) => {
      const { username, userId, flow: id, held } = flow
      const device = deps.device?.key ?? null
      const [checked, started] = await Promise.allSettled([
        limits.check({ actions, username, userId, flow: id, device, held }, context),
        mayStart,
      ])
      if (checked.status === 'rejected') throw checked.reason
      const reservation = checked.value
      if (started.status === 'rejected') {
        await reservation.settle({ notSent: true })
        throw started.reason
      }
      try {
        const result = await run()
        const after = await reservation.settle(outcomeOf(result, flow, { provesPassword, log: context.log }))
        if (result.kind !== 'challenge') return result
        // A flow without a Cognito Session can be answered again with an old cookie, so it must not hold points.
        return { ...result, flow: { ...result.flow, held: result.flow.cognitoSession === '' ? {} : after } }
      } catch (thrown) {
        const effect = mayHaveTakenEffect(thrown) || context.log.outcomeUnknown ? 'unknown' : 'no'
        await reservation.settle({ messageSent: effect, phoneStored: effect })
        throw thrown
      }
    },
  }
}

/** What the limits need to know about the result of a step. */
function outcomeOf(
  result: StepResult<AnyReply>,
  before: SealedFlow,
  { provesPassword, log }: { readonly provesPassword: boolean; readonly log: SignInContext['log'] },
): Outcome {
  const orElse = log.outcomeUnknown ? 'unknown' : 'no'
  const right = provesPassword && isProved(result)
  return {
    messageSent: result.kind === 'challenge' && isMessageSent(before, result.flow) ? 'yes' : orElse,
    phoneStored: result.kind === 'restart' && result.reply.notice === 'phone_saved' ? 'yes' : orElse,
    right,
    signedIn: result.kind === 'tokens',
    userId: right ? accountOf(result) : null,
  }
}

/** The account's canonical username, or null if Cognito has not sent it yet. */
function accountOf(result: StepResult<AnyReply>): string | null {
  if (result.kind === 'tokens') return usernameOf(result.tokens.accessToken)
  return result.kind === 'challenge' ? result.flow.userId : null
}

/** Records the flow for the security event. */
export function logFlow({ flow, username, name }: SealedFlow, { log }: SignInContext): void {
  log.flow = flow
  log.username = username
  log.challenge = name
}

/** Whether a message went out with the new challenge. */
function isMessageSent(before: SealedFlow, { name }: SealedFlow): boolean {
  const { sendsMessage } = traitsOf(name)
  return sendsMessage === 'always' || (sendsMessage === 'first' && before.name !== name)
}

/** Whether the password or code was right. A challenge that Cognito may send before it looks at them proves nothing. */
const isProved = (result: StepResult<AnyReply>): boolean =>
  result.kind === 'tokens' || (result.kind === 'challenge' && result.flow.proved)

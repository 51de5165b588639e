import {
  type Calls,
  type ChallengeReply,
  isSignInError,
  type RestartReply,
  type SignedInReply,
  type UnsupportedReply,
} from '@challenge-kit/core'
import { base64url } from '#crypto'
import type { Limits } from '../limits/checkLimits.ts'
import type { OpenSession } from '../session/openSession.ts'
import { toPublicSession } from '../session/session.ts'
import { checkProof } from '../sign-in/browserSrp.ts'
import { answerActions, startActions, traitsOf } from '../sign-in/challengeTraits.ts'
import { checkAnswer, readAnswerInput, readForgot, readProve, readResend, readStart } from '../sign-in/inputs.ts'
import { rememberDays } from '../sign-in/nextChallenge.ts'
import { newFlow, type SealedFlow, startsWithPassword } from '../sign-in/sealedFlow.ts'
import { askPasswordAgain } from '../sign-in/start.ts'
import { resendWith, step } from '../sign-in/step.ts'
import type { SignInContext, SignInSettings, StepDeps, StepResult } from '../sign-in/stepContext.ts'
import type { StepUps } from '../sign-in/stepUp.ts'
import type { AnswerOnce } from './answerOnce.ts'
import { type AnyReply, type FlowSteps, type LimitedStep, logFlow } from './flowSteps.ts'

/** The browser's calls that run a step of a sign-in. Each reads its input, finds its flow, and runs the step. */
export type SignInCalls = {
  readonly [K in 'start' | 'prove' | 'answer' | 'resend' | 'forgot']: (
    json: unknown,
    context: SignInContext,
  ) => Promise<Calls[K]['out']>
}

interface SignInParts {
  readonly settings: SignInSettings
  readonly flowSteps: FlowSteps
  readonly limits: Limits
  readonly stepUps: StepUps
  readonly openSession: OpenSession
  /** False with ACR values, because Cognito may then ignore the password of a step-up. */
  readonly stepUpProvesPassword: boolean
  /** Null without locks that instances share. */
  readonly answerOnce: AnswerOnce | null
}

export function createSignInCalls(parts: SignInParts): SignInCalls {
  const { settings, flowSteps, limits, stepUps, openSession, stepUpProvesPassword, answerOnce } = parts
  const { now, random } = settings

  function newFlowId(context: SignInContext): string {
    context.log.flow = base64url(random(16))
    return context.log.flow
  }

  /** Turns the result of a step into the reply, and records what the handler writes into cookies. */
  async function finish<R extends AnyReply>(
    result: StepResult<R>,
    { flow, deps, remember = false }: { flow: string; deps: StepDeps; remember?: boolean },
  ): Promise<R | SignedInReply | RestartReply> {
    const { context, stepUp } = deps
    if (result.kind === 'tokens') {
      const before = stepUp?.session ?? null
      const signIn = { tokens: result.tokens, flow, typed: context.log.username, remember, before }
      const session = await openSession(signIn, context)
      context.changes.flow = null
      return { kind: 'signedIn', session: toPublicSession(session, now()) }
    }
    context.changes.flow = result.kind === 'challenge' ? result.flow : null
    if (result.kind === 'challenge') logFlow(result.flow, context)
    return result.reply
  }

  /** After an authenticator app is set up, uses up `phoneNumbersPerAccount`, so that no older flow can store a number. */
  async function closePhoneSetup({ name, username, userId }: SealedFlow, context: SignInContext): Promise<void> {
    if (traitsOf(name).answeredWith !== 'VerifySoftwareToken') return
    await limits.check({ actions: ['phoneNumber'], username, userId }, context).catch(() => undefined)
  }

  /** Runs the step of an answer, which Cognito must get once. */
  function runOnce(
    limited: LimitedStep<ChallengeReply | UnsupportedReply>,
    context: SignInContext,
  ): Promise<StepResult> {
    const run = (mayStart: Promise<void> | null): Promise<StepResult> =>
      flowSteps.runLimited({ ...limited, mayStart }, context)
    return answerOnce ? answerOnce(limited.flow, context, run) : run(null)
  }

  /** After a wrong password that the user chose as the first factor, shows the form for the password again. */
  async function orPasswordAgain(answered: Promise<StepResult>, flow: SealedFlow, deps: StepDeps): Promise<StepResult> {
    try {
      return await answered
    } catch (thrown) {
      if (!isSignInError(thrown) || thrown.code !== 'invalid_credentials' || flow.stepUpName !== null) throw thrown
      deps.context.log.code = thrown.code
      return askPasswordAgain(flow, deps)
    }
  }

  return {
    start: async (json, context) => {
      const { username: typed, password, srpA, intent, demand, contextData } = readStart(json, settings.passwordRule)
      context.log.username = typed
      const stepUp = intent === null ? null : await stepUps.begin(typed, context, demand)
      const user = { username: stepUp?.session.username ?? typed, stepUpName: stepUp && typed }
      const flow = newFlow(newFlowId(context), user, now())
      const deps = await flowSteps.depsFor(user, stepUp, contextData, context)
      const credentials = { username: user.username, password, srpA }
      const actions = startActions(password !== null, requestedFactor(settings))
      const provesPassword = stepUp === null || stepUpProvesPassword
      const run = (): Promise<StepResult<AnyReply>> => step(flow, { call: 'start', credentials }, deps)
      const work = flowSteps.runLimited({ flow, deps, actions, provesPassword, run }, context)
      return finish(await (stepUp ? stepUps.endingSession(work, context) : work), { flow: flow.flow, deps })
    },
    prove: async (json, context) => {
      const { proof, contextData, ...position } = readProve(json)
      const { flow, deps } = await flowSteps.require(position, contextData, context)
      await checkProof(flow, proof)
      const actions = ['password', 'messageAfterPassword'] as const
      const run = (): Promise<StepResult> => step(flow, { call: 'prove', proof }, deps)
      return finish(await runOnce({ flow, deps, actions, run }, context), { flow: flow.flow, deps })
    },
    answer: async (json, context) => {
      const { answer, rememberDevice, contextData, ...position } = readAnswerInput(json)
      const { flow, deps } = await flowSteps.require(position, contextData, context)
      const checked = checkAnswer(flow, answer)
      const actions = startsWithPassword(flow)
        ? startActions(true, null)
        : answerActions(flow.name, flow.proved, checked.answer)
      const run = (): Promise<StepResult> => step(flow, { call: 'answer', checked }, deps)
      const once = runOnce({ flow, deps, actions, run }, context)
      const result = await ('password' in checked.answer ? orPasswordAgain(once, flow, deps) : once)
      if (result.kind === 'tokens') await closePhoneSetup(flow, context)
      // `rememberDevice` is ignored unless this challenge offered it.
      const remember = rememberDevice && rememberDays(flow, settings.devicePolicy) !== null
      return finish(result, { flow: flow.flow, deps, remember })
    },
    resend: async (json, context) => {
      const { flow, deps } = await flowSteps.require(readResend(json), null, context)
      const startsAgain = resendWith(flow) === 'startAgain'
      const actions = startsAgain ? (['codeRequest', 'messageOnRequest'] as const) : (['codeRequest'] as const)
      const run = (): Promise<StepResult> => step(flow, { call: 'resend' }, deps)
      // The code before may still sign in, and the points of the flow come back once. So the new code does not hold them.
      const resent = { ...flow, held: {} }
      return finish(await flowSteps.runLimited({ flow: resent, deps, actions, run }, context), {
        flow: flow.flow,
        deps,
      })
    },
    forgot: async (json, context) => {
      const username = readForgot(json)
      context.log.username = username
      const flow = newFlow(newFlowId(context), { username, stepUpName: null }, now())
      const deps = { settings, context, client: context.clientContext(null), device: null, stepUp: null }
      const actions = ['start', 'codeRequest'] as const
      const run = (): Promise<StepResult> => step(flow, { call: 'forgot' }, deps)
      return finish(await flowSteps.runLimited({ flow, deps, actions, run }, context), { flow: flow.flow, deps })
    },
  }
}

/** The first factor that a sign-in without a password requests, or null if the user chooses. */
function requestedFactor({ authFlow, preferredChallenge }: SignInSettings): string | null {
  if (authFlow === 'CUSTOM_AUTH') return 'CUSTOM_CHALLENGE'
  return authFlow === 'USER_AUTH' ? preferredChallenge : null
}

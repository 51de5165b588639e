import { SignInError } from '@challenge-kit/core'
import { isPassword } from './answers.ts'
import { base64url } from '../crypto/base64.ts'
import { begin, canBeginAgain } from './begin.ts'
import type { Call } from '../http/call.ts'
import { sendsAtOnce, takesCode } from './challengeNames.ts'
import type { Conclude } from '../http/conclude.ts'
import { engine, type EngineContext, type EngineResult } from './engine.ts'
import { expectFlow, type SealedFlow } from './sealedFlow.ts'
import { readAnswerInput, readForgot, readPlace, readProve } from './inputs.ts'
import { counted, type Sending } from '../limits/messages.ts'
import type { Moment } from './moment.ts'
import type { Settings } from '../options.ts'
import type { GiveBack } from '../limits/places.ts'
import { offeredDays } from '../devices/confirmDevice.ts'
import { isSessionless } from './sessionless.ts'
import { readStart } from './startInput.ts'
import type { StepUps } from './stepUp.ts'
import type { Throttle } from '../limits/policy.ts'
import type { Visit } from '../http/requestLog.ts'

/** The calls that move a sign-in on: unseal, count, ask the engine, seal. */
export type Steps = { readonly [K in 'start' | 'prove' | 'forgot' | 'resend' | 'answer']: Call<K> }

/** An answer's place in its sign-in, and what threat protection may know of the page. */
interface Place {
  readonly flow: string
  readonly challengeIndex: number
  readonly contextData: string | null
}

interface Tools {
  readonly moment: Moment
  readonly throttle: Throttle
  readonly conclude: Conclude
  readonly stepUps: StepUps
}

export function createSteps(settings: Settings, { moment, throttle, conclude, stepUps }: Tools): Steps {
  const { now, random } = settings
  const { flowOf, deviceFor, contextFor } = moment
  const sends = askedAtOnce(settings)

  function newFlowId(visit: Visit): string {
    visit.flow = base64url(random(16))
    return visit.flow
  }

  /** The sign-in that an answer is for, and what the engine goes on with. */
  async function underWay(
    { flow, challengeIndex, contextData }: Place,
    request: Request,
    visit: Visit,
  ): Promise<{ state: SealedFlow; context: EngineContext }> {
    const state = expectFlow(await flowOf(request, visit), { flow, challengeIndex }, now())
    const device = await deviceFor(request, state)
    const stepUp = await stepUps.of(state, request, visit)
    return { state, context: { ...contextFor(request, contextData, flow, visit), device, stepUp } }
  }

  return {
    start: async (request, json, visit) => {
      const { username: typed, password, srpA, intent, contextData } = readStart(json, settings.startPassword)
      visit.username = typed
      const stepUp = intent === null ? null : await stepUps.begin(typed, request, visit)
      const username = stepUp?.account ?? typed
      await throttle.beforeStart({ username, password, sends }, visit.address)
      const flow = newFlowId(visit)
      const device = await deviceFor(request, { username, stepUp: stepUp && typed })
      const context = { ...contextFor(request, contextData, flow, visit), device, stepUp }
      const following = password !== null ? 'password' : sendsAtOnce(sends) ? 'request' : 'name'
      const sending: Sending = { username, following, address: visit.address }
      const work = counted(throttle, sending, () => begin({ username, password, srpA }, context))
      const result = await stepUps.started(stepUp, work, request, visit)
      // With ACR values, Cognito may have had no need to look at the password.
      const isLookedAt = password !== null && (stepUp === null || settings.stepUp === null)
      if (isLookedAt && isProved(result)) await throttle.rightPassword({ username, userId: null }, visit.address)
      return conclude(result, { flow, request, visit })
    },
    prove: async (request, json, visit) => {
      const { proof, ...place } = readProve(json)
      const { state, context } = await underWay(place, request, visit)
      const beforeSending = (): Promise<void> => throttle.beforePassword(state, visit.address)
      const prove = (): Promise<EngineResult> => engine(state, { call: 'prove', proof }, { ...context, beforeSending })
      const sending: Sending = { username: state.username, following: 'password', address: visit.address }
      const result = await counted(throttle, sending, prove)
      if (isProved(result)) await throttle.rightPassword(state, visit.address)
      return conclude(result, { flow: state.flow, request, visit })
    },
    forgot: async (request, json, visit) => {
      const username = readForgot(json)
      visit.username = username
      await throttle.beforeForgot(username, visit.address)
      const flow = newFlowId(visit)
      const context = contextFor(request, null, flow, visit)
      return conclude(await engine(null, { call: 'forgot', username }, context), { flow, request, visit })
    },
    resend: async (request, json, visit) => {
      const { state, context } = await underWay({ ...readPlace(json), contextData: null }, request, visit)
      if (!isSessionless(state) && !canBeginAgain(state))
        throw new SignInError('bad_request', { detail: 'Cognito sends no second code for this question: start again' })
      await throttle.beforeSend(state.username, visit.address)
      const send = (): Promise<EngineResult> => engine(state, { call: 'resend' }, context)
      const sending: Sending = { username: state.username, following: 'request', address: visit.address }
      const result = isSessionless(state) ? await send() : await counted(throttle, sending, send)
      return conclude(result, { flow: state.flow, request, visit })
    },
    answer: async (request, json, visit) => {
      const { answer, rememberDevice, ...place } = readAnswerInput(json)
      const { state, context } = await underWay(place, request, visit)
      const beforeSending = (): Promise<void> => throttle.beforeAnswer(state, answer, visit.address)
      const beforePhone = (): Promise<GiveBack> => throttle.beforePhone(state)
      const counting = { ...context, beforeSending, beforePhone }
      const send = (): Promise<EngineResult> => engine(state, { call: 'answer', answer }, counting)
      const guess = isPassword(state, answer)
      const following = state.proved || guess ? 'password' : 'request'
      const sending: Sending = { username: state.username, following, address: visit.address }
      const result = takesCode(state.name) ? await send() : await counted(throttle, sending, send)
      if (guess && isProved(result)) await throttle.rightPassword(state, visit.address)
      if ('tokens' in result) await throttle.signedIn(state)
      // Whoever else is at this question of the account's gives it no number any more.
      if ('tokens' in result && state.name === 'MFA_SETUP') await beforePhone().catch(() => undefined)
      // A wish where nobody was asked is none.
      const remember = rememberDevice && offeredDays(settings.devicePolicy, state.question) !== null
      return conclude(result, { flow: state.flow, request, visit, remember })
    },
  }
}

/** What Cognito asks at once of whoever gives a name and no password, where that is known. */
function askedAtOnce({ authFlow, preferredChallenge }: Settings): string | null {
  if (authFlow === 'CUSTOM_AUTH') return 'CUSTOM_CHALLENGE'
  return authFlow === 'USER_AUTH' ? preferredChallenge : null
}

/** Whether what came along was right. A question that may come before it was looked at says nothing. */
const isProved = (result: EngineResult<unknown>): boolean => 'tokens' in result || result.state?.proved === true

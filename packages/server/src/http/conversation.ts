import { type CallName, type Calls, isChallengeName, type SignedInReply } from '@challenge-kit/core'
import { replyFor } from '../sign-in/ask.ts'
import { createConclude, type Outgoing } from './conclude.ts'
import { createAccountCalls } from '../account/accountCalls.ts'
import { createBearer } from '../session/requireSession.ts'
import type { Call } from './call.ts'
import { type SealedFlow, shownName } from '../sign-in/sealedFlow.ts'
import { readFlowInput, readNothing } from '../sign-in/inputs.ts'
import { createMoment } from '../sign-in/moment.ts'
import type { Settings } from '../options.ts'
import { createRefresh, type Renewed } from '../session/refresh.ts'
import { createRenewals } from '../session/singleFlight.ts'
import { describe } from '../session/session.ts'
import { createSignOut } from '../session/signOut.ts'
import { createSteps } from '../sign-in/steps.ts'
import { createStepUps } from '../sign-in/stepUp.ts'
import { createThrottle } from '../limits/policy.ts'
import { noteException, type Visit } from './requestLog.ts'

/** What the backend does for each call of the browser: unseal, ask the engine, seal. */
export interface Conversation {
  readonly calls: { readonly [K in CallName]: Call<K> }
  refresh(request: Request): Promise<Renewed>
}

export function createConversation(settings: Settings): Conversation {
  const { cookies, sessions, now } = settings
  const conclude = createConclude(settings, revoke)
  const throttle = createThrottle(settings.limiter, settings.pseudonym)
  const moment = createMoment(settings)
  const { flowOf } = moment
  const renewals = createRenewals(now)
  const refresh = createRefresh(settings, { renewals, throttle })

  const bearer = createBearer(settings, throttle, refresh)

  async function revoke(refreshToken: string | null, visit: Visit): Promise<void> {
    if (refreshToken === null) return
    await renewals.forget(refreshToken)
    await visit.cognito.revoke(refreshToken).catch((thrown: unknown) => noteException(visit, thrown))
  }

  const calls: Conversation['calls'] = {
    ...createSteps(settings, { moment, throttle, conclude, stepUps: createStepUps(settings, bearer) }),
    resume: async (request, json, visit) => {
      const flow = readFlowInput(json)
      const state = await flowOf(request, visit)
      if (state && (flow === null || flow === state.flow)) return resumed(state, visit)
      const ended = flow === null ? null : await endedIn(flow, request)
      // What does not open is of no use to anybody.
      const setCookie = !state && cookies.flow.read(request) !== null ? [cookies.flow.drop()] : []
      return { body: ended ?? { kind: 'noFlow', username: null, expired: false }, setCookie }
    },
    cancel: async (request, json, visit) => {
      const flow = readFlowInput(json)
      const state = await flowOf(request, visit)
      const other = flow !== null && state !== null && state.flow !== flow
      return { body: {}, setCookie: other ? [] : [cookies.flow.drop()] }
    },
    session: async (request, json, visit) => {
      readNothing(json)
      const { session, setCookie } = await refresh(request, visit)
      return { body: { session: session && describe(session, now()) }, setCookie }
    },
    'sign-out': createSignOut(settings, { throttle, refresh, renewals, revoke }),
    ...createAccountCalls(settings, throttle, bearer),
  }

  function resumed(state: SealedFlow, visit: Visit): Outgoing<Calls['resume']['out']> {
    const { question, name } = state
    const username = shownName(state)
    if (state.expiresAt <= now())
      return { body: { kind: 'noFlow', username, expired: true }, setCookie: [cookies.flow.drop()] }
    // A question that was too long to carry cannot be asked again, and a proof is asked for in the same breath.
    if (question === null && (isChallengeName(name) || state.proof !== null))
      return { body: { kind: 'noFlow', username, expired: false }, setCookie: [cookies.flow.drop()] }
    return {
      body: replyFor(state, question, { now: now(), requestId: visit.requestId, devicePolicy: settings.devicePolicy }),
      setCookie: [],
    }
  }

  /** Whether that very sign-in has ended in a session meanwhile, its reply lost. */
  async function endedIn(flow: string, request: Request): Promise<SignedInReply | null> {
    const session = await sessions.read(request)
    if (session?.flow !== flow || session.expiresAt <= now()) return null
    return { kind: 'signedIn', session: describe(session, now()) }
  }

  return { calls, refresh }
}

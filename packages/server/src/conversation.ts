import { type CallName, type Calls, isChallengeName, type SignedInReply, SignInError } from '@challenge-kit/core'
import { replyFor } from './ask.ts'
import { takesCode } from './challengeNames.ts'
import { clientContext } from './clientContext.ts'
import { createConclude, type Outgoing } from './conclude.ts'
import { isSessionless } from './account.ts'
import { createAccountCalls } from './accountCalls.ts'
import { canBeginAgain } from './begin.ts'
import type { Call } from './call.ts'
import { type Device, deviceOf, readDevices } from './device.ts'
import { engine, type EngineContext, type EngineResult } from './engine.ts'
import { base64url } from './base64.ts'
import { expectFlow, type FlowState, readFlow } from './flow.ts'
import { counted } from './messages.ts'
import { readAnswerInput, readFlowInput, readForgot, readNothing, readPlace, readStart } from './inputs.ts'
import type { Settings } from './options.ts'
import { createRefresh, type Renewed } from './refresh.ts'
import { describe } from './session.ts'
import { createSignOut } from './signOut.ts'
import { createThrottle, isPassword } from './throttle.ts'
import { noteException, noteFlow, type Visit } from './visit.ts'

/** What the backend does for each call of the browser: unseal, ask the engine, seal. */
export interface Conversation {
  readonly calls: { readonly [K in CallName]: Call<K> }
  refresh(request: Request): Promise<Renewed>
}

export function createConversation(settings: Settings): Conversation {
  const { cognito, cookies, flowSeal, sessions, now, describeSession, random } = settings
  const conclude = createConclude(settings, revoke)
  const throttle = createThrottle(settings.limiter, settings.pseudonym)
  const refresh = createRefresh({ cognito, port: sessions, describeSession, now })

  async function revoke(refreshToken: string | null, visit: Visit): Promise<void> {
    if (refreshToken === null) return
    await cognito.revoke(refreshToken).catch((thrown: unknown) => noteException(visit, thrown))
  }

  async function flowOf(request: Request, visit: Visit): Promise<FlowState | null> {
    const value = cookies.flow.read(request)
    const state = value === null ? null : readFlow(await flowSeal.open(value), settings.passwordPolicy)
    if (state) noteFlow(visit, state)
    return state
  }

  async function deviceFor(request: Request, username: string): Promise<Device | null> {
    const { devicePolicy, deviceSeal } = settings
    if (devicePolicy === null || devicePolicy.remember === 'never') return null
    return deviceOf(readDevices(await deviceSeal.open(cookies.device.read(request) ?? '')), username, now())
  }

  function contextFor(request: Request, contextData: string | null, flow: string, visit: Visit): EngineContext {
    const origin = request.headers.get('origin') ?? settings.origins[0]
    return {
      cognito,
      authFlow: settings.authFlow,
      preferredChallenge: settings.preferredChallenge,
      customParameters: settings.customParameters,
      client: clientContext(request, visit.address, contextData, { origin, allowed: settings.contextHeaders }),
      passwordPolicy: settings.passwordPolicy,
      issuer: settings.totpIssuer,
      sessionValidity: settings.sessionValidity,
      accountState: settings.accountState,
      device: null,
      devicePolicy: settings.devicePolicy,
      srpPool: settings.srpPool,
      random,
      now: now(),
      requestId: visit.requestId,
      flow,
      beforeSending: () => Promise.resolve(),
      onException: (thrown) => noteException(visit, thrown),
      onDeviceRefused: (device) => {
        visit.refusedDevice = device
      },
    }
  }

  function newFlowId(visit: Visit): string {
    visit.flow = base64url(random(16))
    return visit.flow
  }

  const calls: Conversation['calls'] = {
    start: async (request, json, visit) => {
      const { username, password, contextData } = readStart(json, settings.startPassword)
      visit.username = username
      await throttle.beforeStart({ username, password, sends: settings.preferredChallenge }, visit.address)
      const flow = newFlowId(visit)
      const context = { ...contextFor(request, contextData, flow, visit), device: await deviceFor(request, username) }
      const result = await counted(throttle, username, () =>
        engine(null, { call: 'start', username, password }, context),
      )
      if (password !== null && isProved(result)) await throttle.rightPassword(username, visit.address)
      return conclude(result, { flow, request, visit })
    },
    prove: () => Promise.reject(new SignInError('bad_request')),
    forgot: async (request, json, visit) => {
      const username = readForgot(json)
      visit.username = username
      await throttle.beforeForgot(username, visit.address)
      const flow = newFlowId(visit)
      const context = contextFor(request, null, flow, visit)
      return conclude(await engine(null, { call: 'forgot', username }, context), { flow, request, visit })
    },
    resend: async (request, json, visit) => {
      const place = readPlace(json)
      const state = expectFlow(await flowOf(request, visit), place, now())
      if (!isSessionless(state) && !canBeginAgain(state))
        throw new SignInError('bad_request', { detail: 'Cognito sends no second code for this question: start again' })
      await throttle.beforeSend(state.username, visit.address)
      const context = contextFor(request, null, place.flow, visit)
      return conclude(await engine(state, { call: 'resend' }, context), { flow: place.flow, request, visit })
    },
    answer: async (request, json, visit) => {
      const { flow, step, answer, rememberDevice, contextData } = readAnswerInput(json)
      const state = expectFlow(await flowOf(request, visit), { flow, step }, now())
      const beforeSending = (): Promise<void> => throttle.beforeAnswer(state, answer, visit.address)
      const context = { ...contextFor(request, contextData, flow, visit), beforeSending }
      const send = (): Promise<EngineResult> => engine(state, { call: 'answer', answer }, context)
      const result = takesCode(state.name) ? await send() : await counted(throttle, state.username, send)
      if (isPassword(state, answer) && isProved(result)) await throttle.rightPassword(state.username, visit.address)
      if ('tokens' in result) await throttle.signedIn(state)
      return conclude(result, { flow, request, visit, remember: rememberDevice })
    },
    resume: async (request, json, visit) => {
      const flow = readFlowInput(json)
      const state = await flowOf(request, visit)
      if (state && (flow === null || flow === state.flow)) return resumed(state, visit)
      const ended = flow === null ? null : await endedIn(flow, request)
      // What does not open is of no use to anybody.
      const setCookie = !state && cookies.flow.read(request) !== null ? [cookies.flow.drop()] : []
      return { body: ended ?? { kind: 'none', username: null, expired: false }, setCookie }
    },
    cancel: async (request, json, visit) => {
      const flow = readFlowInput(json)
      const state = await flowOf(request, visit)
      const other = flow !== null && state !== null && state.flow !== flow
      return { body: {}, setCookie: other ? [] : [cookies.flow.drop()] }
    },
    session: async (request, json, visit) => {
      readNothing(json)
      const { session, setCookie } = await refresh(request, () => throttle.beforeSession(visit.address))
      return { body: { session: session && describe(session, now()) }, setCookie }
    },
    'sign-out': createSignOut(settings, throttle, revoke),
    ...createAccountCalls(),
  }

  function resumed(state: FlowState, visit: Visit): Outgoing<Calls['resume']['out']> {
    const { username, question, name } = state
    if (state.expiresAt <= now())
      return { body: { kind: 'none', username, expired: true }, setCookie: [cookies.flow.drop()] }
    // A question that was too long to carry cannot be asked again.
    if (question === null && isChallengeName(name))
      return { body: { kind: 'none', username, expired: false }, setCookie: [cookies.flow.drop()] }
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

/** Whether what came along was right. A question that may come before it was looked at says nothing. */
const isProved = (result: EngineResult): boolean => 'tokens' in result || result.state?.proved === true

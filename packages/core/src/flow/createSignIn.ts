import { importChunk } from '../importChunk.ts'
import { toSignInError } from '../toSignInError.ts'
import type { FlowStore, SignInEngine } from './engine.ts'
import { currentChallenge, type FlowState, initialState } from './flowState.ts'
import { type LocalEvent, localTransition } from './localTransition.ts'
import type { SignInFlow, SignInOptions } from './signInFlow.ts'
import type { SignIn } from './step.ts'
import { type FlowActions, toStep } from './toStep.ts'

/**
 * Creates a flow. The flow sends each answer over `transport` and holds the current step. The code that sends and reads
 * calls is the engine. The engine is loaded before the first call, because the first view of a page does not need it.
 *
 * @example
 * const flow = createSignIn({ transport: httpTransport() })
 * flow.subscribe(() => render(flow.getState()))
 *
 * function render(state: SignIn): void {
 *   if (state.step === 'CREDENTIALS') void state.submit({ username: 'jane', password: 'correct horse' })
 *   if (state.step === 'SMS_MFA') void state.submit({ code: '123456' })
 * }
 */
export function createSignIn(options: SignInOptions): SignInFlow {
  const { transport, resumeMarker, stepUp } = options
  const listeners = new Set<() => void>()
  const actions: FlowActions = {
    start: (credentials) => send((engine, callId) => engine.start(callId, credentials), credentials.username),
    forgot: (username) => send((engine, callId) => engine.forgot(callId, username), username),
    answer(challenge, input, answerOptions) {
      const error = engine?.check(challenge, input)
      if (error) return Promise.resolve(dispatch({ type: 'refused', error }))
      return send((loaded, callId) => loaded.answer(callId, challenge, input, answerOptions))
    },
    resend: (challenge) => send((loaded, callId) => loaded.resend(callId, challenge)),
    restart() {
      const [current, pending] = [currentChallenge(state), lastCall]
      dispatch({ type: 'restarted' })
      engine?.abandon(current, pending)
      return Promise.resolve(step)
    },
    signOut: async (input = {}) => (await load()).signOut(input),
    ifCurrent(of, action) {
      if (state.callId !== null) return lastCall
      return of === state ? action() : Promise.resolve(step)
    },
  }
  const credentials = initialState(false, stepUp?.username)
  const serverStep = toStep(credentials, actions)
  let state = resumeMarker?.read() ? initialState(true) : credentials
  let step = state === credentials ? serverStep : toStep(state, actions)
  // Resolves to the step after the last call. The last call is pending while `state.callId` is not null.
  let lastCall = Promise.resolve(step)
  let callIds = 0
  let engine: SignInEngine | null = null

  const store: FlowStore = { getState: () => state, getStep: () => step, setState }

  function setState(next: FlowState): SignIn {
    if (next === state) return step
    state = next
    step = toStep(state, actions)
    resumeMarker?.write(currentChallenge(state) !== null)
    // An async function, so that what a listener throws is an unhandled rejection, and does not stop the flow.
    for (const listener of listeners) void (async () => listener())()
    return step
  }

  const dispatch = (event: LocalEvent): SignIn => setState(localTransition(state, event))

  async function load(): Promise<SignInEngine> {
    if (engine) return engine
    const [{ createEngine }] = await Promise.all([importChunk(() => import('./engine.ts')), transport.prepare?.()])
    return (engine ??= createEngine(options, store))
  }

  /** Makes a call pending, loads the engine, and lets the engine send the call. */
  function send(work: (engine: SignInEngine, callId: number) => Promise<SignIn>, username?: string): Promise<SignIn> {
    const callId = ++callIds
    lastCall = load().then(
      // A restart while the engine was loading has abandoned the call before it was sent.
      (loaded) => (state.callId === callId ? work(loaded, callId) : step),
      (thrown: unknown) => dispatch({ type: 'failed', callId, error: toSignInError(thrown) }),
    )
    dispatch({ type: 'sent', callId, username })
    return lastCall
  }

  return {
    prepare: async () => (await load()).prepare(),
    signedOut({ everywhere }: { readonly everywhere?: boolean } = {}) {
      if (state.step === 'SIGNED_IN' || (state.step === 'CREDENTIALS' && state.callId === null))
        dispatch({ type: 'signedOut', everywhere })
    },
    getState: () => step,
    getServerState: () => serverStep,
    subscribe(listener) {
      listeners.add(listener)
      if (state.step === 'RESUMING' && state.callId === null) void send((loaded, callId) => loaded.resume(callId))
      return () => listeners.delete(listener)
    },
  }
}

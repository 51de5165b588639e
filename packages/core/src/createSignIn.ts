import type { CallName, Calls, NoFlowReply, Reply, Transport } from './calls.ts'
import { issuesOf } from './challenges/registry.ts'
import { SignInError, toSignInError } from './errors.ts'
import { type FlowEvent, type FlowState, initialState, next, placeOf } from './flow.ts'
import type { Credentials, SignIn } from './step.ts'

/** Remembers, for this tab, whether a sign-in is in progress: one bit, no secret. */
export interface Marker {
  read(): boolean
  write(inProgress: boolean): void
}

export interface SignInOptions {
  readonly transport: Transport
  /** Without one, a reload starts at the credentials. */
  readonly marker?: Marker
  /** `EncodedData` for Cognito's threat protection, collected in the page. */
  readonly contextData?: () => Promise<string>
}

/** A sign-in that runs: three functions, which is all a framework needs to know. */
export interface SignInFlow {
  /** The same object until something changes. */
  getState(): SignIn
  /** What a server renders, and the first thing a browser shows over it. */
  getServerState(): SignIn
  /** The first listener wakes the flow: a sign-in that this tab left behind is asked for. */
  subscribe(listener: () => void): () => void
}

type Asked = Extract<FlowState, { challenge: unknown }>

// What leaves it open whether the answer arrived: the reply was lost, or was not our backend's.
const LOST: readonly string[] = ['network', 'bad_response']

/** Drives one sign-in over `transport`: sends what was answered, and holds the step that follows. */
export function createSignIn({ transport, marker, contextData }: SignInOptions): SignInFlow {
  const listeners = new Set<() => void>()
  const blank = initialState(false)
  let state = marker?.read() ? initialState(true) : blank
  // What was sent last, and settles to the step that follows. It is in the air as long as the state holds a ticket.
  let inAir: Promise<SignIn> = Promise.resolve(view(state))
  const fresh = view(blank)
  let current = state === blank ? fresh : view(state)
  let tickets = 0
  // Given up, but perhaps still on its way: the next start waits, so that no late cookie overtakes it.
  let givenUp: Promise<unknown> = Promise.resolve()

  function dispatch(event: FlowEvent): SignIn {
    const before = state
    state = next(state, event)
    if (state === before) return current
    current = view(state)
    marker?.write(placeOf(state) !== null)
    for (const listener of listeners) listener()
    return current
  }

  function call<K extends CallName>(name: K, input: Calls[K]['in']): Promise<Calls[K]['out']> {
    return transport(name, input, { signal: new AbortController().signal })
  }

  /** Sends one call, and lets its reply or failure be the next event. */
  function send(work: () => Promise<Reply | NoFlowReply>, username?: string): Promise<SignIn> {
    const ticket = ++tickets
    inAir = Promise.resolve()
      .then(work)
      .then((reply) => arrive(ticket, reply))
      .catch((thrown: unknown) => recover(ticket, toSignInError(thrown)))
    dispatch(username === undefined ? { type: 'sent', ticket } : { type: 'sent', ticket, username })
    return inAir
  }

  async function arrive(ticket: number, reply: Reply | NoFlowReply, error?: SignInError): Promise<SignIn> {
    // It came too late: whoever gave up must not be signed in by it.
    if (state.ticket !== ticket && reply.kind === 'signedIn') await signOutQuietly()
    return dispatch(error ? { type: 'replied', ticket, reply, error } : { type: 'replied', ticket, reply })
  }

  /** A lost reply, or an answer to an old question: the backend is asked where the sign-in stands. */
  async function recover(ticket: number, error: SignInError): Promise<SignIn> {
    const place = placeOf(state)
    if (!place || !(LOST.includes(error.code) || error.code === 'stale_step'))
      return dispatch({ type: 'failed', ticket, error })
    try {
      const reply = await call('resume', { flow: place.flow })
      const gone = reply.kind === 'none' && LOST.includes(error.code)
      return await arrive(ticket, reply, gone ? new SignInError('outcome_unknown') : error)
    } catch {
      return dispatch({ type: 'failed', ticket, error })
    }
  }

  const signOutQuietly = (): Promise<unknown> => call('sign-out', {}).catch(() => null)

  async function context(): Promise<{ contextData?: string }> {
    return contextData ? { contextData: await contextData() } : {}
  }

  function start({ username, password }: Credentials): Promise<SignIn> {
    const before = givenUp
    return send(async () => {
      await before
      return call('start', { username, password, ...(await context()) })
    }, username)
  }

  function answer(asked: Pick<Asked, 'challenge' | 'flow' | 'number'>, given: unknown): Promise<SignIn> {
    try {
      const issues = issuesOf(asked.challenge, given)
      if (Object.keys(issues).length > 0) throw new SignInError('invalid_answer', { issues })
    } catch (thrown) {
      return Promise.resolve(dispatch({ type: 'refused', error: toSignInError(thrown) }))
    }
    const { flow, number: step } = asked
    return send(async () => call('answer', { flow, step, answer: given, ...(await context()) }))
  }

  function restart(): Promise<SignIn> {
    const place = placeOf(state)
    const late = inAir
    dispatch({ type: 'restarted' })
    const cancelled = place ? call('cancel', { flow: place.flow }).catch(() => null) : null
    givenUp = Promise.allSettled([late, cancelled])
    return Promise.resolve(current)
  }

  async function signOut(): Promise<SignIn> {
    try {
      await call('sign-out', {})
      return dispatch({ type: 'signedOut' })
    } catch (thrown) {
      // The cookie may still be there: nobody is told that they are signed out before they are.
      return dispatch({ type: 'refused', error: toSignInError(thrown) })
    }
  }

  /** The state with its actions bound to it: one that is pressed too late, or twice, joins what is in the air. */
  function view(of: FlowState): SignIn {
    const { ticket, ...step } = of
    const common = { pending: ticket !== null, restart }
    const once = (send: () => Promise<SignIn>): Promise<SignIn> => {
      if (state.ticket !== null) return inAir
      return of === state ? send() : Promise.resolve(current)
    }
    switch (step.step) {
      case 'SIGNED_IN':
        return { ...step, ...common, signOut, restart: signOut }
      case 'CREDENTIALS':
        return { ...step, ...common, submit: (credentials: Credentials) => once(() => start(credentials)) }
      case 'RESUMING':
      case 'UNSUPPORTED':
        return { ...step, ...common }
      default:
        return { ...step, ...common, submit: (given: unknown) => once(() => answer(step, given)) }
    }
  }

  return {
    getState: () => current,
    getServerState: () => fresh,
    subscribe(listener) {
      listeners.add(listener)
      if (state.step === 'RESUMING' && state.ticket === null) void send(() => call('resume', {}))
      return () => listeners.delete(listener)
    },
  }
}

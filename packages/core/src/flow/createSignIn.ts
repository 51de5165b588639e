import type { Calls, NoFlowReply, Reply } from '../wire/calls'
import { SignInError, toSignInError } from '../errors'
import { type FlowEvent, type FlowState, initialState, transition, placeOf } from './transition'
import { load } from '../importChunk'
import type { validateAnswer } from '../wire/readers'
import { type Call, startWith } from './startSignIn'
import type { SignInFlow, SignInOptions } from './signInFlow'
import type { AnswerOptions, Credentials, SignIn } from './step'

type Asked = Extract<FlowState, { challenge: unknown }>

interface Sending {
  readonly username?: string
  readonly resent?: boolean
}

// What leaves it open whether the answer arrived: the reply was lost, or was not our backend's.
const LOST: readonly string[] = ['network', 'bad_response']

/** Drives one sign-in over `transport`: sends what was answered, and holds the step that follows. */
export function createSignIn(options: SignInOptions): SignInFlow {
  const { transport, resumeMarker, contextData, browserSrp = false, stepUp } = options
  const listeners = new Set<() => void>()
  const blank = initialState(false, stepUp?.username)
  let state = resumeMarker?.read() ? initialState(true) : blank
  // What was sent last, and settles to the step that follows. It is in the air as long as the state holds a ticket.
  let inAir: Promise<SignIn> = Promise.resolve(view(state))
  const fresh = view(blank)
  let current = state === blank ? fresh : view(state)
  let tickets = 0
  // Given up, but perhaps still on its way: the next start waits, so that no late cookie overtakes it.
  let givenUp: Promise<unknown> = Promise.resolve()
  let check: typeof validateAnswer | null = null

  async function prepare(): Promise<void> {
    check ??= (await load(() => import('../wire/readers.ts'))).validateAnswer
  }

  function dispatch(event: FlowEvent): SignIn {
    const before = state
    state = transition(state, event)
    if (state === before) return current
    current = view(state)
    resumeMarker?.write(placeOf(state) !== null)
    for (const listener of listeners) listener()
    return current
  }

  const call: Call = (name, input) => transport(name, input, { signal: new AbortController().signal })

  /** Sends one call, and lets its reply or failure be the next event. */
  function send(work: () => Promise<Reply | NoFlowReply>, { username, resent }: Sending = {}): Promise<SignIn> {
    const ticket = ++tickets
    inAir = prepare()
      .then(work)
      .then((reply) => arrive({ type: 'replied', ticket, reply, ...(resent && { resent }) }))
      .catch((thrown: unknown) => recover(ticket, toSignInError(thrown)))
    dispatch(username === undefined ? { type: 'sent', ticket } : { type: 'sent', ticket, username })
    return inAir
  }

  async function arrive(event: Extract<FlowEvent, { type: 'replied' }>): Promise<SignIn> {
    // It came too late: whoever gave up must not be signed in by it. In a step-up they were signed in before,
    // and stay so.
    if (state.ticket !== event.ticket && event.reply.kind === 'signedIn' && !stepUp)
      await call('sign-out', {}).catch(() => null)
    return dispatch(event)
  }

  /** A lost reply, or an answer to an old question: the backend is asked where the sign-in stands. */
  async function recover(ticket: number, error: SignInError): Promise<SignIn> {
    const place = placeOf(state)
    if (!place || ![...LOST, 'stale_answer'].includes(error.code)) return dispatch({ type: 'failed', ticket, error })
    try {
      const reply = await call('resume', { flow: place.flow })
      const gone = reply.kind === 'noFlow' && LOST.includes(error.code)
      return await arrive({ type: 'replied', ticket, reply, error: gone ? new SignInError('outcome_unknown') : error })
    } catch {
      return dispatch({ type: 'failed', ticket, error })
    }
  }

  async function context(): Promise<{ contextData?: string }> {
    return contextData ? { contextData: await contextData() } : {}
  }

  /** Begins a sign-in, once all that was given up has come to rest. */
  function begin(username: string, work: () => Promise<Reply>): Promise<SignIn> {
    const before = givenUp
    return send(() => before.then(work), { username })
  }

  function start(credentials: Credentials): Promise<SignIn> {
    return begin(credentials.username, async () =>
      startWith(credentials, await context(), { call, browserSrp, stepUp: !!stepUp }),
    )
  }

  function answer(
    asked: Pick<Asked, 'challenge' | 'flow' | 'challengeIndex'>,
    given: unknown,
    options?: AnswerOptions,
  ): Promise<SignIn> {
    try {
      const issues = check?.(asked.challenge, given) ?? {}
      if (Object.keys(issues).length > 0) throw new SignInError('invalid_answer', { issues })
    } catch (thrown) {
      return Promise.resolve(dispatch({ type: 'refused', error: toSignInError(thrown) }))
    }
    const { flow, challengeIndex } = asked
    return send(async () => call('answer', { flow, challengeIndex, answer: given, ...options, ...(await context()) }))
  }

  const resend = ({ flow, challengeIndex }: Pick<Asked, 'flow' | 'challengeIndex'>): Promise<SignIn> =>
    send(() => call('resend', { flow, challengeIndex }), { resent: true })

  function restart(): Promise<SignIn> {
    const [place, late] = [placeOf(state), inAir]
    dispatch({ type: 'restarted' })
    const cancelled = place ? call('cancel', { flow: place.flow }).catch(() => null) : null
    givenUp = Promise.allSettled([late, cancelled])
    return Promise.resolve(current)
  }

  async function signOut(where: Calls['sign-out']['in'] = {}): Promise<SignIn> {
    try {
      const { everywhere } = await call('sign-out', where)
      return dispatch({ type: 'signedOut', ...(where.everywhere && { everywhere }) })
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
        return { ...step, ...common, signOut, restart: () => signOut() }
      case 'CREDENTIALS':
        return {
          ...step,
          ...common,
          submit: (credentials: Credentials) => once(() => start(credentials)),
          forgot: (username: string) => once(() => begin(username, () => call('forgot', { username }))),
        }
      case 'RESUMING':
      case 'UNSUPPORTED':
        return { ...step, ...common }
      default:
        return {
          ...step,
          ...common,
          submit: (given: unknown, options?: AnswerOptions) => once(() => answer(step, given, options)),
          resend: () => once(() => resend(step)),
          chooseAnotherMethod: () => once(() => start({ username: step.username })),
        }
    }
  }

  return {
    prepare,
    signedOut(where) {
      if (state.step === 'CREDENTIALS' && state.ticket === null) dispatch({ type: 'signedOut', ...where })
    },
    getState: () => current,
    getServerState: () => fresh,
    subscribe(listener) {
      listeners.add(listener)
      if (state.step === 'RESUMING' && state.ticket === null) void send(() => call('resume', {}))
      return () => listeners.delete(listener)
    },
  }
}

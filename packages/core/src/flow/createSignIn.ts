import { SignInError, toSignInError } from '../errors.ts'
import { importChunk } from '../importChunk.ts'
import type { Calls } from '../wire/calls.ts'
import type { validateAnswer } from '../wire/readers.ts'
import type { NoFlowReply, Reply } from '../wire/replies.ts'
import type { SendCall } from '../transports/transport.ts'
import { currentChallenge, type FlowEvent, type FlowState, initialState } from './flowState.ts'
import type { SignInFlow, SignInOptions } from './signInFlow.ts'
import { startSignIn } from './startSignIn.ts'
import type { AnswerOptions, Credentials, SignIn } from './step.ts'
import { type ChallengeReference, type FlowActions, toStep } from './toStep.ts'
import { transition } from './transition.ts'

interface SendOptions {
  readonly username?: string
  readonly resent?: boolean
}

// After these errors, the page does not know whether the backend received the call.
const LOST_REPLY: readonly string[] = ['network', 'bad_response']

/**
 * Creates a flow. The flow sends each answer over `transport` and holds the current step.
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
  const { transport, resumeMarker, contextData, browserSrp = false, stepUp } = options
  const listeners = new Set<() => void>()
  const actions: FlowActions = { start, forgot, answer, resend, restart, signOut, ifCurrent }
  const credentials = initialState(false, stepUp?.username)
  const serverStep = toStep(credentials, actions)
  let state = resumeMarker?.read() ? initialState(true) : credentials
  let step = state === credentials ? serverStep : toStep(state, actions)
  // Resolves to the step after the last call. The last call is pending while `state.callId` is not null.
  let lastCall = Promise.resolve(step)
  let callIds = 0
  // Resolves when the calls of an abandoned sign-in have ended. The next start waits for this promise, because a late
  // reply would overwrite the cookie of the new sign-in.
  let abandoned: Promise<unknown> = Promise.resolve()
  let check: typeof validateAnswer | null = null

  async function prepare(): Promise<void> {
    check ??= (await importChunk(() => import('../wire/readers.ts'))).validateAnswer
  }

  function dispatch(event: FlowEvent): SignIn {
    const before = state
    state = transition(state, event)
    if (state === before) return step
    step = toStep(state, actions)
    resumeMarker?.write(currentChallenge(state) !== null)
    for (const listener of listeners) listener()
    return step
  }

  const call: SendCall = (name, input) => transport(name, input, { signal: new AbortController().signal })

  /** Sends one call, and dispatches its reply or its failure. */
  function send(work: () => Promise<Reply | NoFlowReply>, { username, resent }: SendOptions = {}): Promise<SignIn> {
    const callId = ++callIds
    lastCall = prepare()
      .then(work)
      .then((reply) => handleReply({ type: 'replied', callId, reply, ...(resent && { resent }) }))
      .catch((thrown: unknown) => handleFailure(callId, toSignInError(thrown)))
    dispatch({ type: 'sent', callId, username })
    return lastCall
  }

  async function handleReply(event: Extract<FlowEvent, { type: 'replied' }>): Promise<SignIn> {
    // Ends a session that arrives after a restart, because the user has abandoned that sign-in. A step-up keeps the
    // session, because the user was signed in before the step-up.
    if (state.callId !== event.callId && event.reply.kind === 'signedIn' && !stepUp)
      await call('sign-out', {}).catch(() => null)
    return dispatch(event)
  }

  /** After a lost reply or a stale answer, asks the backend for the current challenge. */
  async function handleFailure(callId: number, error: SignInError): Promise<SignIn> {
    const current = currentChallenge(state)
    const lost = LOST_REPLY.includes(error.code)
    if (!current || !(lost || error.code === 'stale_answer')) return dispatch({ type: 'failed', callId, error })
    try {
      const reply = await call('resume', { flow: current.flow })
      const outcomeUnknown = reply.kind === 'noFlow' && lost
      const reason = outcomeUnknown ? new SignInError('outcome_unknown') : error
      return await handleReply({ type: 'replied', callId, reply, error: reason })
    } catch {
      return dispatch({ type: 'failed', callId, error })
    }
  }

  async function readContext(): Promise<{ contextData?: string }> {
    return contextData ? { contextData: await contextData() } : {}
  }

  /** Sends the first call of a sign-in, after the calls of an abandoned sign-in have ended. */
  function sendFirst(username: string, work: () => Promise<Reply>): Promise<SignIn> {
    const before = abandoned
    return send(() => before.then(work), { username })
  }

  function start(credentials: Credentials): Promise<SignIn> {
    return sendFirst(credentials.username, async () =>
      startSignIn(credentials, await readContext(), { call, browserSrp, stepUp: !!stepUp }),
    )
  }

  function forgot(username: string): Promise<SignIn> {
    return sendFirst(username, () => call('forgot', { username }))
  }

  function answer(
    { flow, challengeIndex, challenge }: ChallengeReference,
    input: unknown,
    answerOptions?: AnswerOptions,
  ): Promise<SignIn> {
    try {
      const issues = check?.(challenge, input) ?? {}
      if (Object.keys(issues).length > 0) throw new SignInError('invalid_answer', { issues })
    } catch (thrown) {
      return Promise.resolve(dispatch({ type: 'refused', error: toSignInError(thrown) }))
    }
    return send(async () =>
      call('answer', { flow, challengeIndex, answer: input, ...answerOptions, ...(await readContext()) }),
    )
  }

  function resend({ flow, challengeIndex }: ChallengeReference): Promise<SignIn> {
    return send(() => call('resend', { flow, challengeIndex }), { resent: true })
  }

  function restart(): Promise<SignIn> {
    const [current, pending] = [currentChallenge(state), lastCall]
    dispatch({ type: 'restarted' })
    const cancelled = current ? call('cancel', { flow: current.flow }).catch(() => null) : null
    abandoned = Promise.allSettled([pending, cancelled])
    return Promise.resolve(step)
  }

  async function signOut(input: Calls['sign-out']['in'] = {}): Promise<SignIn> {
    try {
      const { everywhere } = await call('sign-out', input)
      return dispatch({ type: 'signedOut', ...(input.everywhere && { everywhere }) })
    } catch (thrown) {
      // The user stays signed in, because the cookie may still exist.
      return dispatch({ type: 'refused', error: toSignInError(thrown) })
    }
  }

  function ifCurrent(of: FlowState, action: () => Promise<SignIn>): Promise<SignIn> {
    if (state.callId !== null) return lastCall
    return of === state ? action() : Promise.resolve(step)
  }

  return {
    prepare,
    signedOut(input) {
      if (state.step === 'SIGNED_IN' || (state.step === 'CREDENTIALS' && state.callId === null))
        dispatch({ type: 'signedOut', ...input })
    },
    getState: () => step,
    getServerState: () => serverStep,
    subscribe(listener) {
      listeners.add(listener)
      if (state.step === 'RESUMING' && state.callId === null) void send(() => call('resume', {}))
      return () => listeners.delete(listener)
    },
  }
}

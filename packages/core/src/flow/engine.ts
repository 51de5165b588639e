import type { Answer, AnyChallenge, ChallengeName } from '../challenges/challenge.ts'
import { checkAnswer } from '../challenges/registry.ts'
import { SignInError } from '../errors.ts'
import { toSignInError } from '../toSignInError.ts'
import type { SendCall } from '../transports/transport.ts'
import type { Calls } from '../wire/calls.ts'
import type { NoFlowReply, Reply } from '../wire/replies.ts'
import { type ChallengePosition, currentChallenge, type FlowEvent, type FlowState } from './flowState.ts'
import { createProofs } from './proofs.ts'
import type { SignInOptions } from './signInFlow.ts'
import { startSignIn } from './startSignIn.ts'
import type { AnswerOptions, Credentials, SignIn } from './step.ts'
import type { ChallengeReference } from './toStep.ts'
import { transition } from './transition.ts'

/** The part of a flow that the engine works with. */
export interface FlowStore {
  getState(): FlowState
  getStep(): SignIn
  /** Stores the next state, tells the listeners, and returns the step of the state. */
  setState(next: FlowState): SignIn
}

/**
 * Sends the calls of a flow, and turns replies and failures into steps. `callId` is the id of the pending call. The
 * functions resolve to the step that follows, and never reject.
 */
export interface SignInEngine {
  /**
   * Does the work of the next start that does not need the credentials. Does nothing while a call is pending or a
   * challenge is shown, because that start may never come.
   */
  prepare(): Promise<void>
  start(callId: number, credentials: Credentials): Promise<SignIn>
  forgot(callId: number, username: string): Promise<SignIn>
  answer(
    callId: number,
    to: ChallengeReference,
    answer: Answer<ChallengeName>,
    options?: AnswerOptions,
  ): Promise<SignIn>
  resend(callId: number, of: ChallengeReference): Promise<SignIn>
  resume(callId: number): Promise<SignIn>
  /** Returns the reason why an answer is not sent. Null if the answer may be valid. */
  check(to: ChallengeReference, answer: Answer<ChallengeName>): SignInError | null
  /** Cancels a sign-in after a restart. The next start waits until `pending` and the cancellation have ended. */
  abandon(current: ChallengePosition | null, pending: Promise<unknown>): void
  signOut(input: Calls['sign-out']['in']): Promise<SignIn>
}

// After these errors, the page does not know whether the backend received the call.
const LOST_REPLY: readonly string[] = ['network', 'bad_response']

export function createEngine(options: SignInOptions, store: FlowStore): SignInEngine {
  const { transport, contextData, browserSrp = false, stepUp } = options
  const proofs = browserSrp ? createProofs() : null
  // Resolves when the calls of an abandoned sign-in have ended. The next start waits for this promise, because a late
  // reply would overwrite the cookie of the new sign-in.
  let abandoned: Promise<unknown> = Promise.resolve()

  const call: SendCall = (name, input) => transport(name, input, { signal: new AbortController().signal })
  const dispatch = (event: FlowEvent): SignIn => store.setState(transition(store.getState(), event))

  /** Sends one call, and dispatches its reply or its failure. */
  function send(callId: number, work: () => Promise<Reply | NoFlowReply>, resent = false): Promise<SignIn> {
    return work()
      .then((reply) => handleReply({ type: 'replied', callId, reply, ...(resent && { resent }) }))
      .catch((thrown: unknown) => handleFailure(callId, toSignInError(thrown)))
  }

  async function handleReply(event: Extract<FlowEvent, { type: 'replied' }>): Promise<SignIn> {
    // Ends a session that arrives after a restart, because the user has abandoned that sign-in. A step-up keeps the
    // session, because the user was signed in before the step-up.
    if (store.getState().callId !== event.callId && event.reply.kind === 'signedIn' && !stepUp)
      await call('sign-out', {}).catch(() => null)
    return dispatch(event)
  }

  /** After a lost reply or a stale answer, asks the backend for the current challenge. */
  async function handleFailure(callId: number, error: SignInError): Promise<SignIn> {
    const current = currentChallenge(store.getState())
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
  function sendFirst(callId: number, work: () => Promise<Reply>): Promise<SignIn> {
    const before = abandoned
    return send(callId, () => before.then(work))
  }

  return {
    async prepare() {
      const { step, callId } = store.getState()
      if (step === 'CREDENTIALS' && callId === null) await proofs?.prepare()
    },
    start: (callId, credentials) =>
      sendFirst(callId, async () => startSignIn(credentials, await readContext(), { call, proofs, stepUp })),
    forgot: (callId, username) => sendFirst(callId, () => call('forgot', { username })),
    answer: (callId, { flow, challengeIndex }, answer, answerOptions) =>
      send(callId, async () =>
        call('answer', { flow, challengeIndex, answer, ...answerOptions, ...(await readContext()) }),
      ),
    resend: (callId, { flow, challengeIndex }) => send(callId, () => call('resend', { flow, challengeIndex }), true),
    resume: (callId) => send(callId, () => call('resume', {})),
    check: ({ challenge }, answer) => answerIssue(challenge, answer),
    abandon(current, pending) {
      const cancelled = current ? call('cancel', { flow: current.flow }).catch(() => null) : null
      abandoned = Promise.allSettled([pending, cancelled])
    },
    async signOut(input) {
      try {
        const { everywhere } = await call('sign-out', input)
        return dispatch({ type: 'signedOut', ...(input.everywhere && { everywhere }) })
      } catch (thrown) {
        // The user stays signed in, because the cookie may still exist.
        return dispatch({ type: 'refused', error: toSignInError(thrown) })
      }
    },
  }
}

function answerIssue(challenge: AnyChallenge, answer: Answer<ChallengeName>): SignInError | null {
  try {
    const issues = checkAnswer(challenge, answer)
    return Object.keys(issues).length > 0 ? new SignInError('invalid_answer', { issues }) : null
  } catch (thrown) {
    return toSignInError(thrown)
  }
}

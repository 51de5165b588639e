import { SignInError } from '../errors.ts'
import { type AnyChallengeState, currentChallenge, type FlowEvent, type FlowState } from './flowState.ts'
import { localTransition, toCredentials } from './localTransition.ts'

type Replied = Extract<FlowEvent, { type: 'replied' }>

function afterReply(state: FlowState, event: Replied): FlowState {
  const { reply, error = null, resent = false } = event
  switch (reply.kind) {
    case 'signedIn':
      return { step: 'SIGNED_IN', username: state.username, session: reply.session, error: null, callId: null }
    case 'restart':
      return toCredentials(reply.username, null, reply.notice)
    case 'noFlow':
      return toCredentials(reply.username ?? state.username, reply.expired ? new SignInError('flow_expired') : error)
    case 'challenge':
    case 'unsupported': {
      const current = currentChallenge(state)
      // Keep the challenge on screen if the reply repeats the challenge, because the backend sends a TOTP key only once.
      if (current?.flow === reply.flow && reply.challengeIndex <= current.challengeIndex)
        return { ...state, error, callId: null }
      const { flow, challengeIndex, username, expiresIn } = reply
      // A new challenge means that Cognito accepted an answer, so a lost reply is no longer an error. `stale_answer`
      // remains, because the backend did not send that answer to Cognito.
      const staleAnswer = error?.code === 'stale_answer' ? error : null
      const common = { flow, challengeIndex, username, expiresIn, error: staleAnswer, callId: null }
      if (reply.kind === 'unsupported')
        return { step: 'UNSUPPORTED', name: reply.name, reference: reply.reference, ...common }
      const { challenge, rememberDays } = reply
      const refused = reply.error ? new SignInError(reply.error) : staleAnswer
      // `resend` also sends the first code of a password reset. The first code does not count, because it replaces no code.
      const isFirstCode = state.step === 'PASSWORD_RESET_REQUIRED' && !state.challenge.sent
      const isAnotherCode = resent && !isFirstCode && 'resent' in state && state.flow === flow
      const count = isAnotherCode ? state.resent + 1 : 0
      // TypeScript cannot infer that `step` and `challenge` belong together, hence the cast.
      return {
        step: challenge.name,
        challenge,
        rememberDays,
        resent: count,
        ...common,
        error: refused,
      } as AnyChallengeState
    }
  }
}

/**
 * Returns the state that follows `event`. This pure function contains the whole logic of a sign-in. Returns the same
 * object if the event changes nothing.
 *
 * @example
 * const pending = transition(initialState(false), { type: 'sent', callId: 1, username: 'jane' })
 */
export function transition(state: FlowState, event: FlowEvent): FlowState {
  if (event.type !== 'replied') return localTransition(state, event)
  return event.callId === state.callId ? afterReply(state, event) : state
}

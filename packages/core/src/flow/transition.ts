import type { NoFlowReply, Notice, Reply, Session } from '../wire/calls'
import type { Challenge, ChallengeName } from '../challenges/challenge'
import { SignInError } from '../errors'

interface Common {
  readonly username: string
  readonly error: SignInError | null
  /** The ticket of what is in the air, if anything is. A reply with another ticket is stale. */
  readonly ticket: number | null
}

/** Which question of which sign-in is on screen. */
interface Place {
  readonly flow: string
  readonly challengeIndex: number
  readonly expiresIn: number
}

export interface Resuming extends Common {
  readonly step: 'RESUMING'
}
/** Signed out; or here alone, because Cognito could not be told that it should be everywhere. */
export type SignedOutNotice = 'signed_out' | 'signed_out_here'

export interface AtCredentials extends Common {
  readonly step: 'CREDENTIALS'
  readonly notice: Notice | SignedOutNotice | null
}
export interface Asked<N extends ChallengeName> extends Common, Place {
  readonly step: N
  readonly challenge: Challenge<N>
  readonly rememberDays: number | null
  /** How often another code was sent on request. */
  readonly resent: number
}
export interface Unsupported extends Common, Place {
  readonly step: 'UNSUPPORTED'
  readonly name: string
  readonly reference: string
}
export interface SignedIn extends Common {
  readonly step: 'SIGNED_IN'
  readonly session: Session
}

type AnyAsked = { [N in ChallengeName]: Asked<N> }[ChallengeName]

/** Where a sign-in stands, as plain data. */
export type FlowState = Resuming | AtCredentials | AnyAsked | Unsupported | SignedIn

/** All that can happen to a sign-in. */
export type FlowEvent =
  /** Something was sent: the first credentials bring the username along. */
  | { readonly type: 'sent'; readonly ticket: number; readonly username?: string }
  /** It came back. `error` says why it had to be asked for again; `resent`, that a code was sent on request. */
  | {
      readonly type: 'replied'
      readonly ticket: number
      readonly reply: Reply | NoFlowReply
      readonly error?: SignInError
      readonly resent?: boolean
    }
  | { readonly type: 'failed'; readonly ticket: number; readonly error: SignInError }
  /** Nothing was in the air: an answer that will not do, a sign-out that did not get through. */
  | { readonly type: 'refused'; readonly error: SignInError }
  | { readonly type: 'restarted' }
  /** `everywhere`: whether Cognito could be told, where that was asked for. */
  | { readonly type: 'signedOut'; readonly everywhere?: boolean }

/** The step before anything is known. `resuming`: this tab left a sign-in behind. */
export function initialState(resuming: boolean, username = ''): FlowState {
  const common = { username, error: null, ticket: null }
  return resuming ? { step: 'RESUMING', ...common } : { step: 'CREDENTIALS', notice: null, ...common }
}

/** Where in which sign-in the state is, if a question is on screen. */
export function placeOf(state: FlowState): Place | null {
  return 'flow' in state ? state : null
}

function credentials(
  username: string,
  error: SignInError | null,
  notice: AtCredentials['notice'] = null,
): AtCredentials {
  return { step: 'CREDENTIALS', username, error, notice, ticket: null }
}

function replied(state: FlowState, event: Extract<FlowEvent, { type: 'replied' }>): FlowState {
  const { reply, error = null, resent = false } = event
  switch (reply.kind) {
    case 'signedIn':
      return { step: 'SIGNED_IN', username: state.username, session: reply.session, error: null, ticket: null }
    case 'restart':
      return credentials(reply.username, null, reply.notice)
    case 'noFlow':
      return credentials(reply.username ?? state.username, reply.expired ? new SignInError('flow_expired') : error)
    case 'challenge':
    case 'unsupported': {
      const place = placeOf(state)
      // The same question again, or an older one: what is on screen stays, since it may show more (a key, once).
      if (place?.flow === reply.flow && reply.challengeIndex <= place.challengeIndex)
        return { ...state, error, ticket: null }
      const { flow, challengeIndex, username, expiresIn } = reply
      // The answer did count: only that one was a step behind is still worth saying.
      const behind = error?.code === 'stale_answer' ? error : null
      const common = { flow, challengeIndex, username, expiresIn, error: behind, ticket: null }
      if (reply.kind === 'unsupported')
        return { step: 'UNSUPPORTED', name: reply.name, reference: reply.reference, ...common }
      // The step is the challenge's name. TypeScript loses that the two belong together, hence the one cast.
      const { challenge, rememberDays } = reply
      const before = 'resent' in state && state.flow === flow ? state.resent : 0
      // The first code of a reset is asked for too, and stands in place of none.
      const again = resent && !(state.step === 'PASSWORD_RESET_REQUIRED' && !state.challenge.sent)
      return { step: challenge.name, challenge, rememberDays, resent: again ? before + 1 : 0, ...common } as AnyAsked
    }
  }
}

/** The whole of signing in, as a pure function. A state that does not change comes back as the same object. */
export function transition(state: FlowState, event: FlowEvent): FlowState {
  switch (event.type) {
    case 'sent':
      if (state.ticket !== null || state.step === 'SIGNED_IN') return state
      return { ...state, username: event.username ?? state.username, error: null, ticket: event.ticket }
    case 'replied':
      return event.ticket === state.ticket ? replied(state, event) : state
    case 'failed':
      if (event.ticket !== state.ticket) return state
      if (event.error.recovery === 'restart' || state.step === 'RESUMING')
        return credentials(state.username, event.error)
      return { ...state, error: event.error, ticket: null }
    case 'refused':
      return state.ticket === null ? { ...state, error: event.error } : state
    case 'restarted':
      return state.step === 'SIGNED_IN' ? state : credentials(state.username, null)
    case 'signedOut':
      return credentials('', null, event.everywhere === false ? 'signed_out_here' : 'signed_out')
  }
}

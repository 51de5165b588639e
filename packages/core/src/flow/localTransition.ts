import type { SignInError } from '../errors.ts'
import type { CredentialsState, FlowEvent, FlowState } from './flowState.ts'

/** The events that are no reply. The first view of a page needs only these. */
export type LocalEvent = Exclude<FlowEvent, { readonly type: 'replied' }>

export function toCredentials(
  username: string,
  error: SignInError | null,
  notice: CredentialsState['notice'] = null,
): CredentialsState {
  return { step: 'CREDENTIALS', username, error, notice, callId: null }
}

/** The part of `transition` for events that are no reply. */
export function localTransition(state: FlowState, event: LocalEvent): FlowState {
  switch (event.type) {
    case 'sent':
      if (state.callId !== null || state.step === 'SIGNED_IN') return state
      return { ...state, username: event.username ?? state.username, error: null, callId: event.callId }
    case 'failed':
      if (event.callId !== state.callId) return state
      if (event.error.recovery === 'restart' || state.step === 'RESUMING')
        return toCredentials(state.username, event.error)
      return { ...state, error: event.error, callId: null }
    case 'refused':
      return state.callId === null ? { ...state, error: event.error } : state
    case 'restarted':
      return state.step === 'SIGNED_IN' ? state : toCredentials(state.username, null)
    case 'signedOut':
      return toCredentials('', null, event.everywhere === false ? 'signed_out_here' : 'signed_out')
  }
}

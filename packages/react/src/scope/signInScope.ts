'use client'

import {
  createSignIn,
  type Session,
  type SignInError,
  type SignInErrorCode,
  type SignInFlow,
  type StepName,
  type StepUpDemand,
  type StepUpOptions,
  storageMarker,
} from '@challenge-kit/core'
import { type Context, createContext, useContext } from 'react'
import { createSessionScope, type SessionScope, type SessionScopeOptions } from './sessionScope.ts'
import { tracedTransport } from './tracedTransport.ts'

/** The values that a provider shares with all components inside the provider. */
export interface SignInScope extends SessionScope {
  readonly flow: SignInFlow
  /** The controller that closes the current passkey dialog. A browser shows only one passkey dialog at a time. */
  readonly ceremony: { current: AbortController | null }
  /** What your API requires of the next step-up. `useApi` sets it. */
  readonly demand: { current: StepUpDemand | undefined }
  /** The options of this scope. The scope of a step-up is created with the same options. */
  readonly options: SignInScopeOptions
  /** Calls `onEvent` once for each step and for each error, and `onSignedIn` once for each session. */
  notify(listeners: StepListeners): void
}

/** The functions of your page that are called for events: see `SignInProps`. */
export interface StepListeners {
  readonly onSignedIn?: ((session: Session) => void) | undefined
  readonly onEvent?: ((step: StepName, error?: SignInErrorCode) => void) | undefined
}

export interface SignInScopeOptions extends SessionScopeOptions {
  readonly contextData?: (() => Promise<string>) | undefined
  readonly browserSrp?: boolean | undefined
  /** The signed-in user of a step-up. Absent for any other sign-in. A reload does not resume a step-up. */
  readonly stepUp?: StepUpOptions | undefined
}

export function createSignInScope(options: SignInScopeOptions): SignInScope {
  const { transport, client, contextData, browserSrp, stepUp } = options
  const flow = createSignIn({
    transport: tracedTransport(transport, client),
    resumeMarker: stepUp ? undefined : storageMarker(() => sessionStorage, transport.sessionName),
    contextData,
    browserSrp,
    stepUp,
  })

  // This state is not in a component, because StrictMode mounts components twice.
  const notified: { session: Session | null; step: string; error: SignInError | null } = {
    session: null,
    step: '',
    error: null,
  }

  return {
    ...createSessionScope(options, flow, !!stepUp),
    flow,
    ceremony: { current: null },
    demand: { current: undefined },
    options,
    // A function of the page is called in a microtask, so that the browser reports what the function throws, and the
    // sign-in goes on.
    notify({ onSignedIn, onEvent }) {
      const state = flow.getState()
      const step = 'challengeIndex' in state ? `${state.step} ${state.challengeIndex}` : state.step
      if (step !== notified.step) {
        notified.step = step
        queueMicrotask(() => onEvent?.(state.step))
      }
      const { error } = state
      if (error && error !== notified.error) queueMicrotask(() => onEvent?.(state.step, error.code))
      notified.error = error
      if (state.step === 'SIGNED_IN' && state.session !== notified.session) {
        notified.session = state.session
        queueMicrotask(() => onSignedIn?.(state.session))
      }
    },
  }
}

export const SignInContext: Context<SignInScope | null> = createContext<SignInScope | null>(null)

/** Returns the provider's scope. `hook` is the name of the hook that calls it, for the error message. */
export function useSignInScope(hook: string): SignInScope {
  const scope = useContext(SignInContext)
  if (scope) return scope
  throw new Error(`${hook}() needs a <SignInProvider> around the page.`)
}

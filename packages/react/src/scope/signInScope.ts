'use client'

import {
  createSessionSync,
  createSignIn,
  type Session,
  type SignInFlow,
  type StepName,
  storageMarker,
  type Transport,
} from '@challenge-kit/core'
import type { QueryClient } from '@tanstack/react-query'
import { type Context, createContext, useContext } from 'react'
import { sessionCache } from './sessionQuery.ts'
import { tracedTransport } from './tracedTransport.ts'

/** What a provider shares with everything below it. */
export interface SignInScope {
  readonly flow: SignInFlow
  /** The host's own transport, for calls that are not part of a sign-in. */
  readonly transport: Transport
  /** The passkey dialog that is open, if any. A browser shows only one at a time. */
  readonly ceremony: { current: AbortController | null }
  /** The options of this scope. A step-up reuses them. */
  readonly options: SignInScopeOptions
  /** Tells the listeners about the current step and the session, once each. */
  notify(listeners: StepListeners): void
  /** Ends the session on this page. With `inAllTabs`, also ends it in the other tabs. */
  end(inAllTabs: boolean): Promise<void>
  /** Keeps the session query in step with the flow and the other tabs. Returns a function that stops it. */
  watch(): () => void
}

/** The host's listeners: see `SignInProps`. */
export interface StepListeners {
  readonly onSignedIn?: ((session: Session) => void) | undefined
  readonly onEvent?: ((step: StepName) => void) | undefined
}

export interface SignInScopeOptions {
  readonly transport: Transport
  readonly client: QueryClient
  readonly contextData?: (() => Promise<string>) | undefined
  readonly browserSrp?: boolean | undefined
  /** Present for a step-up: the signed-in user. A reload does not resume a step-up. */
  readonly stepUp?: { readonly username: string }
}

export function createSignInScope(options: SignInScopeOptions): SignInScope {
  const { transport, client, contextData, browserSrp, stepUp } = options
  const flow = createSignIn({
    transport: tracedTransport(transport, client),
    ...(stepUp ? { stepUp } : { resumeMarker: storageMarker(() => sessionStorage) }),
    ...(contextData && { contextData }),
    ...(browserSrp && { browserSrp }),
  })
  const sync = createSessionSync({ flow, transport, cache: sessionCache(client), stepUp: !!stepUp })

  // Kept here and not in a component, because StrictMode mounts components twice.
  const notified: { session: Session | null; step: string } = { session: null, step: '' }

  return {
    flow,
    transport,
    ceremony: { current: null },
    options,
    notify({ onSignedIn, onEvent }) {
      const state = flow.getState()
      const step = 'challengeIndex' in state ? `${state.step} ${state.challengeIndex}` : state.step
      if (step !== notified.step) {
        notified.step = step
        onEvent?.(state.step)
      }
      if (state.step === 'SIGNED_IN' && state.session !== notified.session) {
        notified.session = state.session
        onSignedIn?.(state.session)
      }
    },
    end: sync.end,
    watch: sync.start,
  }
}

export const SignInContext: Context<SignInScope | null> = createContext<SignInScope | null>(null)

/** Returns the provider's scope. `hook` is the name of the hook that calls it, for the error message. */
export function useSignInScope(hook: string): SignInScope {
  const scope = useContext(SignInContext)
  if (scope) return scope
  throw new Error(`${hook}() needs a <SignInProvider> around the page.`)
}

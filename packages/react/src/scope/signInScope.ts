'use client'

import {
  createSessionSync,
  createSignIn,
  type Session,
  type SignInFlow,
  type StepName,
  type StepUpDemand,
  type StepUpOptions,
  storageMarker,
  type Transport,
} from '@challenge-kit/core'
import type { QueryClient } from '@tanstack/react-query'
import { type Context, createContext, useContext } from 'react'
import { watchPageRestore } from './pageRestore.ts'
import { ownerOf, sessionCache } from './sessionQuery.ts'
import { tracedTransport } from './tracedTransport.ts'

/** The values that a provider shares with all components inside the provider. */
export interface SignInScope {
  readonly flow: SignInFlow
  /** The transport that your page passed to the provider. Calls that are not part of a sign-in use this transport. */
  readonly transport: Transport
  /** The controller that closes the current passkey dialog. A browser shows only one passkey dialog at a time. */
  readonly ceremony: { current: AbortController | null }
  /** What your API requires of the next step-up. `useApi` sets it. */
  readonly demand: { current: StepUpDemand | undefined }
  /** The options of this scope. The scope of a step-up is created with the same options. */
  readonly options: SignInScopeOptions
  /** Calls `onEvent` once for each step, and `onSignedIn` once for each session. */
  notify(listeners: StepListeners): void
  /** Ends the session on this page. With `inAllTabs`, also ends the session in the other tabs. */
  end(inAllTabs: boolean): Promise<void>
  /**
   * Updates the session query when the flow or another tab changes the session, and when the browser restores the page
   * from its back/forward cache. Returns a function that stops the updates.
   */
  watch(): () => void
}

/** The functions of your page that are called for events: see `SignInProps`. */
export interface StepListeners {
  readonly onSignedIn?: ((session: Session) => void) | undefined
  readonly onEvent?: ((step: StepName) => void) | undefined
}

export interface SignInScopeOptions {
  readonly transport: Transport
  readonly client: QueryClient
  readonly contextData?: (() => Promise<string>) | undefined
  readonly browserSrp?: boolean | undefined
  /** The signed-in user of a step-up. Absent for any other sign-in. A reload does not resume a step-up. */
  readonly stepUp?: StepUpOptions
}

export function createSignInScope(options: SignInScopeOptions): SignInScope {
  const { transport, client, contextData, browserSrp, stepUp } = options
  const flow = createSignIn({
    transport: tracedTransport(transport, client),
    ...(stepUp ? { stepUp } : { resumeMarker: storageMarker(() => sessionStorage, transport.sessionName) }),
    ...(contextData && { contextData }),
    ...(browserSrp && { browserSrp }),
  })
  const sync = createSessionSync({ flow, transport, cache: sessionCache(client), stepUp: !!stepUp })

  // This state is not in a component, because StrictMode mounts components twice.
  const notified: { session: Session | null; step: string } = { session: null, step: '' }

  return {
    flow,
    transport,
    ceremony: { current: null },
    demand: { current: undefined },
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
    watch() {
      const stopSync = sync.start()
      const stopRestore = stepUp ? null : watchPageRestore(() => ownerOf(client), sync.check)
      return () => {
        stopSync()
        stopRestore?.()
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

'use client'

import { createSessionSync, type SessionSync, type SignInFlow, type Transport } from '@challenge-kit/core'
import type { QueryClient } from '@tanstack/react-query'
import { type Context, createContext, useContext } from 'react'
import { watchPageRestore } from './pageRestore.ts'
import { sessionCache } from './sessionQuery.ts'

/** The part of a provider's scope that the session needs. */
export interface SessionScope extends Pick<SessionSync, 'fetch' | 'end'> {
  /** The flow of the page, or null if the page has no sign-in. */
  readonly flow: SignInFlow | null
  /** The transport that your page passed to the provider. Calls that are not part of a sign-in use this transport. */
  readonly transport: Transport
  /**
   * Updates the session query when the flow or another tab changes the session, and when the browser restores the page
   * from its back/forward cache. Returns a function that stops the updates.
   */
  watch(): () => void
}

export interface SessionScopeOptions extends Pick<SessionScope, 'transport'> {
  readonly client: QueryClient
}

/** Creates a scope. `stepUp` is true for the flow of a step-up. */
export function createSessionScope(
  { transport, client }: SessionScopeOptions,
  flow: SignInFlow | null,
  stepUp?: boolean,
): SessionScope {
  const cache = sessionCache(client)
  const sync = createSessionSync({ flow, transport, cache, stepUp })
  return {
    ...sync,
    flow,
    transport,
    watch() {
      const stopSync = sync.start()
      const stopRestore = stepUp ? null : watchPageRestore(cache.owner, sync.check)
      return () => {
        stopSync()
        stopRestore?.()
      }
    },
  }
}

export const SessionContext: Context<SessionScope | null> = createContext<SessionScope | null>(null)

/** Returns the provider's scope. `hook` is the name of the hook that calls it, for the error message. */
export function useSessionScope(hook: string): SessionScope {
  const scope = useContext(SessionContext)
  if (scope) return scope
  throw new Error(`${hook}() needs a <SignInProvider> around the page. Or use a <SessionProvider>.`)
}

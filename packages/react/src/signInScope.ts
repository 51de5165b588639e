'use client'

import { createSignIn, type Session, type SignInFlow, type StepName, type Transport } from '@challenge-kit/core'
import type { QueryClient } from '@tanstack/react-query'
import { type Context, createContext, useContext } from 'react'
import { joinTabs, type OtherTabs } from './session/otherTabs.ts'
import { dropSession, keepSession, ownerOf } from './session/sessionQuery.ts'
import { tabMarker } from './tabMarker.ts'
import { tracedTransport } from './tracedTransport.ts'

/** What a provider holds for everything below it. */
export interface SignInScope {
  readonly flow: SignInFlow
  /** As the host gave it: for calls that are no part of a sign-in. */
  readonly transport: Transport
  /** The passkey ceremony that goes on, if one does: a browser has one dialog. */
  readonly ceremony: { current: AbortController | null }
  /** What it was made of: a step-up is made of the same. */
  readonly options: SignInScopeOptions
  /** Tells the host of the current step, and of the session, unless it was told before. */
  tell(host: Host): void
  /** The session is over: for this page and, if `everywhere`, for the other tabs. */
  end(everywhere: boolean): Promise<void>
  /** Keeps the session query in step with the flow, and with the other tabs. Returns how to stop. */
  watch(): () => void
}

/** Who is told: see `SignInProps`. */
export interface Host {
  readonly onSignedIn?: ((session: Session) => void) | undefined
  readonly onEvent?: ((step: StepName) => void) | undefined
}

export interface SignInScopeOptions {
  readonly transport: Transport
  readonly client: QueryClient
  readonly contextData?: (() => Promise<string>) | undefined
  readonly browserSrp?: boolean | undefined
  /** Who signs in once more. Such a sign-in leaves nothing behind in the tab. */
  readonly stepUp?: { readonly username: string }
}

export function createSignInScope(options: SignInScopeOptions): SignInScope {
  const { transport, client, contextData, browserSrp, stepUp } = options
  // Another tab has told the backend already: this one only has to notice.
  let overElsewhere = false
  let tabs: OtherTabs | null = null
  const quiet: Transport = async (call, input, options) =>
    overElsewhere && call === 'sign-out' ? { everywhere: false } : transport(call, input, options)
  const flow = createSignIn({
    transport: tracedTransport(quiet, client),
    ...(stepUp ? { stepUp } : { resumeMarker: tabMarker }),
    ...(contextData && { contextData }),
    ...(browserSrp && { browserSrp }),
  })

  // It outlives whatever React mounts twice.
  const told: { session: Session | null; place: string } = { session: null, place: '' }

  async function end(everywhere: boolean): Promise<void> {
    const state = flow.getState()
    if (state.step === 'SIGNED_IN') await state.signOut()
    else {
      dropSession(client)
      if (everywhere) tabs?.tell('signed-out')
    }
  }

  async function endedElsewhere(): Promise<void> {
    overElsewhere = true
    await end(false).finally(() => (overElsewhere = false))
  }

  /** Another tab signed in: what is shown here for somebody else goes. */
  async function followSession(): Promise<void> {
    const { session } = await transport('session', {}, { signal: new AbortController().signal })
    if (!session) return
    if (ownerOf(client) !== session.username) await endedElsewhere()
    keepSession(client, session)
  }

  return {
    flow,
    transport,
    ceremony: { current: null },
    options,
    tell({ onSignedIn, onEvent }) {
      const state = flow.getState()
      const place = 'challengeIndex' in state ? `${state.step} ${state.challengeIndex}` : state.step
      if (place !== told.place) {
        told.place = place
        onEvent?.(state.step)
      }
      if (state.step === 'SIGNED_IN' && state.session !== told.session) {
        told.session = state.session
        onSignedIn?.(state.session)
      }
    },
    end,
    watch() {
      let before = flow.getState().step
      const stopFollowing = flow.subscribe(() => {
        const state = flow.getState()
        if (state.step === before) return
        if (state.step === 'SIGNED_IN') {
          keepSession(client, state.session)
          // A step-up changes nothing in who is signed in.
          if (!stepUp) tabs?.tell('signed-in')
        }
        if (before === 'SIGNED_IN') {
          dropSession(client)
          if (!overElsewhere) tabs?.tell('signed-out')
        }
        before = state.step
      })
      const joined = joinTabs({
        'signed-out': () => {
          if (ownerOf(client)) flow.signedOut()
          void endedElsewhere()
        },
        'signed-in': () => void followSession(),
      })
      tabs = joined
      return () => {
        stopFollowing()
        joined.close()
      }
    },
  }
}

export const SignInContext: Context<SignInScope | null> = createContext<SignInScope | null>(null)

/** The provider's scope. `hook` is the one that asks, for the sentence where there is none. */
export function useSignInScope(hook: string): SignInScope {
  const scope = useContext(SignInContext)
  if (scope) return scope
  throw new Error(`${hook}() needs a <SignInProvider> around the page.`)
}

import type { Session } from '../wire/replies.ts'
import type { Transport } from '../transports/transport.ts'
import { connectTabs, type OtherTabs } from './otherTabs.ts'
import type { SignInFlow } from './signInFlow.ts'

/** The page's cache of the session, for example a query of TanStack Query. */
export interface SessionCache {
  /** Returns the username of the session: null if nobody is signed in, undefined if the page has not asked yet. */
  owner(): string | null | undefined
  /** Stores a new session. */
  keep(session: Session): void
  /** Stores that nobody is signed in, and deletes everything that was fetched with the session. */
  drop(): void
}

export interface SessionSyncOptions {
  readonly flow: SignInFlow
  readonly transport: Transport
  readonly cache: SessionCache
  /** True for the flow of a step-up. It does not tell the other tabs, because the signed-in user stays the same. */
  readonly stepUp: boolean
}

/** Keeps the cached session in step with a flow and with the other tabs of this browser. */
export interface SessionSync {
  /** Ends the session on this page. With `inAllTabs`, also ends it in the other tabs. */
  end(inAllTabs: boolean): Promise<void>
  /** Starts to listen. Returns a function that stops it. */
  start(): () => void
}

/**
 * Creates the synchronisation. `SIGNED_IN` puts the session into the cache, and leaving it clears the cache. The other
 * tabs follow both.
 *
 * @example
 * const transport = httpTransport()
 * const flow = createSignIn({ transport })
 * let session: Session | null | undefined
 * const cache: SessionCache = {
 *   owner: () => session && session.username,
 *   keep: (next) => void (session = next),
 *   drop: () => void (session = null),
 * }
 * const stop = createSessionSync({ flow, transport, cache, stepUp: false }).start()
 */
export function createSessionSync({ flow, transport, cache, stepUp }: SessionSyncOptions): SessionSync {
  // True while this tab follows another one, which has already told the backend and all tabs.
  let following = false
  let tabs: OtherTabs | null = null

  function endHere(withNotice: boolean): void {
    const { step } = flow.getState()
    following = true
    if (step === 'SIGNED_IN' || (withNotice && cache.owner())) flow.signedOut()
    // Leaving SIGNED_IN clears the cache: see `start`.
    if (step !== 'SIGNED_IN') cache.drop()
    following = false
  }

  /** Another tab signed in. If the user is another one, removes what this page shows of the previous user. */
  async function followSignIn(): Promise<void> {
    const { session } = await transport('session', {}, { signal: new AbortController().signal })
    if (!session) return
    if (cache.owner() !== session.username) endHere(false)
    cache.keep(session)
  }

  return {
    async end(inAllTabs) {
      const state = flow.getState()
      if (state.step === 'SIGNED_IN') await state.signOut()
      else {
        cache.drop()
        if (inAllTabs) tabs?.send('signed-out')
      }
    },
    start() {
      let before = flow.getState().step
      const unsubscribe = flow.subscribe(() => {
        const state = flow.getState()
        if (state.step === before) return
        if (state.step === 'SIGNED_IN') {
          cache.keep(state.session)
          if (!stepUp) tabs?.send('signed-in')
        }
        if (before === 'SIGNED_IN') {
          cache.drop()
          if (!following) tabs?.send('signed-out')
        }
        before = state.step
      })
      const connected = connectTabs({
        'signed-in': () => void followSignIn().catch(() => null),
        'signed-out': () => endHere(true),
      })
      tabs = connected
      return () => {
        unsubscribe()
        connected.close()
      }
    },
  }
}

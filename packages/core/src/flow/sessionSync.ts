import type { Session } from '../wire/replies.ts'
import type { Transport } from '../transports/transport.ts'
import { connectTabs, type OtherTabs } from './otherTabs.ts'
import type { SignInFlow } from './signInFlow.ts'

/** The page's cache of the session, for example a query of TanStack Query. */
export interface SessionCache {
  /**
   * Returns the username of the session. Returns null if nobody is signed in, and undefined if the page has not fetched
   * the session yet.
   */
  owner(): string | null | undefined
  /** Stores a new session. */
  keep(session: Session): void
  /** Stores that nobody is signed in, and deletes everything that was fetched with the session. */
  drop(): void
}

export interface SessionSyncOptions {
  /** The flow of the page, or null if the page has no sign-in. */
  readonly flow: SignInFlow | null
  readonly transport: Transport
  readonly cache: SessionCache
  /** True for a step-up. A step-up sends no message to the other tabs, because the signed-in user stays the same. */
  readonly stepUp: boolean
}

/** Updates the cached session when the flow or another tab of this browser signs in or out. */
export interface SessionSync {
  /** Ends the session on this page. With `inAllTabs`, also ends it in the other tabs. */
  end(inAllTabs: boolean): Promise<void>
  /**
   * Asks the backend who is signed in. Ends the session on this page if the session is over or belongs to another user,
   * or if the backend cannot be reached. Never rejects.
   */
  check(): Promise<void>
  /** Starts to listen to the flow and to the other tabs. Returns a function that stops listening. */
  start(): () => void
}

/**
 * Creates the synchronisation. A flow that reaches `SIGNED_IN` puts the session into the cache. A flow that leaves
 * `SIGNED_IN` clears the cache. The other tabs then update their caches.
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
  // True while this tab handles a message of another tab. Then this tab sends no message, because every tab has received
  // the first one.
  let following = false
  let tabs: OtherTabs | null = null
  // Counts what may change the session, except the replies of the call `session`.
  let changes = 0

  function endHere(withNotice: boolean): void {
    const isSignedIn = flow?.getState().step === 'SIGNED_IN'
    if (withNotice) changes++
    following = true
    if (isSignedIn || (withNotice && cache.owner())) flow?.signedOut()
    // Leaving SIGNED_IN clears the cache: see `start`.
    if (!isSignedIn) cache.drop()
    following = false
  }

  /** Resolves to undefined if the session has changed meanwhile, so that the reply is outdated. */
  async function fetchSession(): Promise<Session | null | undefined> {
    const before = changes
    const { session } = await transport('session', {}, { signal: new AbortController().signal })
    return before === changes ? session : undefined
  }

  /** Stores the session. If the user changed, removes what this page shows of the previous user. */
  function follow(session: Session | null | undefined): void {
    if (session === undefined) return
    if (!session || cache.owner() !== session.username) endHere(false)
    if (session) cache.keep(session)
  }

  /** Handles a sign-in in another tab. */
  async function followSignIn(): Promise<void> {
    const session = await fetchSession()
    if (session) follow(session)
  }

  return {
    async end(inAllTabs) {
      const state = flow?.getState()
      if (state?.step === 'SIGNED_IN') await state.signOut()
      else {
        changes++
        cache.drop()
        if (inAllTabs) tabs?.send('signed-out')
      }
    },
    async check() {
      follow(await fetchSession().catch(() => null))
    },

    start() {
      const handlers = {
        'signed-in': () => void followSignIn().catch(() => null),
        'signed-out': () => endHere(true),
      }
      const connected = connectTabs(handlers, transport.sessionName ?? '')
      tabs = connected
      let before = flow?.getState().step
      const unsubscribe = flow?.subscribe(() => {
        const state = flow.getState()
        if (state.step === before) return
        if (!following) changes++
        if (state.step === 'SIGNED_IN') {
          cache.keep(state.session)
          if (!stepUp) connected.send('signed-in')
        }
        if (before === 'SIGNED_IN') {
          cache.drop()
          if (!following) connected.send('signed-out')
        }
        before = state.step
      })
      return () => {
        unsubscribe?.()
        connected.close()
        tabs = null
      }
    },
  }
}

import type { SignIn, StepName } from '../flow/step.ts'
import type { Session } from '../wire/replies.ts'
import type { SessionSyncOptions } from './sessionCache.ts'

/**
 * A message from one tab to the other tabs. After `signed-in`, the cookie that the tabs share may hold another user's
 * session. After `signed-out`, the cookie holds no session.
 */
export type TabMessage = 'signed-in' | 'signed-out'

/** The connection to this browser's other tabs. */
export interface OtherTabs {
  postMessage(message: TabMessage): void
}

/**
 * What a page does when the session changes. The first view of a page needs none of these functions, because the session
 * changes only by a call or by a message of another tab.
 */
export interface SessionChanges {
  /** See `SessionSync`. */
  fetch(): Promise<Session | null>
  /** See `SessionSync`. `tabs` is null if this tab does not listen. */
  end(inAllTabs: boolean, tabs: OtherTabs | null): Promise<void>
  /** See `SessionSync`. */
  check(): Promise<void>
  /** Handles a message of another tab. Ignores a message that this version of the kit does not know. Never rejects. */
  receive(message: unknown): Promise<void>
  /** Handles a change of the flow. `before` is the name of the previous step. */
  flowChanged(before: StepName | undefined, state: SignIn, tabs: OtherTabs): void
}

export function sessionChanges({ flow, transport, cache, stepUp }: SessionSyncOptions): SessionChanges {
  // True while this tab handles a message of another tab. Then this tab sends no message, because every tab has received
  // the first one.
  let following = false
  // Counts what may change the session, except the replies of the call `session`.
  let changes = 0

  function endHere(withNotice: boolean): void {
    const isSignedIn = flow?.getState().step === 'SIGNED_IN'
    if (withNotice) changes++
    following = true
    if (isSignedIn || (withNotice && cache.owner())) flow?.signedOut()
    // Leaving SIGNED_IN clears the cache: see `flowChanged`.
    if (!isSignedIn) cache.drop()
    following = false
  }

  // The call is never aborted, because the backend may be refreshing the session, and React's StrictMode would cause a
  // second refresh.
  async function readSession(): Promise<Session | null> {
    return (await transport('session', {}, { signal: new AbortController().signal })).session
  }

  /** Resolves to undefined if the session has changed meanwhile, so that the reply is outdated. */
  async function readPresent(): Promise<Session | null | undefined> {
    const before = changes
    const session = await readSession()
    return before === changes ? session : undefined
  }

  /** Stores the session. If the user changed, removes what this page shows of the previous user. */
  function follow(session: Session | null | undefined): void {
    if (session === undefined) return
    if (!session || cache.owner() !== session.username) endHere(false)
    if (session) cache.keep(session)
  }

  return {
    async end(inAllTabs, tabs) {
      const state = flow?.getState()
      if (state?.step === 'SIGNED_IN') await state.signOut()
      else {
        changes++
        cache.drop()
        if (inAllTabs) tabs?.postMessage('signed-out')
      }
    },
    async fetch() {
      const before = flow?.getState()
      const session = await readSession()
      // The backend no longer has the session, so the flow of this page returns to the credentials with a notice.
      if (!session && before?.step === 'SIGNED_IN' && flow?.getState() === before) await before.signOut()
      return session
    },
    async check() {
      follow(await readPresent().catch(() => null))
    },
    async receive(message) {
      if (message === 'signed-out') endHere(true)
      if (message !== 'signed-in') return
      // A tab that cannot fetch the session keeps its data.
      const session = await readPresent().catch(() => undefined)
      if (session) follow(session)
    },
    flowChanged(before, state, tabs) {
      if (state.step === before) return
      if (!following) changes++
      if (state.step === 'SIGNED_IN') {
        cache.keep(state.session)
        if (!stepUp) tabs.postMessage('signed-in')
      }
      if (before === 'SIGNED_IN') {
        cache.drop()
        if (!following) tabs.postMessage('signed-out')
      }
    },
  }
}

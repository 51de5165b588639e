import type { SignInFlow } from '../flow/signInFlow.ts'
import type { Transport } from '../transports/transport.ts'
import type { Session } from '../wire/replies.ts'

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
  /**
   * True for a step-up. A step-up sends no message to the other tabs, because the signed-in user stays the same.
   * @default false
   */
  readonly stepUp?: boolean | undefined
}

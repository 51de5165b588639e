import type { Sessions, StoredSession } from './session.ts'

/** Where sessions are stored. The default seals them into a cookie; the option `session` takes your own store. */
export interface SessionPort {
  /** The session of this request's browser, or null. Never refreshes. */
  read(request: Request): Promise<StoredSession | null>
  /**
   * Stores a session. `isNew` is true after a sign-in or a step-up, and false after a refresh: give a new session a new id.
   * A refreshed session is stored before its call does anything. Resolves to `Set-Cookie` lines.
   * If the session that a step-up replaces has ended meanwhile, throw `SignInError('signed_out')`.
   */
  write(
    session: StoredSession,
    details: { request: Request; isNew: boolean; replaces?: StoredSession | null },
  ): Promise<readonly string[]>
  /** Ends the session. Resolves to `Set-Cookie` lines. */
  end(request: Request): Promise<readonly string[]>
}

/** The sessions of the option `session`. The application gets a `Request`. */
export const ownSessions = (port: SessionPort): Sessions => ({
  read: (request) => port.read(request.toRequest()),
  write: (session, details) => port.write(session, { ...details, request: details.request.toRequest() }),
  end: (request) => port.end(request.toRequest()),
})

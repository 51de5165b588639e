import { type Calls, readObject, type Session } from '@challenge-kit/core'
import type { Refresher } from './refresh.ts'
import { type SessionContext, type SessionPort, type StoredSession, toPublicSession } from './session.ts'

/** A session for your server's own use. */
export interface ServerSession extends Session {
  /** For calls to your own APIs and to Cognito. Never send it to the browser. */
  readonly accessToken: string
  /** Null if the session store does not keep it. The sealed cookie does not. */
  readonly idToken: string | null
}

interface SessionParts {
  readonly refresher: Refresher
  /** Seconds since 1970. */
  readonly now: () => number
}

/** The browser's call `session`: who is signed in. */
export interface SessionCalls {
  session(json: unknown, context: SessionContext): Promise<Calls['session']['out']>
}

export function createSessionCalls({ refresher, now }: SessionParts): SessionCalls {
  return {
    session: async (json, context) => {
      readObject(json, 'bad_request', [])
      const { session, change } = await refresher.refresh(context.request, context)
      if (change) context.changes.session = change
      return { session: session && toPublicSession(session, now()) }
    },
  }
}

/** The methods by which the rest of your server reads sessions. */
export interface SessionReader {
  getSession(request: Request): Promise<ServerSession | null>
  refreshSession(
    request: Request,
  ): Promise<{ readonly session: ServerSession | null; readonly setCookie: readonly string[] }>
}

export function createSessionReader({
  sessions,
  refresher,
  now,
}: SessionParts & { readonly sessions: SessionPort }): SessionReader {
  return {
    getSession: async (request) => {
      const session = await sessions.read(request)
      return session && session.expiresAt > now() ? toServerSession(session, now()) : null
    },
    refreshSession: async (request) => {
      const { session, change } = await refresher.refresh(request)
      const setCookie = change?.kind === 'end' ? await sessions.end(request) : (change?.setCookie ?? [])
      return { session: session && toServerSession(session, now()), setCookie }
    },
  }
}

function toServerSession(session: StoredSession, now: number): ServerSession {
  return { ...toPublicSession(session, now), accessToken: session.accessToken, idToken: session.idToken }
}

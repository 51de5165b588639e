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

/** Headers as Node has them: `request.headers` of `node:http`, Express and Fastify. */
export type HeaderRecord = Readonly<Record<string, string | readonly string[] | undefined>>

/** A request, or only its headers. `Headers` may also be what `headers()` of Next.js returns. */
export type RequestOrHeaders = Request | Headers | HeaderRecord

/** The methods by which the rest of your server reads sessions. */
export interface SessionReader {
  getSession(from: RequestOrHeaders): Promise<ServerSession | null>
  refreshSession(
    from: RequestOrHeaders,
  ): Promise<{ readonly session: ServerSession | null; readonly setCookie: readonly string[] }>
}

export function createSessionReader({
  sessions,
  refresher,
  now,
}: SessionParts & { readonly sessions: SessionPort }): SessionReader {
  return {
    getSession: async (from) => {
      const session = await sessions.read(toRequest(from))
      return session && session.expiresAt > now() ? toServerSession(session, now()) : null
    },
    refreshSession: async (from) => {
      const request = toRequest(from)
      const { session, change } = await refresher.refresh(request)
      const setCookie = change?.kind === 'end' ? await sessions.end(request) : ((await change?.setCookie()) ?? [])
      return { session: session && toServerSession(session, now()), setCookie }
    },
  }
}

// The URL is a placeholder, because sessions are found by headers.
export function toRequest(from: RequestOrHeaders): Request {
  if (isRequest(from)) return from
  const headers = new Headers()
  if (isHeaders(from)) from.forEach((value, name) => headers.append(name, value))
  else {
    for (const [name, value = []] of Object.entries(from)) {
      // `Headers` cannot hold the pseudo-headers of HTTP/2, such as `:path`.
      if (!name.startsWith(':')) for (const item of [value].flat()) headers.append(name, item)
    }
  }
  return new Request('http://localhost/', { headers })
}

// A record may have headers of the names `headers` and `forEach`, but their values are never objects or functions.
const isRequest = (from: RequestOrHeaders): from is Request =>
  'headers' in from && typeof from.headers === 'object' && 'get' in from.headers
const isHeaders = (from: Headers | HeaderRecord): from is Headers => typeof from.forEach === 'function'

function toServerSession(session: StoredSession, now: number): ServerSession {
  return { ...toPublicSession(session, now), accessToken: session.accessToken, idToken: session.idToken }
}

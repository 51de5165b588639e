import { type Calls, readObject, type Session } from '@challenge-kit/core'
import { fromRequest } from '../request/fetchRequest.ts'
import { type HeaderRecord, recordHeaders, toHeaders } from '../request/headerRecord.ts'
import type { HttpRequest } from '../request/httpRequest.ts'
import type { Refresher } from './refresh.ts'
import { type SessionContext, type Sessions, type StoredSession, toPublicSession } from './session.ts'

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

/** A request, or only its headers. `Headers` may also be what `headers()` of Next.js returns. */
export type RequestOrHeaders = Request | Headers | HeaderRecord

/** A session, refreshed if necessary, and the `Set-Cookie` lines to append to your response. */
export interface RefreshedSession {
  readonly session: ServerSession | null
  readonly setCookie: readonly string[]
}

/** The methods by which the rest of your server reads sessions. */
export interface SessionReader {
  getSession(from: RequestOrHeaders): Promise<ServerSession | null>
  refreshSession(from: RequestOrHeaders): Promise<RefreshedSession>
}

export function createSessionReader({
  sessions,
  refresher,
  now,
}: SessionParts & { readonly sessions: Sessions }): SessionReader {
  return {
    getSession: async (from) => {
      const session = await sessions.read(readRequest(from))
      return session && session.expiresAt > now() ? toServerSession(session, now()) : null
    },
    refreshSession: async (from) => {
      const request = readRequest(from)
      const { session, change } = await refresher.refresh(request)
      const setCookie = change?.kind === 'end' ? await sessions.end(request) : ((await change?.setCookie()) ?? [])
      return { session: session && toServerSession(session, now()), setCookie }
    },
  }
}

/** Reads a request, or headers alone. With headers alone, `toRequest` returns a `Request` with a placeholder for its URL. */
export function readRequest(from: RequestOrHeaders): HttpRequest {
  if (isRequest(from)) return fromRequest(from)
  const record = isHeaders(from) ? recordOf(from) : from
  let request: Request | undefined
  return {
    method: 'GET',
    path: '/',
    headers: recordHeaders(record),
    isBodyTaken: false,
    readBody: () => Promise.resolve(new Uint8Array()),
    toRequest: () => (request ??= new Request('http://localhost/', { headers: toHeaders(record) })),
  }
}

// Next.js has a class of its own for headers, which may differ from `Headers` in everything but `forEach`.
function recordOf(headers: Headers): HeaderRecord {
  const record: Record<string, string> = {}
  headers.forEach((value, name) => void (record[name] = value))
  return record
}

// A record may have headers of the names `headers` and `forEach`, but their values are never objects or functions.
const isRequest = (from: RequestOrHeaders): from is Request =>
  'headers' in from && typeof from.headers === 'object' && 'get' in from.headers
const isHeaders = (from: Headers | HeaderRecord): from is Headers => typeof from.forEach === 'function'

function toServerSession(session: StoredSession, now: number): ServerSession {
  return { ...toPublicSession(session, now), accessToken: session.accessToken, idToken: session.idToken }
}

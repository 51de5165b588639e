import { readNumber, readObject, readString, readStringOrNull, type Session } from '@challenge-kit/core'
import type { CognitoPort } from '../cognito/port.ts'
import type { LimitedRequest } from '../limits/checkLimits.ts'
import { type Claims, claimsOf, type CognitoTokens, usernameOf } from '../cognito/result.ts'
import type { SealedCookie } from '../crypto/cookies.ts'
import type { HttpRequest } from '../request/httpRequest.ts'
import type { SecurityWarning } from '../limits/securityWarning.ts'

/** The claims that the browser may see: see {@link Session}. */
export type SessionClaims = Readonly<Record<string, string | number | boolean>>

/** A session as it is stored. It never leaves the server. */
export interface StoredSession {
  /** The id of the flow that created the session. */
  readonly flow: string
  /** The account's canonical username. */
  readonly username: string
  /** The username as typed. Users know their account by it. */
  readonly signInName: string
  /** What `describeSession` returned for the ID token. */
  readonly claims: SessionClaims
  readonly accessToken: string
  readonly refreshToken: string
  /** The sealed cookie has no room for it, so there it is null. */
  readonly idToken: string | null
  /** Pools that track devices require it to refresh the session. */
  readonly deviceKey: string | null
  /** When the user signed in, in seconds since 1970. A refresh does not change it. */
  readonly signedInAt: number
  /** Whether that sign-in was a step-up, which proves what the policy requires or every factor of the account. */
  readonly steppedUp: boolean
  /** When the access token expires, in seconds since 1970. */
  readonly expiresAt: number
  /** When the refresh token expires, in seconds since 1970. */
  readonly endsAt: number
}

/** Where the backend finds sessions and stores them. */
export interface Sessions {
  /** The session of this request's browser, or null. Never refreshes. */
  read(request: HttpRequest): Promise<StoredSession | null>
  /** The sessions of every session cookie, also of planted ones. */
  readAll?(request: HttpRequest): Promise<readonly StoredSession[]>
  /** Resolves to `Set-Cookie` lines. */
  write(session: StoredSession, details: SessionWrite): Promise<readonly string[]>
  /** Ends the session. Resolves to `Set-Cookie` lines. */
  end(request: HttpRequest): Promise<readonly string[]>
}

/** Why a session is stored: see `SessionPort`. */
interface SessionWrite {
  readonly request: HttpRequest
  readonly isNew: boolean
  readonly replaces?: StoredSession | null
}

/** What a call changes in the stored session. The handler writes the change with the reply, also if the call fails. */
export type SessionChange =
  /** A refreshed session, which is stored already. */
  | { readonly kind: 'stored'; readonly setCookie: () => Promise<readonly string[]> }
  /** A new session. A step-up replaces the session `replaces`, which the same call may have changed before (`earlier`). */
  | {
      readonly kind: 'open'
      readonly session: StoredSession
      readonly replaces: StoredSession | null
      readonly earlier: SessionChange | undefined
    }
  | { readonly kind: 'end' }

/** What the session code needs from one request. */
export interface SessionContext {
  readonly request: HttpRequest
  /** The client's address, or null if it is unknown. */
  readonly address: string | null
  readonly cognito: CognitoPort
  /** The request's record for the security event. */
  readonly log: LimitedRequest['log'] & { username: string | null }
  readonly changes: { session?: SessionChange }
  /** Records what a call to Cognito threw: the name of the exception, and whether the call may have had its effect. */
  noteException(thrown: unknown): void
  /** Adds a warning to the security event. */
  warn(warning: SecurityWarning): void
}

const VERSION = 3
// A token grows with the groups of its user.
const LONGEST_TEXT = 262_144

/**
 * Stores sessions in a sealed cookie.
 *
 * @param now - Seconds since 1970.
 */
export function cookieSessions(cookie: SealedCookie, now: () => number): Sessions {
  return {
    readAll: async (request) => {
      const sessions = (await cookie.readAll(request)).map(readSession)
      return sessions.filter((session) => session !== null)
    },
    read: async (request) => readSession(await cookie.read(request)),
    write: async (session) => [await cookie.set(sessionPayload({ ...session, idToken: null }), session.endsAt - now())],
    end: () => Promise.resolve([cookie.drop()]),
  }
}

/** What is sealed of a session. */
export const sessionPayload = (session: StoredSession): Readonly<Record<string, unknown>> => ({
  v: VERSION,
  ...session,
})

/** The session in an opened payload. Null if another version of this backend sealed it. */
export function readSession(payload: unknown): StoredSession | null {
  try {
    const object = readObject(payload, 'bad_request')
    if (object['v'] !== VERSION) return null
    const text = (key: string): string => readString(object, key, 'bad_request', LONGEST_TEXT)
    const number = (key: string): number => readNumber(object, key, 'bad_request')
    return {
      flow: text('flow'),
      username: text('username'),
      signInName: text('signInName'),
      claims: publicClaims(readObject(object['claims'], 'bad_request')),
      accessToken: text('accessToken'),
      refreshToken: text('refreshToken'),
      idToken: readStringOrNull(object, 'idToken', 'bad_request', LONGEST_TEXT),
      deviceKey: readStringOrNull(object, 'deviceKey', 'bad_request'),
      signedInAt: number('signedInAt'),
      steppedUp: object['steppedUp'] === true,
      expiresAt: number('expiresAt'),
      endsAt: number('endsAt'),
    }
  } catch {
    return null
  }
}

/** What a session keeps when its tokens are refreshed. */
export type SessionOrigin = Omit<StoredSession, 'username' | 'accessToken' | 'idToken' | 'expiresAt'> & {
  readonly idToken?: string | null
}

/**
 * A session with new tokens. What the tokens do not contain stays as it was.
 *
 * @param now - Seconds since 1970.
 */
export function sessionOf(
  tokens: CognitoTokens,
  before: SessionOrigin,
  describeSession: (claims: Claims) => Claims,
  now: number,
): StoredSession {
  return {
    ...before,
    username: usernameOf(tokens.accessToken),
    claims: tokens.idToken === null ? before.claims : publicClaims(describeSession(claimsOf(tokens.idToken))),
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken ?? before.refreshToken,
    idToken: tokens.idToken ?? before.idToken ?? null,
    expiresAt: now + tokens.expiresIn,
  }
}

/** The claims that are a text, a number or a boolean. The browser gets no others. */
function publicClaims(claims: Readonly<Record<string, unknown>>): SessionClaims {
  const isPublic = (value: unknown): value is string | number | boolean =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return Object.fromEntries(Object.entries(claims).flatMap(([name, value]) => (isPublic(value) ? [[name, value]] : [])))
}

/** What the browser may know. */
export function toPublicSession({ username, signInName, claims, expiresAt }: StoredSession, now: number): Session {
  return { username, signInName, claims, expiresIn: Math.max(0, expiresAt - now) }
}

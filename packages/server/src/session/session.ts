import { readNumber, readObject, readString, readStringOrNull, type Session } from '@challenge-kit/core'
import type { Cookie } from '../crypto/cookies.ts'
import type { Seal } from '../crypto/seal.ts'
import { type Claims, claimsOf, type CognitoTokens, type Description, usernameOf } from '../cognito/tokens.ts'

/** A session as it is kept: for the server alone. */
export interface StoredSession {
  /** The sign-in that it came from. */
  readonly flow: string
  /** The account's canonical name. */
  readonly username: string
  /** As typed to sign in: what a person knows the account by. */
  readonly signInName: string
  /** What `describeSession` made of the ID token. The ID token itself is not kept. */
  readonly claims: Description
  readonly accessToken: string
  readonly refreshToken: string
  /** Needed to refresh where the pool tracks devices. */
  readonly deviceKey: string | null
  /** When the sign-in ended that this session came from, in seconds since 1970. Renewals leave it as it is. */
  readonly signedInAt: number
  /** Whether that sign-in was a step-up: it proved what the policy asks for, or all that the account has. */
  readonly steppedUp: boolean
  /** When the access token ends, in seconds since 1970. */
  readonly expiresAt: number
  /** When the refresh token ends, in seconds since 1970. */
  readonly endsAt: number
}

/** Where sessions are kept. Without one of your own, they are sealed into a cookie. */
export interface SessionPort {
  /** The session of this request's browser, or null. Never refreshes. */
  read(request: Request): Promise<StoredSession | null>
  /** Keeps a new or renewed session; resolves to the `Set-Cookie` lines to send. `idToken` is there to be read once. */
  write(session: StoredSession, details: { request: Request; idToken: string | null }): Promise<readonly string[]>
  /** Ends the session; resolves to the `Set-Cookie` lines to send. */
  end(request: Request): Promise<readonly string[]>
}

/** For signing out: also what is not trusted to sign anybody in. */
export interface EverySession {
  readEvery(request: Request): Promise<readonly StoredSession[]>
}

/** A session for use on the server. */
export interface ServerSession extends Session {
  /** For calls to your own APIs, and Cognito's. Never send it to the browser. */
  readonly accessToken: string
}

const VERSION = 3

/** Sessions in a sealed cookie. `now` gives seconds. */
export function cookieSessions(seal: Seal, cookie: Cookie, now: () => number): SessionPort & EverySession {
  return {
    readEvery: async (request) => {
      const read = cookie.values(request).map(async (value) => readSession(await seal.open(value)))
      return (await Promise.all(read)).filter((session) => session !== null)
    },
    read: async (request) => {
      const value = cookie.read(request)
      return value === null ? null : readSession(await seal.open(value))
    },
    write: async (session) => [cookie.set(await seal.close({ v: VERSION, ...session }), session.endsAt - now())],
    end: () => Promise.resolve([cookie.drop()]),
  }
}

function readSession(payload: unknown): StoredSession | null {
  try {
    const object = readObject(payload, 'bad_request')
    if (object['v'] !== VERSION) return null
    const text = (key: string): string => readString(object, key, 'bad_request', 8_192)
    return {
      flow: text('flow'),
      username: text('username'),
      signInName: text('signInName'),
      claims: describable(readObject(object['claims'], 'bad_request')),
      accessToken: text('accessToken'),
      refreshToken: text('refreshToken'),
      deviceKey: readStringOrNull(object, 'deviceKey', 'bad_request'),
      signedInAt: readNumber(object, 'signedInAt', 'bad_request'),
      steppedUp: object['steppedUp'] === true,
      expiresAt: readNumber(object, 'expiresAt', 'bad_request'),
      endsAt: readNumber(object, 'endsAt', 'bad_request'),
    }
  } catch {
    return null
  }
}

/** What a session is made of, besides its tokens. */
export interface SessionOrigin {
  readonly flow: string
  readonly signInName: string
  readonly deviceKey: string | null
  readonly refreshToken: string
  readonly claims: Description
  readonly signedInAt: number
  readonly steppedUp: boolean
  readonly endsAt: number
}

/** Fresh tokens as a session. What they do not bring along stays as it was. */
export function sessionOf(
  tokens: CognitoTokens,
  before: SessionOrigin,
  describe: (claims: Claims) => Claims,
  now: number,
): StoredSession {
  return {
    flow: before.flow,
    username: usernameOf(tokens.accessToken),
    signInName: before.signInName,
    claims: tokens.idToken === null ? before.claims : describable(describe(claimsOf(tokens.idToken))),
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken ?? before.refreshToken,
    deviceKey: before.deviceKey,
    signedInAt: before.signedInAt,
    steppedUp: before.steppedUp,
    expiresAt: now + tokens.expiresIn,
    endsAt: before.endsAt,
  }
}

function describable(claims: Readonly<Record<string, unknown>>): Description {
  const kept = Object.entries(claims).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, value] as const]
      : [],
  )
  return Object.fromEntries(kept)
}

/** What the browser may know. */
export function describe({ username, signInName, claims, expiresAt }: StoredSession, now: number): Session {
  return { username, signInName, claims, expiresIn: Math.max(0, expiresAt - now) }
}

/** What the server may use. */
export function forServer(session: StoredSession, now: number): ServerSession {
  return { ...describe(session, now), accessToken: session.accessToken }
}

import { SignInError } from '@challenge-kit/core'
import type { CognitoPort } from '../cognito/port.ts'
import { base64url, digest } from '#crypto'
import type { PlainCookie } from '../crypto/cookies.ts'
import type { SealedRecords } from './sealedRecords.ts'
import type { HttpRequest } from '../request/httpRequest.ts'
import type { Sessions, StoredSession } from './session.ts'

/** Sessions in a store. The cookie holds only a random id. */
export interface StoredSessions extends Sessions {
  readAll(request: HttpRequest): Promise<readonly StoredSession[]>
  /** The key of the request's session. Null without a session cookie, and with two, because one of them may be planted. */
  keyOf(request: HttpRequest): Promise<string | null>
  /** Ends the sessions of every session cookie, on every instance. Resolves to what was stored last. */
  take(request: HttpRequest): Promise<readonly StoredSession[]>
  /** Ends every session of an account. */
  takeAccount(username: string): Promise<readonly StoredSession[]>
}

interface StoredSessionsParts {
  readonly sealed: SealedRecords
  readonly clientId: string
  readonly cookie: PlainCookie
  readonly cognito: () => Pick<CognitoPort, 'revokeToken'>
  readonly random: (length: number) => Uint8Array
  /** Seconds since 1970. */
  readonly now: () => number
}

// An id is 32 random bytes as base64url.
const ID_BYTES = 32
const ID = /^[\w-]{43}$/
// A browser sends one. More ids would let a stranger cause many calls to the store by one request.
const MAX_IDS = 5

export function createStoredSessions(parts: StoredSessionsParts): StoredSessions {
  const { sealed, clientId, cookie, cognito, random, now } = parts
  // The key is a hash of the id, so that an attacker who reads the store cannot make a cookie from it. The hash contains
  // the app client, because an id of one app client must not end a session of another.
  const keyFor = async (id: string): Promise<string> => digest(`${clientId}\n${id}`)
  const idsIn = (request: HttpRequest): readonly string[] =>
    cookie
      .values(request)
      .filter((id) => ID.test(id))
      .slice(0, MAX_IDS)

  async function keyOf(request: HttpRequest): Promise<string | null> {
    const [id, ...others] = idsIn(request)
    return id === undefined || others.length > 0 ? null : keyFor(id)
  }

  async function forEach(
    request: HttpRequest,
    work: (key: string) => Promise<StoredSession | null>,
  ): Promise<readonly StoredSession[]> {
    const keys = await Promise.all(idsIn(request).map(keyFor))
    return (await Promise.all(keys.map(work))).filter((session) => session !== null)
  }

  const take = (request: HttpRequest): Promise<readonly StoredSession[]> => forEach(request, sealed.take)

  /** Stores the session of a sign-in under a new id. A step-up replaces a session, which must not have ended. */
  async function add(session: StoredSession, request: HttpRequest, replaces: StoredSession | null): Promise<string> {
    const id = base64url(random(ID_BYTES))
    const key = await keyFor(id)
    const ended = await replaceAll(key, session, request)
    if (replaces === null) for (const { refreshToken } of ended) revoke(refreshToken)
    else if (!ended.some(({ username }) => username === replaces.username)) {
      await sealed.take(key)
      throw new SignInError('signed_out')
    }
    return id
  }

  /** Stores a session, and ends the sessions of the request. */
  async function replaceAll(
    key: string,
    session: StoredSession,
    request: HttpRequest,
  ): Promise<readonly StoredSession[]> {
    try {
      await sealed.add(key, session)
      // The id from before the sign-in ends, because an attacker may have planted it.
      return await take(request)
    } catch {
      void sealed.discard(key, session)
      // The answer cannot be sent again, because Cognito has accepted it.
      throw new SignInError('outcome_unknown', {
        detail: 'the session store did not answer, so the new session is lost',
      })
    }
  }

  /** The reply to the browser does not wait for this. */
  const revoke = (refreshToken: string): void =>
    void cognito()
      .revokeToken(refreshToken)
      .catch(() => undefined)

  return {
    keyOf,
    take,
    takeAccount: (username) => sealed.takeAccount(username),
    readAll: (request) => forEach(request, sealed.read),
    read: async (request) => {
      const key = await keyOf(request)
      return key === null ? null : sealed.read(key)
    },
    write: async (session, { request, isNew, replaces = null }) => {
      if (!isNew) {
        const key = await keyOf(request)
        if (key !== null && (await sealed.replace(key, session))) return []
        throw new SignInError('flow_expired')
      }
      return [cookie.set(await add(session, request, replaces), session.endsAt - now())]
    },
    // The cookie is deleted even if the store does not answer. Nobody can use the record without the id in the cookie.
    end: async (request) => {
      await take(request).catch(() => undefined)
      return [cookie.drop()]
    },
  }
}

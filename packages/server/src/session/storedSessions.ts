import { SignInError } from '@challenge-kit/core'
import { base64url, digest } from '#crypto'
import type { PlainCookie } from '../crypto/cookies.ts'
import type { SealedRecords } from './sealedRecords.ts'
import type { Sessions, StoredSession } from './session.ts'

/** Sessions in a store. The cookie holds only a random id. */
export interface StoredSessions extends Sessions {
  readAll(request: Request): Promise<readonly StoredSession[]>
  /** The key of the request's session. Null without a session cookie, and with two, because one of them may be planted. */
  keyOf(request: Request): Promise<string | null>
  /** Ends the sessions of every session cookie, on every instance. Resolves to what was stored last. */
  take(request: Request): Promise<readonly StoredSession[]>
  /** Ends every session of an account. */
  takeAccount(username: string): Promise<readonly StoredSession[]>
}

interface StoredSessionsParts {
  readonly sealed: SealedRecords
  readonly clientId: string
  readonly cookie: PlainCookie
  readonly random: (length: number) => Uint8Array
  /** Seconds since 1970. */
  readonly now: () => number
}

// An id is 32 random bytes as base64url.
const ID_BYTES = 32
const ID = /^[\w-]{43}$/

export function createStoredSessions(parts: StoredSessionsParts): StoredSessions {
  const { sealed, clientId, cookie, random, now } = parts
  // The key is a hash of the id, so that an attacker who reads the store cannot make a cookie from it. The hash contains
  // the app client, because an id of one app client must not end a session of another.
  const keyFor = async (id: string): Promise<string> => digest(`${clientId}\n${id}`)
  const idsIn = (request: Request): readonly string[] => cookie.values(request).filter((id) => ID.test(id))

  async function keyOf(request: Request): Promise<string | null> {
    const [id, ...others] = idsIn(request)
    return id === undefined || others.length > 0 ? null : keyFor(id)
  }

  async function forEach(
    request: Request,
    work: (key: string) => Promise<StoredSession | null>,
  ): Promise<readonly StoredSession[]> {
    const keys = await Promise.all(idsIn(request).map(keyFor))
    return (await Promise.all(keys.map(work))).filter((session) => session !== null)
  }

  const take = (request: Request): Promise<readonly StoredSession[]> => forEach(request, sealed.take)

  /** Stores the session of a sign-in under a new id. */
  async function add(session: StoredSession, request: Request): Promise<string> {
    const id = base64url(random(ID_BYTES))
    try {
      await sealed.add(await keyFor(id), session)
      // The id from before the sign-in ends, because an attacker may have planted it.
      await take(request)
      return id
    } catch {
      // The answer cannot be sent again, because Cognito has accepted it.
      throw new SignInError('outcome_unknown', {
        detail: 'the session store did not answer, so the new session is lost',
      })
    }
  }

  return {
    keyOf,
    take,
    takeAccount: (username) => sealed.takeAccount(username),
    readAll: (request) => forEach(request, sealed.read),
    read: async (request) => {
      const key = await keyOf(request)
      return key === null ? null : sealed.read(key)
    },
    write: async (session, { request, isNew }) => {
      if (!isNew) {
        const key = await keyOf(request)
        if (key !== null && (await sealed.replace(key, session))) return []
        throw new SignInError('flow_expired')
      }
      return [cookie.set(await add(session, request), session.endsAt - now())]
    },
    // The browser forgets its id even if the store does not answer. Without the id, the record only waits for its end.
    end: async (request) => {
      await take(request).catch(() => undefined)
      return [cookie.drop()]
    },
  }
}

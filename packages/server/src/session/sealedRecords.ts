import { readObject, SignInError } from '@challenge-kit/core'
import { createKeyedHash } from '../crypto/keyedHash.ts'
import type { Keys } from '../crypto/keys.ts'
import { createSeal } from '../crypto/seal.ts'
import { readSession, sessionPayload, type StoredSession } from './session.ts'
import type { SessionRecords } from './store.ts'

/**
 * Sessions in a store, by the key of their record.
 *
 * Each method throws `SignInError('upstream_unavailable')` if the store does not answer, because a signed-in user must not
 * count as signed out.
 */
export interface SealedRecords {
  read(key: string): Promise<StoredSession | null>
  add(key: string, session: StoredSession): Promise<void>
  /** False if the session has ended. */
  replace(key: string, session: StoredSession): Promise<boolean>
  /** Ends a session, and resolves to what was stored last. */
  take(key: string): Promise<StoredSession | null>
  /** Removes a session that could not be added. Never rejects. */
  discard(key: string, session: StoredSession): Promise<void>
  /** Ends the sessions of an account, or only the one with this key. */
  takeAccount(username: string, only?: string): Promise<readonly StoredSession[]>
  /** The sessions of an account by their keys. */
  list(username: string): Promise<ReadonlyMap<string, StoredSession>>
}

interface SealedRecordsParts {
  readonly records: SessionRecords
  readonly keys: Keys
  readonly clientId: string
  /** Seconds since 1970. */
  readonly now: () => number
}

const MAX_LOOKS = 5

export function createSealedRecords({ records, keys, clientId, now }: SealedRecordsParts): SealedRecords {
  const seal = createSeal(keys, 'stored-session', clientId)
  // An account is listed under a hash with the newest key. Sessions from before a key rotation are under an older one.
  const older = [...keys.all.keys()].filter((id) => id !== keys.newest)
  const hashes = [keys.newest, ...older].flatMap((id) => {
    const secret = keys.all.get(id)
    return secret ? [createKeyedHash(secret)] : []
  })
  const accountsOf = (username: string): Promise<readonly string[]> =>
    Promise.all(hashes.map((hash) => hash(`${clientId}\n${username}`)))

  const ttlOf = ({ endsAt }: StoredSession): number => Math.max(1, Math.ceil(endsAt - now()))

  /** The record contains its own key, so that a record which was copied to another key does not open. */
  const close = (key: string, session: StoredSession): Promise<string> =>
    seal.close({ ...sessionPayload(session), key })

  async function open(key: string, sealed: string | null): Promise<StoredSession | null> {
    const payload = sealed === null ? null : await seal.open(sealed)
    return payload !== null && readObject(payload, 'bad_request')['key'] === key ? readSession(payload) : null
  }

  const read = async (key: string): Promise<StoredSession | null> => open(key, await ask(() => records.read(key)))

  async function listed(key: string, session: StoredSession, ttl: number): Promise<void> {
    const [account = ''] = await accountsOf(session.username)
    await ask(() => records.list(account, key, ttl))
  }

  async function list(username: string): Promise<ReadonlyMap<string, StoredSession>> {
    const accounts = await accountsOf(username)
    const keysOf = await ask(() => Promise.all(accounts.map((account) => records.keysOf(account))))
    const found = await Promise.all(
      [...new Set(keysOf.flat())].map(async (key) => {
        const session = await read(key)
        return session?.username === username ? ([[key, session]] as const) : []
      }),
    )
    return new Map(found.flat())
  }

  async function take(key: string): Promise<StoredSession | null> {
    const session = await open(key, await ask(() => records.take(key)))
    const accounts = session ? await accountsOf(session.username) : []
    await ask(() => Promise.all(accounts.map((account) => records.unlist(account, key))))
    return session
  }

  return {
    read,
    list,
    take,
    add: async (key, session) => {
      const sealed = await close(key, session)
      // Both at once, because each waits for the store. If one of them fails, nobody learns the id of the record.
      await Promise.all([listed(key, session, ttlOf(session)), ask(() => records.add(key, sealed, ttlOf(session)))])
    },
    replace: async (key, session) => {
      const sealed = await close(key, session)
      const exists = await ask(() => records.replace(key, sealed))
      // After a key rotation, the account has a new hash.
      if (exists) await listed(key, session, ttlOf(session))
      return exists
    },
    discard: async (key, { username }) => {
      const accounts = await accountsOf(username)
      await Promise.allSettled([records.take(key), ...accounts.map((account) => records.unlist(account, key))])
    },
    takeAccount: async (username, only) => {
      const all: StoredSession[] = []
      // A step-up may add its session during the first look, so an empty list counts from the second look on.
      for (let looks = 1; looks <= MAX_LOOKS; looks += 1) {
        const found = [...(await list(username)).keys()].filter((key) => only === undefined || key === only)
        if (found.length === 0 && looks > 1) break
        all.push(...(await Promise.all(found.map(take))).filter((session) => session !== null))
      }
      return all
    },
  }
}

/** Calls the store. */
async function ask<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (thrown) {
    const name = thrown instanceof Error ? thrown.name : 'no error'
    throw new SignInError('upstream_unavailable', { detail: `the session store did not answer (${name})` })
  }
}

import type { LimitStore } from '../limits/limitStore.ts'
import type { SecurityWarning } from '../limits/securityWarning.ts'

/** What all instances of the backend share: the option `store`. `createRedisStore` makes one. */
export interface Store {
  readonly limits: LimitStore
  readonly sessions: SessionRecords
  readonly locks: Locks
}

/** Where sessions are kept on the server. Each record is sealed text under a key that nobody can guess. */
export interface SessionRecords {
  read(key: string): Promise<string | null>
  /** Adds a record, which is deleted after `ttl` seconds. */
  add(key: string, sealed: string, ttl: number): Promise<void>
  /** Replaces a record, which keeps its time. Resolves to false if the record no longer exists. */
  replace(key: string, sealed: string): Promise<boolean>
  /** Deletes a record and resolves to its last text, in one step: no `replace` comes in between. */
  take(key: string): Promise<string | null>
  /** Lists a key under an account for `ttl` seconds. */
  list(account: string, key: string, ttl: number): Promise<void>
  /** Removes a key from the list of an account. */
  unlist(account: string, key: string): Promise<void>
  /** The keys that are listed under an account. The records of some keys may be gone. */
  keysOf(account: string): Promise<readonly string[]>
}

/** Locks that all instances see. */
export interface Locks {
  /**
   * Takes a lock, or resolves to null at once if it is taken. The lock ends by itself after `ttl` milliseconds, because
   * the process that holds it may crash.
   */
  acquire(key: string, ttl: number): Promise<Lock | null>
}

/** A lock that this process holds. */
export interface Lock {
  /** Gives the lock back. It does nothing if the lock has ended and another process holds it now. */
  release(): Promise<void>
}

/**
 * Takes a lock. Null if it is taken. If the store of locks does not answer, this warns, and resolves to a lock that
 * protects from nothing, because a sign-in must not depend on locks.
 */
export async function acquireOrWarn(
  { locks, key, ttl }: { readonly locks: Locks; readonly key: string; readonly ttl: number },
  warn: (warning: SecurityWarning) => void,
): Promise<(Lock & { readonly isReal: boolean }) | null> {
  try {
    const lock = await locks.acquire(key, ttl)
    // A lock that cannot be given back ends by itself.
    return lock && { isReal: true, release: () => lock.release().catch(() => undefined) }
  } catch {
    warn('lock_store_failed')
    return { isReal: false, release: () => Promise.resolve() }
  }
}

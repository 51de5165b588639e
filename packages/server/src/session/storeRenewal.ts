import { SignInError } from '@challenge-kit/core'
import type { CognitoTokens } from '../cognito/result.ts'
import type { Renewal, RenewalWork, RenewedSession } from './renewal.ts'
import type { StoredSession } from './session.ts'
import { acquireOrWarn, type Locks } from './store.ts'
import type { HttpRequest } from '../request/httpRequest.ts'
import type { StoredSessions } from './storedSessions.ts'

interface StoreRenewalParts {
  readonly sessions: StoredSessions
  readonly locks: Locks
  /** Milliseconds that the calls to Cognito of one request have together. */
  readonly timeout: number
  /** Seconds since 1970. */
  readonly now: () => number
}

// Milliseconds. A request waits for the renewal of another one at most eight seconds, because its page waits twelve.
const POLL = 50
const POLLS = 160
/** Without locks: one second, in which another instance may store what it got from Cognito. */
const POLLS_WITHOUT_LOCK = 20
/** Beside the calls to Cognito, the holder of a lock waits for the store. */
const STORE_TIME = 4_000
const WRITES = 3

/** A stored session keeps its id, so its cookie stays as it is. */
const noLines = (): Promise<readonly string[]> => Promise.resolve([])

// The module `node:timers/promises` is missing in runtimes other than Node.
const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Renews each stored session on one instance at a time. The others wait, and read the renewed session. */
export function createStoreRenewal({ sessions, locks, timeout, now }: StoreRenewalParts): Renewal {
  const running = new Map<string, Promise<RenewedSession>>()

  /** The session as it is stored now. Throws if it has ended. */
  async function current(request: HttpRequest): Promise<StoredSession> {
    const session = await sessions.read(request)
    if (session) return session
    throw new SignInError('flow_expired')
  }

  /** Waits until another instance has renewed the session. Null if it does not do so in time. */
  async function renewedElsewhere(request: HttpRequest, { isDue }: RenewalWork): Promise<RenewedSession | null> {
    const session = await current(request)
    return isDue(session) ? null : { session, setCookie: noLines }
  }

  /** Stores new tokens. If the session has ended meanwhile, the tokens are revoked. */
  async function store(
    tokens: CognitoTokens,
    before: StoredSession,
    request: HttpRequest,
    work: RenewalWork,
  ): Promise<RenewedSession> {
    const session = work.withTokens(before, tokens, now())
    for (let writes = 1; ; writes += 1) {
      try {
        await sessions.write(session, { request, isNew: false })
        return { session, setCookie: noLines }
      } catch (thrown) {
        const hasEnded = thrown instanceof SignInError && thrown.code === 'flow_expired'
        if (hasEnded) await work.discard(tokens)
        // Tries again, because with rotation the old refresh token is used up, and the new one must not be lost.
        if (hasEnded || writes === WRITES) throw thrown
      }
    }
  }

  async function renewHere(request: HttpRequest, work: RenewalWork, isAlone: boolean): Promise<RenewedSession> {
    const session = await current(request)
    if (!work.isDue(session)) return { session, setCookie: noLines }
    try {
      return await store(await work.refresh(session), session, request, work)
    } catch (thrown) {
      // Without a lock another instance may have used up the refresh token.
      for (let polls = 0; !isAlone && polls < POLLS_WITHOUT_LOCK; polls += 1) {
        const renewed = await renewedElsewhere(request, work)
        if (renewed) return renewed
        await sleep(POLL)
      }
      throw thrown
    }
  }

  async function renewOnce(key: string, request: HttpRequest, work: RenewalWork): Promise<RenewedSession> {
    for (let polls = 0; polls < POLLS; polls += 1) {
      const lock = await acquireOrWarn({ locks, key: `renew:${key}`, ttl: timeout + STORE_TIME }, work.warn)
      if (lock) {
        try {
          return await renewHere(request, work, lock.isReal)
        } finally {
          await lock.release()
        }
      }
      await sleep(POLL)
      const renewed = await renewedElsewhere(request, work)
      if (renewed) return renewed
    }
    throw work.failed(new SignInError('upstream_unavailable', { detail: 'another instance did not finish a renewal' }))
  }

  return {
    renew: async (_, request, work) => {
      const key = await sessions.keyOf(request)
      if (key === null) throw new SignInError('flow_expired')
      const shared = running.get(key) ?? renewOnce(key, request, work).finally(() => running.delete(key))
      running.set(key, shared)
      return shared
    },
    // An ended session has no record, and nothing is stored for a session without a record.
    end: () => Promise.resolve(),
    hasEnded: () => Promise.resolve(false),
  }
}

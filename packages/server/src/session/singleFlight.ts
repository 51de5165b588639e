import { SignInError } from '@challenge-kit/core'
import type { CognitoTokens } from '../cognito/result.ts'
import { digest } from '#crypto'

/** The tokens that a refresh returned, and when they arrived, in seconds since 1970. */
export interface RefreshedTokens {
  readonly tokens: CognitoTokens
  readonly at: number
}

/** How tokens are refreshed. */
export interface RefreshWork {
  refresh(): Promise<CognitoTokens>
  /** Revokes tokens that arrived after their session had ended. */
  discard(tokens: CognitoTokens): Promise<void>
}

/** Shares each refresh between requests of this process, also with requests that come up to 20 seconds later. */
export interface SingleFlight {
  /**
   * The new tokens for a refresh token: from a refresh that is running or just ended, or else from a new one.
   *
   * @throws `SignInError('flow_expired')` if the session has ended, or ends during the refresh.
   */
  run(refreshToken: string, work: RefreshWork): Promise<RefreshedTokens>
  /** Ends a session. From then on, `run` rejects for its old and its new refresh token. */
  end(refreshToken: string): Promise<void>
  /** Whether the session of a refresh token has ended in the last fifteen minutes. */
  hasEnded(refreshToken: string): Promise<boolean>
}

interface Entry {
  readonly running: Promise<RefreshedTokens>
  result: RefreshedTokens | null
}

// Seconds. A request may leave the browser before the new cookie arrives, and a page waits twelve seconds for a reply.
const KEPT = 20
// Seconds. A reply that was renewed before a sign-out may have to wait for an API.
const END_KEPT = 900
const MAX_ENTRIES = 2_000

/** @param now - Seconds since 1970. */
export function createSingleFlight(now: () => number): SingleFlight {
  // The keys are digests, because a token must not be a key.
  const entries = new Map<string, Entry>()
  const ended = new Map<string, number>()

  function prune(): void {
    for (const [key, { result }] of entries)
      if (result && (result.at + KEPT <= now() || entries.size > MAX_ENTRIES)) entries.delete(key)
    for (const [key, at] of ended) if (at + END_KEPT <= now() || ended.size > MAX_ENTRIES) ended.delete(key)
  }

  async function start(key: string, { refresh, discard }: RefreshWork): Promise<RefreshedTokens> {
    const tokens = await refresh()
    if (!ended.has(key)) return { tokens, at: now() }
    await discard(tokens)
    throw new SignInError('flow_expired')
  }

  return {
    run: async (refreshToken, work) => {
      const key = await digest(refreshToken)
      prune()
      if (ended.has(key)) throw new SignInError('flow_expired')
      const before = entries.get(key)
      if (before) return before.running
      const entry: Entry = { running: start(key, work), result: null }
      entries.set(key, entry)
      try {
        entry.result = await entry.running
        return entry.result
      } catch (thrown) {
        // The next request may try again at once.
        entries.delete(key)
        throw thrown
      }
    },
    end: async (refreshToken) => {
      const own = await digest(refreshToken)
      prune()
      ended.set(own, now())
      for (const [key, { result }] of entries) {
        const renewed = result?.tokens.refreshToken ?? null
        if (renewed === refreshToken) ended.set(key, now())
        else if (key === own && renewed !== null) ended.set(await digest(renewed), now())
      }
    },
    hasEnded: async (refreshToken) => ended.has(await digest(refreshToken)),
  }
}

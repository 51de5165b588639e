import { SignInError } from '@challenge-kit/core'
import { digest } from '../crypto/base64.ts'
import type { CognitoTokens } from '../cognito/tokens.ts'

/** Tokens for a refresh token, and when they came, in seconds since 1970. */
export interface Renewal {
  readonly tokens: CognitoTokens
  readonly at: number
}

/** How a session is renewed. */
export interface Renewing {
  renew(): Promise<CognitoTokens>
  /** Gets tokens that came when the session had ended: they are nobody's. */
  discard(tokens: CognitoTokens): Promise<void>
}

/** Renewals under way in this process, and those of the last few seconds. */
export interface Renewals {
  /**
   * The tokens for this refresh token: those of a renewal that is under way or just over, else of a new one. Rejects with
   * `flow_expired` where its session has ended, be it meanwhile.
   */
  share(refreshToken: string, renewing: Renewing): Promise<Renewal>
  /** The session has ended: nobody gets tokens for it any more, whether this is its old or its new refresh token. */
  forget(refreshToken: string): Promise<void>
}

interface Entry {
  readonly renewal: Promise<Renewal>
  done: Renewal | null
}

// Requests that left the browser before the new cookie came in, or whose reply was lost: a page waits twelve. In seconds.
const KEPT = 20
const MOST = 2_000

export function createRenewals(now: () => number): Renewals {
  // By digest: no token is a key.
  const entries = new Map<string, Entry>()
  const ended = new Map<string, number>()

  function sweep(): void {
    for (const [key, { done }] of entries)
      if (done && (done.at + KEPT <= now() || entries.size > MOST)) entries.delete(key)
    for (const [key, at] of ended) if (at + KEPT <= now() || ended.size > MOST) ended.delete(key)
  }

  async function begin(key: string, { renew, discard }: Renewing): Promise<Renewal> {
    const tokens = await renew()
    if (!ended.has(key)) return { tokens, at: now() }
    await discard(tokens)
    throw new SignInError('flow_expired')
  }

  return {
    share: async (refreshToken, renewing) => {
      const key = await digest(refreshToken)
      sweep()
      if (ended.has(key)) throw new SignInError('flow_expired')
      const running = entries.get(key)
      if (running) return running.renewal
      const entry: Entry = { renewal: begin(key, renewing), done: null }
      entries.set(key, entry)
      try {
        entry.done = await entry.renewal
        return entry.done
      } catch (thrown) {
        // What failed may be tried again at once.
        entries.delete(key)
        throw thrown
      }
    },
    forget: async (refreshToken) => {
      ended.set(await digest(refreshToken), now())
      for (const [key, { done }] of entries) if (done?.tokens.refreshToken === refreshToken) ended.set(key, now())
    },
  }
}

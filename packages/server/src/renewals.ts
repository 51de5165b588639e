import { base64url } from './base64.ts'
import type { CognitoTokens } from './tokens.ts'

/** Tokens for a refresh token, and when they came, in seconds since 1970. */
export interface Renewal {
  readonly tokens: CognitoTokens
  readonly at: number
}

/** Renewals under way in this process, and those of the last few seconds. */
export interface Renewals {
  /** The tokens for this refresh token: those of a renewal that is under way or just over, else of a new one. */
  share(refreshToken: string, renew: () => Promise<CognitoTokens>): Promise<Renewal>
  /** Shares the tokens of a session that has ended with nobody, whether this is its old or its new refresh token. */
  forget(refreshToken: string): Promise<void>
}

interface Entry {
  readonly renewal: Promise<Renewal>
  done: Renewal | null
}

// Requests that left the browser before the new cookie came in. In seconds.
const KEPT = 10
const MOST = 2_000

export function createRenewals(now: () => number): Renewals {
  // By digest: no token is a key.
  const entries = new Map<string, Entry>()

  function sweep(): void {
    for (const [key, { done }] of entries)
      if (done && (done.at + KEPT <= now() || entries.size > MOST)) entries.delete(key)
  }

  return {
    share: async (refreshToken, renew) => {
      const key = await digest(refreshToken)
      sweep()
      const running = entries.get(key)
      if (running) return running.renewal
      const begin = async (): Promise<Renewal> => {
        const tokens = await renew()
        return { tokens, at: now() }
      }
      const entry: Entry = { renewal: begin(), done: null }
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
      entries.delete(await digest(refreshToken))
      for (const [key, { done }] of entries) if (done?.tokens.refreshToken === refreshToken) entries.delete(key)
    },
  }
}

async function digest(token: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))))
}

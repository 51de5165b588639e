import { type Calls, readObject, SignInError } from '@challenge-kit/core'
import type { Limits } from '../limits/checkLimits.ts'
import type { Refresher } from './refresh.ts'
import type { SessionContext, Sessions, StoredSession } from './session.ts'
import type { StoredSessions } from './storedSessions.ts'

interface SignOutParts {
  readonly sessions: Sessions
  /** Null if sessions are not in a store. */
  readonly stored: StoredSessions | null
  readonly refresher: Refresher
  readonly limits: Limits
}

/** The call `sign-out`. */
export type SignOut = (json: unknown, context: SessionContext) => Promise<Calls['sign-out']['out']>

/** Always ends the session of this browser. `everywhere` also ends the user's other sessions, if Cognito can be reached. */
export function createSignOut({ sessions, stored, refresher, limits }: SignOutParts): SignOut {
  /** The refreshed session, because ending the user's other sessions requires a valid access token. */
  async function refreshed(context: SessionContext): Promise<StoredSession | null> {
    try {
      return (await refresher.refresh(context.request, context)).session
    } catch (thrown) {
      context.noteException(thrown)
      return null
    }
  }

  async function signOutEverywhere({ accessToken }: StoredSession, context: SessionContext): Promise<boolean> {
    try {
      await context.cognito.account.globalSignOut(accessToken, {})
      return true
    } catch (thrown) {
      context.noteException(thrown)
      return false
    }
  }

  return async (json, context) => {
    const wantsEverywhere = readEverywhere(json)
    context.changes.session = { kind: 'end' }
    const all = (await sessions.readAll?.(context.request)) ?? [await sessions.read(context.request)]
    const known = all.filter((session) => session !== null)
    context.log.username = known[0]?.username ?? null
    // If the limit refuses the call, Cognito is not called. The session still ends in this browser.
    if (known.length > 0 && (await isThrottled(limits, context))) {
      await Promise.all(known.map(refresher.end))
      await stored?.take(context.request)
      return { everywhere: false }
    }
    const session = wantsEverywhere ? await refreshed(context) : null
    // Another request may have refreshed the session meanwhile: a store says what it held last.
    const taken = (await stored?.take(context.request)) ?? []
    const account = session ?? (known.length === 1 ? known[0] : undefined)
    const others = wantsEverywhere && account ? ((await stored?.takeAccount(account.username)) ?? []) : []
    // A session that was just refreshed has another refresh token than the cookie.
    const ending = [...known, ...taken, ...others, ...(session ? [session] : [])]
    await Promise.all(ending.map(refresher.end))
    const everywhere = session !== null && (await signOutEverywhere(session, context))
    // GlobalSignOut has already revoked the tokens of its account.
    const left = everywhere ? ending.filter(({ username }) => username !== session.username) : ending
    const refreshTokens = new Set(left.map(({ refreshToken }) => refreshToken))
    await Promise.all([...refreshTokens].map((token) => refresher.revoke(token, context)))
    return { everywhere }
  }
}

async function isThrottled(limits: Limits, context: SessionContext): Promise<boolean> {
  try {
    await limits.check({ actions: ['sessionCall'] }, context)
    return false
  } catch {
    return true
  }
}

function readEverywhere(json: unknown): boolean {
  const { everywhere = false } = readObject(json, 'bad_request', ['everywhere'])
  if (typeof everywhere !== 'boolean') throw new SignInError('bad_request', { detail: 'everywhere must be a boolean' })
  return everywhere
}

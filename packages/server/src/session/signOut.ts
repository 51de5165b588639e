import { readObject, SignInError } from '@challenge-kit/core'
import type { Call } from '../http/call.ts'
import type { Settings } from '../options.ts'
import type { Refresh } from './refresh.ts'
import type { Renewals } from './singleFlight.ts'
import type { StoredSession } from './session.ts'
import type { Throttle } from '../limits/policy.ts'
import { noteException, type Visit } from '../http/requestLog.ts'

interface Tools {
  readonly throttle: Throttle
  readonly refresh: Refresh
  readonly renewals: Renewals
  readonly revoke: (refreshToken: string | null, visit: Visit) => Promise<void>
}

/** Signs out: here always, and wherever else the account is signed in if that is wished and Cognito can be told. */
export function createSignOut(
  { sessions }: Settings,
  { throttle, refresh, renewals, revoke }: Tools,
): Call<'sign-out'> {
  /** The session renewed where need be, since only a living access token can end the others. */
  async function renewed(request: Request, visit: Visit): Promise<StoredSession | null> {
    try {
      return (await refresh(request, visit)).session
    } catch (thrown) {
      noteException(visit, thrown)
      return null
    }
  }

  async function endEverywhere({ accessToken }: StoredSession, visit: Visit): Promise<boolean> {
    try {
      await visit.cognito.account.signOutEverywhere(accessToken, {})
      return true
    } catch (thrown) {
      noteException(visit, thrown)
      return false
    }
  }

  /** From here on no request gets tokens of these, also none that waits for them just now. */
  const forget = (ending: readonly StoredSession[]): Promise<unknown> =>
    Promise.all(ending.map(({ refreshToken }) => renewals.forget(refreshToken)))

  return async (request, json, visit) => {
    const wished = readWish(json)
    const every = (await sessions.readEvery?.(request)) ?? [await sessions.read(request)]
    const known = every.filter((session) => session !== null)
    visit.username = known[0]?.username ?? null
    // Others at this address may have used up its share: then Cognito is spared, and the session still ends here.
    if (known.length > 0 && (await isRefused(throttle.beforeSession(visit.address)))) {
      await forget(known)
      return { body: { everywhere: false }, setCookie: await sessions.end(request) }
    }
    const session = wished ? await renewed(request, visit) : null
    // What was just renewed has another token than the cookie.
    const ending = session ? [...known, session] : known
    await forget(ending)
    const everywhere = session !== null && (await endEverywhere(session, visit))
    // What ended everywhere needs no word of its own.
    const left = everywhere ? ending.filter(({ username }) => username !== session.username) : ending
    const tokens = new Set(left.map(({ refreshToken }) => refreshToken))
    // The cookie goes even if Cognito is away: whoever signs out is signed out here.
    await Promise.all([...tokens].map((token) => revoke(token, visit)))
    return { body: { everywhere }, setCookie: await sessions.end(request) }
  }
}

const isRefused = (point: Promise<void>): Promise<boolean> =>
  point.then(
    () => false,
    () => true,
  )

function readWish(json: unknown): boolean {
  const { everywhere = false } = readObject(json, 'bad_request', ['everywhere'])
  if (typeof everywhere !== 'boolean') throw new SignInError('bad_request', { detail: 'everywhere must be a boolean' })
  return everywhere
}

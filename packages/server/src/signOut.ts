import { readObject, SignInError } from '@challenge-kit/core'
import type { Call } from './call.ts'
import type { Settings } from './options.ts'
import type { Refresh } from './refresh.ts'
import type { StoredSession } from './session.ts'
import type { Throttle } from './throttle.ts'
import { noteException, type Visit } from './visit.ts'

interface Tools {
  readonly throttle: Throttle
  readonly refresh: Refresh
  readonly revoke: (refreshToken: string | null, visit: Visit) => Promise<void>
}

/** Signs out: here always, and wherever else the account is signed in if that is wished and Cognito can be told. */
export function createSignOut(
  { sessions, cognito: { account } }: Settings,
  { throttle, refresh, revoke }: Tools,
): Call<'sign-out'> {
  /** The session that everything was ended by; renewed first, since only a living access token can say so. */
  async function endEverywhere(request: Request, visit: Visit): Promise<Ended> {
    let session: StoredSession | null = null
    try {
      session = (await refresh(request, visit)).session
      if (session) await account.signOutEverywhere(session.accessToken, {})
      return { session, everywhere: session !== null }
    } catch (thrown) {
      noteException(visit, thrown)
      return { session, everywhere: false }
    }
  }

  return async (request, json, visit) => {
    const wished = readWish(json)
    const every = (await sessions.readEvery?.(request)) ?? [await sessions.read(request)]
    const known = every.filter((session) => session !== null)
    visit.username = known[0]?.username ?? null
    // Others at this address may have used up its share: then Cognito is spared, and the session still ends here.
    if (known.length > 0 && (await isRefused(throttle.beforeSession(visit.address))))
      return { body: { everywhere: false }, setCookie: await sessions.end(request) }
    const { session, everywhere } = wished ? await endEverywhere(request, visit) : NOTHING
    // What ended everywhere needs no word of its own. What was just renewed has another token than the cookie.
    const left = everywhere ? known.filter(({ username }) => username !== session?.username) : [...known, session]
    const tokens = left.flatMap((one) => (one ? [one.refreshToken] : []))
    // The cookie goes even if Cognito is away: whoever signs out is signed out here.
    await Promise.all([...new Set(tokens)].map((token) => revoke(token, visit)))
    return { body: { everywhere }, setCookie: await sessions.end(request) }
  }
}

interface Ended {
  readonly session: StoredSession | null
  readonly everywhere: boolean
}

const NOTHING: Ended = { session: null, everywhere: false }

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

import type { Call } from './call.ts'
import { readNothing } from './inputs.ts'
import type { Settings } from './options.ts'
import type { Throttle } from './throttle.ts'
import type { Visit } from './visit.ts'

/** Signs out here: the session ends, and its tokens are revoked. */
export function createSignOut(
  { sessions }: Settings,
  throttle: Throttle,
  revoke: (refreshToken: string | null, visit: Visit) => Promise<void>,
): Call<'sign-out'> {
  return async (request, json, visit) => {
    readNothing(json)
    const every = (await sessions.readEvery?.(request)) ?? [await sessions.read(request)]
    const tokens = every.flatMap((session) => (session ? [session.refreshToken] : []))
    if (tokens.length > 0) await throttle.beforeSession(visit.address)
    // The cookie goes even if Cognito is away: whoever signs out is signed out here.
    await Promise.all(tokens.map((token) => revoke(token, visit)))
    return { body: { everywhere: false }, setCookie: await sessions.end(request) }
  }
}

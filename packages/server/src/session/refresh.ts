import type { SignInErrorCode } from '@challenge-kit/core'
import { cognitoError } from '../cognito/errors.ts'
import type { Settings } from '../options.ts'
import type { Renewal, Renewals, Renewing } from './singleFlight.ts'
import { sessionOf, type StoredSession } from './session.ts'
import type { Throttle } from '../limits/policy.ts'
import { noteException, type Visit } from '../http/requestLog.ts'

/** The session, renewed where it is about to end. With `visit` that is counted, and what Cognito throws is told. */
export type Refresh = (request: Request, visit?: Visit) => Promise<Renewed>

/** A session, perhaps renewed, and the `Set-Cookie` lines that keep it. */
export interface Renewed {
  readonly session: StoredSession | null
  readonly setCookie: readonly string[]
}

interface Tools {
  readonly renewals: Renewals
  readonly throttle: Throttle
}

// Renewed this early, so that no access token ends on its way to an API.
const EARLY = 60
// What means that the session is over, as opposed to Cognito being away or set up wrongly.
const OVER: readonly SignInErrorCode[] = ['invalid_credentials', 'flow_expired', 'flow_consumed', 'blocked']

/**
 * Renews a session whose access token is about to end. Requests of one process share one call, also those that
 * come a moment after it. Several processes do not, and a reply may be lost: with rotation on, the app client needs a
 * grace period of twenty seconds or more.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html
 */
export function createRefresh(
  { cognito: upstream, sessions: port, describeSession, now }: Settings,
  { renewals, throttle }: Tools,
): Refresh {
  return async (request, visit) => {
    const session = await port.read(request)
    if (!session) return { session: null, setCookie: [] }
    if (session.endsAt <= now()) return { session: null, setCookie: await port.end(request) }
    if (session.expiresAt - now() > EARLY) return { session, setCookie: [] }
    const { refreshToken, deviceKey } = session
    const cognito = visit?.cognito ?? upstream()
    const renewing: Renewing = {
      renew: async () => {
        if (visit) await throttle.beforeSession(visit.address)
        return cognito.refresh({ refreshToken, deviceKey })
      },
      discard: async ({ refreshToken: late }) => {
        if (late !== null) await cognito.revoke(late).catch((thrown: unknown) => visit && noteException(visit, thrown))
      },
    }
    let renewal: Renewal
    try {
      renewal = await renewals.share(refreshToken, renewing)
    } catch (thrown) {
      if (visit) noteException(visit, thrown)
      const error = cognitoError(thrown, 'start')
      if (OVER.includes(error.code)) return { session: null, setCookie: await port.end(request) }
      if (session.expiresAt > now()) return { session, setCookie: [] }
      throw error
    }
    const { tokens, at } = renewal
    const renewed = sessionOf(tokens, session, describeSession, at)
    return { session: renewed, setCookie: await port.write(renewed, { request, idToken: tokens.idToken }) }
  }
}

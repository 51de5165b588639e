import type { SignInErrorCode } from '@challenge-kit/core'
import { base64url } from './base64.ts'
import type { Cognito } from './cognitoPort.ts'
import { cognitoError } from './errors.ts'
import { sessionOf, type SessionPort, type StoredSession } from './session.ts'
import type { Claims, CognitoTokens } from './tokens.ts'

/** Renews a session where it is about to end; `beforeRenewal` is called first, where it is. */
export type Refresh = (request: Request, beforeRenewal?: () => Promise<void>) => Promise<Renewed>

/** A session, perhaps renewed, and the `Set-Cookie` lines that keep it. */
export interface Renewed {
  readonly session: StoredSession | null
  readonly setCookie: readonly string[]
}

export interface RefreshContext {
  readonly cognito: Cognito
  readonly port: SessionPort
  readonly describeSession: (claims: Claims) => Claims
  /** Seconds since 1970. */
  readonly now: () => number
}

// Renewed this early, so that no access token ends on its way to an API.
const EARLY = 60
// What means that the session is over, as opposed to Cognito being away or set up wrongly.
const OVER: readonly SignInErrorCode[] = ['invalid_credentials', 'flow_expired', 'flow_consumed', 'blocked']

/**
 * Renews a session whose access token is about to end. Requests of one process share one call. Several processes do
 * not: with rotation on, the app client needs a grace period of ten seconds or more.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html
 */
export function createRefresh({ cognito, port, describeSession, now }: RefreshContext): Refresh {
  const inAir = new Map<string, Promise<CognitoTokens>>()

  async function shared(
    { refreshToken, deviceKey }: StoredSession,
    before?: () => Promise<void>,
  ): Promise<CognitoTokens> {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(refreshToken))
    const key = base64url(new Uint8Array(digest))
    const renew = async (): Promise<CognitoTokens> => {
      await before?.()
      return cognito.refresh({ refreshToken, deviceKey })
    }
    const running = inAir.get(key) ?? renew().finally(() => inAir.delete(key))
    inAir.set(key, running)
    return running
  }

  return async (request, beforeRenewal) => {
    const session = await port.read(request)
    if (!session) return { session: null, setCookie: [] }
    if (session.endsAt <= now()) return { session: null, setCookie: await port.end(request) }
    if (session.expiresAt - now() > EARLY) return { session, setCookie: [] }
    let tokens: CognitoTokens
    try {
      tokens = await shared(session, beforeRenewal)
    } catch (thrown) {
      const error = cognitoError(thrown, 'start')
      if (OVER.includes(error.code)) return { session: null, setCookie: await port.end(request) }
      if (session.expiresAt > now()) return { session, setCookie: [] }
      throw error
    }
    const renewed = sessionOf(tokens, session, describeSession, now())
    return { session: renewed, setCookie: await port.write(renewed, { request, idToken: tokens.idToken }) }
  }
}

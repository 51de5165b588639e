import type { SignInError } from '@challenge-kit/core'
import type { CognitoTokens } from '../cognito/result.ts'
import type { SecurityWarning } from '../limits/securityWarning.ts'
import type { Sessions, StoredSession } from './session.ts'
import type { HttpRequest } from '../request/httpRequest.ts'
import { createSingleFlight } from './singleFlight.ts'

/** How one session is renewed. */
export interface RenewalWork {
  /** Gets new tokens from Cognito. */
  refresh(session: StoredSession): Promise<CognitoTokens>
  /** Whether this session still has to be renewed. False if another request has just renewed it. */
  isDue(session: StoredSession): boolean
  /** The session with new tokens. `at` is when they came, in seconds since 1970. */
  withTokens(session: StoredSession, tokens: CognitoTokens, at: number): StoredSession
  /** Revokes tokens that arrived after their session had ended. */
  discard(tokens: CognitoTokens): Promise<void>
  /** The error of a renewal that failed for a reason outside this backend. A session that is still valid stays in use. */
  failed(thrown: unknown): SignInError
  warn(warning: SecurityWarning): void
}

/** A renewed session, which is already stored. */
export interface RenewedSession {
  readonly session: StoredSession
  /**
   * The `Set-Cookie` lines. Call this when the reply is sent, because the reply may wait for an API. If the session has
   * ended meanwhile, there are no lines, and the new tokens are revoked.
   */
  setCookie(): Promise<readonly string[]>
}

/** Renews a session once, however many requests want it at the same time. */
export interface Renewal {
  /** @throws `SignInError('flow_expired')` if the session has ended, also if it ends meanwhile. */
  renew(session: StoredSession, request: HttpRequest, work: RenewalWork): Promise<RenewedSession>
  /** Ends a session: no request gets renewed tokens for it any more. */
  end(session: Pick<StoredSession, 'refreshToken'>): Promise<void>
  /** Whether a session has ended on this instance. False if the session store knows it. */
  hasEnded(session: Pick<StoredSession, 'refreshToken'>): Promise<boolean>
}

/**
 * Renews sessions that each request writes for itself, such as sealed cookies. Requests of one process share a renewal,
 * but requests of different processes do not. A reply may also be lost. With refresh token rotation, the app client
 * therefore needs a grace period of twenty seconds or more.
 *
 * @param now - Seconds since 1970.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html
 */
export function createProcessRenewal(sessions: Sessions, now: () => number): Renewal {
  const singleFlight = createSingleFlight(now)
  const hasEnded: Renewal['hasEnded'] = ({ refreshToken }) => singleFlight.hasEnded(refreshToken)

  return {
    renew: async (session, request, { refresh, withTokens, discard }) => {
      const work = { refresh: () => refresh(session), discard }
      const { tokens, at } = await singleFlight.run(session.refreshToken, work)
      const renewed = withTokens(session, tokens, at)
      const lines = await sessions.write(renewed, { request, isNew: false })
      const setCookie = async (): Promise<readonly string[]> => {
        if (!(await hasEnded(session)) && !(await hasEnded(renewed))) return lines
        await discard(tokens)
        return []
      }
      return { session: renewed, setCookie }
    },
    end: ({ refreshToken }) => singleFlight.end(refreshToken),
    hasEnded,
  }
}

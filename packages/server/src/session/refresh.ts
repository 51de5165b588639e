import type { SignInErrorCode } from '@challenge-kit/core'
import { cognitoError } from '../cognito/errors.ts'
import type { CognitoPort } from '../cognito/port.ts'
import type { Claims } from '../cognito/result.ts'
import type { Limits } from '../limits/checkLimits.ts'
import { type SessionChange, type SessionContext, type SessionPort, sessionOf, type StoredSession } from './session.ts'
import { createSingleFlight, type RefreshedTokens } from './singleFlight.ts'

/** A session that is not about to expire, and what has to be written. */
export interface RefreshResult {
  readonly session: StoredSession | null
  /** Null if the session did not change. */
  readonly change: SessionChange | null
}

/** Refreshes and revokes the tokens of sessions. */
export interface Refresher {
  /**
   * The session of a request, refreshed if its access token expires within a minute. With `context` the refresh counts
   * for a limit, and exceptions are recorded.
   */
  refresh(request: Request, context?: SessionContext): Promise<RefreshResult>
  /** Ends a session in this process: no request gets refreshed tokens for it any more. */
  end(session: Pick<StoredSession, 'refreshToken'>): Promise<void>
  /** Ends a session and revokes its refresh token. A failure of Cognito is only recorded. */
  revoke(refreshToken: string | null, context: Pick<SessionContext, 'cognito' | 'noteException'>): Promise<void>
}

interface RefresherParts {
  readonly cognito: () => CognitoPort
  readonly sessions: SessionPort
  readonly limits: Limits
  readonly describeSession: (claims: Claims) => Claims
  /** Seconds since 1970. */
  readonly now: () => number
}

// Seconds. The access token must not expire on its way to an API.
const REFRESH_BEFORE_EXPIRY = 60

// These errors mean that the session is over. Other errors mean that Cognito is unavailable or wrongly configured.
const SESSION_OVER: readonly SignInErrorCode[] = ['invalid_credentials', 'flow_expired', 'flow_consumed', 'blocked']

/**
 * Requests of one process share a refresh, but requests of different processes do not. A reply may also be lost. With
 * refresh token rotation, the app client therefore needs a grace period of twenty seconds or more.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html
 */
export function createRefresher({
  cognito: newPort,
  sessions,
  limits,
  describeSession,
  now,
}: RefresherParts): Refresher {
  const singleFlight = createSingleFlight(now)

  function newTokens({ refreshToken, deviceKey }: StoredSession, context?: SessionContext): Promise<RefreshedTokens> {
    const cognito = context?.cognito ?? newPort()
    return singleFlight.run(refreshToken, {
      refresh: async () => {
        if (context) await limits.check({ actions: ['sessionCall'], address: context.address })
        return cognito.getTokensFromRefreshToken({ refreshToken, deviceKey })
      },
      discard: async ({ refreshToken: late }) => {
        if (late !== null) await cognito.revokeToken(late).catch((thrown: unknown) => context?.noteException(thrown))
      },
    })
  }

  return {
    refresh: async (request, context) => {
      const session = await sessions.read(request)
      if (!session) return { session: null, change: null }
      if (session.endsAt <= now()) return { session: null, change: { kind: 'end' } }
      if (session.expiresAt - now() > REFRESH_BEFORE_EXPIRY) return { session, change: null }
      let refreshedTokens: RefreshedTokens
      try {
        refreshedTokens = await newTokens(session, context)
      } catch (thrown) {
        context?.noteException(thrown)
        const error = cognitoError(thrown, 'start')
        if (SESSION_OVER.includes(error.code)) return { session: null, change: { kind: 'end' } }
        if (session.expiresAt > now()) return { session, change: null }
        throw error
      }
      // This is outside the `try`, because an error of `describeSession` is not an error of Cognito.
      const { tokens, at } = refreshedTokens
      const refreshed = sessionOf(tokens, session, describeSession, at)
      return { session: refreshed, change: { kind: 'store', session: refreshed, idToken: tokens.idToken } }
    },
    end: ({ refreshToken }) => singleFlight.end(refreshToken),
    revoke: async (refreshToken, { cognito, noteException }) => {
      if (refreshToken === null) return
      await singleFlight.end(refreshToken)
      await cognito.revokeToken(refreshToken).catch(noteException)
    },
  }
}

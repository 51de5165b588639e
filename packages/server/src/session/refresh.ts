import { isSignInError, type SignInError, type SignInErrorCode } from '@challenge-kit/core'
import { cognitoError } from '../cognito/errors.ts'
import type { CognitoFor } from '../cognito/clientMetadata.ts'
import type { Claims, CognitoTokens } from '../cognito/result.ts'
import { CLOCK_TOLERANCE } from '../crypto/seal.ts'
import type { Limits } from '../limits/checkLimits.ts'
import type { Renewal, RenewalWork } from './renewal.ts'
import type { HttpRequest } from '../request/httpRequest.ts'
import { type SessionChange, type SessionContext, type Sessions, sessionOf, type StoredSession } from './session.ts'

/** A session that is not about to expire, and what changed. */
export interface RefreshResult {
  readonly session: StoredSession | null
  /** Null if the session did not change. */
  readonly change: Exclude<SessionChange, { kind: 'open' }> | null
}

/** Refreshes and revokes the tokens of sessions. */
export interface Refresher {
  /**
   * The session of a request, refreshed if its access token expires within two minutes. A refreshed session is stored before
   * this resolves, so that nothing is done for a session that cannot be stored. With `context` the refresh counts for a
   * limit, and exceptions are recorded.
   */
  refresh(request: HttpRequest, context?: SessionContext): Promise<RefreshResult>
  /**
   * The session of a request, renewed because an API refused `accessToken`. The session is not renewed if another request
   * has renewed it meanwhile. If Cognito is unavailable, resolves to the session as it is.
   */
  renew(request: HttpRequest, accessToken: string, context: SessionContext): Promise<RefreshResult>
  /** Ends a session: no request gets refreshed tokens for it any more. */
  end(session: Pick<StoredSession, 'refreshToken'>): Promise<void>
  /** Whether a session has ended on this instance. False if the session store knows it. */
  hasEnded(session: Pick<StoredSession, 'refreshToken'>): Promise<boolean>
  /** Ends a session and revokes its refresh token. A failure of Cognito is only recorded. */
  revoke(refreshToken: string | null, context: Pick<SessionContext, 'cognito' | 'noteException'>): Promise<void>
}

interface RefresherParts {
  readonly cognitoFor: CognitoFor
  readonly sessions: Sessions
  readonly renewal: Renewal
  readonly limits: Limits
  readonly describeSession: (claims: Claims) => Claims
  /** Seconds since 1970. */
  readonly now: () => number
}

// Seconds. The access token must not expire on its way to an API, also if the clock of this instance is behind.
const REFRESH_BEFORE_EXPIRY = 60 + CLOCK_TOLERANCE

// These errors mean that the session is over. Other errors mean that Cognito is unavailable or wrongly configured.
const SESSION_OVER: readonly SignInErrorCode[] = ['invalid_credentials', 'flow_expired', 'flow_consumed', 'blocked']

/** Whether the access token of a session expires within two minutes. */
const isDue = ({ expiresAt }: StoredSession, now: number): boolean => expiresAt - now <= REFRESH_BEFORE_EXPIRY

export function createRefresher(parts: RefresherParts): Refresher {
  const { cognitoFor, sessions, renewal, limits, describeSession, now } = parts
  // What made refreshes fail. An error that is not in here, such as one of `describeSession`, is not an error of Cognito.
  const failures = new WeakMap<SignInError, { readonly thrown: unknown }>()

  /** Records why a refresh failed. Requests that share the refresh get the same error. */
  function failed(thrown: unknown): SignInError {
    const error = cognitoError(thrown, 'start')
    failures.set(error, { thrown })
    return error
  }

  function workFor(
    needsRenewal: (session: StoredSession) => boolean,
    request: HttpRequest,
    context?: SessionContext,
  ): RenewalWork {
    const cognito = context?.cognito ?? cognitoFor(request, null)
    return {
      refresh: async ({ refreshToken, deviceKey }): Promise<CognitoTokens> => {
        try {
          if (context) await limits.check({ actions: ['sessionCall'] }, context)
          return await cognito.getTokensFromRefreshToken({ refreshToken, deviceKey })
        } catch (thrown) {
          throw failed(thrown)
        }
      },
      withTokens: (session, tokens, at) => sessionOf(tokens, session, describeSession, at),
      discard: async ({ refreshToken }) => {
        if (refreshToken !== null)
          await cognito.revokeToken(refreshToken).catch((thrown: unknown) => context?.noteException(thrown))
      },
      isDue: needsRenewal,
      failed,
      warn: (warning) => context?.warn(warning),
    }
  }

  async function renewIf(
    needsRenewal: (session: StoredSession) => boolean,
    request: HttpRequest,
    context?: SessionContext,
  ): Promise<RefreshResult> {
    const session = await sessions.read(request)
    if (!session) return { session: null, change: null }
    if (session.endsAt <= now()) return { session: null, change: { kind: 'end' } }
    if (!needsRenewal(session)) return { session, change: null }
    try {
      const { session: renewed, setCookie } = await renewal.renew(
        session,
        request,
        workFor(needsRenewal, request, context),
      )
      return { session: renewed, change: { kind: 'stored', setCookie } }
    } catch (thrown) {
      const failure = isSignInError(thrown) ? failures.get(thrown) : undefined
      if (failure) context?.noteException(failure.thrown)
      if (SESSION_OVER.includes(cognitoError(thrown, 'start').code)) return { session: null, change: { kind: 'end' } }
      if (failure && session.expiresAt > now()) return { session, change: null }
      throw thrown
    }
  }

  return {
    refresh: (request, context) => renewIf((session) => isDue(session, now()), request, context),
    renew: (request, accessToken, context) =>
      renewIf((session) => session.accessToken === accessToken, request, context),
    end: renewal.end,
    hasEnded: renewal.hasEnded,
    revoke: async (refreshToken, { cognito, noteException }) => {
      if (refreshToken === null) return
      await renewal.end({ refreshToken })
      await cognito.revokeToken(refreshToken).catch(noteException)
    },
  }
}

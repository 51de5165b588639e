import { SignInError, type StepUpDemand } from '@challenge-kit/core'
import { claimsOf } from '../cognito/result.ts'
import type { Refresher } from '../session/refresh.ts'
import type { SessionContext, StoredSession } from '../session/session.ts'
import { BODY_TOO_LARGE, createApiCaller, isSafe } from './apiCall.ts'
import { requestHeaders } from './apiHeaders.ts'
import type { ApiProxySettings } from './apiProxyOptions.ts'
import { stepUpDemand } from './bearerChallenge.ts'

/** What the API answered: a response for the page, or that the user has to sign in again first. */
export type ApiAnswer =
  | { readonly kind: 'response'; readonly response: Response }
  | { readonly kind: 'stepUp'; readonly demand: StepUpDemand }

/**
 * Passes a request on to `path` of the API. A request that changes something is sent once.
 *
 * @throws `SignInError('signed_out')` without a session.
 */
export type Forward = (request: Request, path: string, context: SessionContext) => Promise<ApiAnswer>

interface ForwardParts {
  readonly settings: ApiProxySettings
  readonly refresher: Refresher
  /** Seconds since 1970. */
  readonly now: () => number
}

// Seconds. Cognito issued a token of this age just now, so the API would refuse a new token too.
const JUST_ISSUED = 60

export function createForward({ settings, refresher, now }: ForwardParts): Forward {
  const callApi = createApiCaller(settings)

  async function send(request: Request, path: string, { accessToken }: StoredSession): Promise<ApiAnswer> {
    const { method, body, signal } = request
    const url = new URL(`${settings.upstream}${path}${new URL(request.url).search}`)
    const headers = requestHeaders(request.headers, settings.requestHeaders, accessToken)
    try {
      const response = await callApi({ url, method, headers, body: isSafe(method) ? null : body, signal })
      const demand = response.status === 401 ? stepUpDemand(response.headers.get('www-authenticate')) : null
      if (!demand) return { kind: 'response', response }
      await discard(response)
      return { kind: 'stepUp', demand }
    } catch (thrown) {
      if (thrown === BODY_TOO_LARGE || thrown instanceof SignInError) throw thrown
      // The API may have acted on a request whose response was lost.
      const code = isSafe(method) ? 'upstream_unavailable' : 'outcome_unknown'
      throw new SignInError(code, { cause: thrown, detail: 'the API did not answer' })
    }
  }

  function isJustIssued({ accessToken }: StoredSession): boolean {
    const { iat } = claimsOf(accessToken)
    return typeof iat === 'number' && iat > now() - JUST_ISSUED
  }

  return async (request, path, context) => {
    /** The session that `refresh` or `renew` resolves to. Its cookies are written with the response. */
    async function sessionOf(work: ReturnType<Refresher['refresh']>): Promise<StoredSession> {
      const { session, change } = await work
      if (change) context.changes.session = change
      if (session) return session
      throw new SignInError('signed_out')
    }

    const session = await sessionOf(refresher.refresh(context.request, context))
    context.log.username = session.username
    const answer = await send(request, path, session)
    const isRenewed = context.changes.session !== undefined || isJustIssued(session)
    if (answer.kind === 'stepUp' || answer.response.status !== 401 || isRenewed) return answer
    // The API refused the access token. The session is renewed for this request, or for the next one.
    try {
      const renewed = await sessionOf(refresher.renew(context.request, session.accessToken, context))
      if (!isSafe(request.method) || renewed.accessToken === session.accessToken) return answer
      await discard(answer.response)
      return await send(request, path, renewed)
    } catch (thrown) {
      await discard(answer.response)
      throw thrown
    }
  }
}

// The rest of a body that nobody reads would keep its connection busy.
async function discard({ body }: Response): Promise<void> {
  if (body && !body.locked) await body.cancel().catch(() => undefined)
}

import { SignInError, type StepUpDemand, toSignInError } from '@challenge-kit/core'
import type { CognitoFor } from '../cognito/clientMetadata.ts'
import { createEmitter, type EmitterParts, fail } from '../http/handler.ts'
import { newRequestLog, recordException, type RequestLog } from '../http/requestLog.ts'
import { crossSiteRefusal, foreignReadRefusal, type Refusal } from '../http/requestGuard.ts'
import { jsonReply, type WriteCookies } from '../http/replies.ts'
import { STATUS } from '../http/status.ts'
import { fromRequest, type RequestHandler, toResponse } from '../request/fetchRequest.ts'
import type { Refresher } from '../session/refresh.ts'
import type { SessionContext } from '../session/session.ts'
import { BODY_TOO_LARGE, isSafe } from './apiCall.ts'
import { responseHeaders } from './apiHeaders.ts'
import { type ApiProxyOptions, readApiProxy } from './apiProxyOptions.ts'
import { findRoute } from './apiRoutes.ts'
import { createForward } from './forwardRequest.ts'

interface ApiProxyParts extends EmitterParts {
  readonly refresher: Refresher
  readonly writeCookies: WriteCookies
  readonly cognitoFor: CognitoFor
  readonly origins: readonly string[]
}

/** Passes requests of the page on to your own API. Serve it like the handler. Never rejects. */
export interface ApiProxy extends RequestHandler {
  /** The option `basePath`, without a slash at the end. */
  readonly basePath: string
}

/** Creates a proxy to your own API. */
export type CreateApiProxy = (options: ApiProxyOptions) => ApiProxy

export function createApiProxies(parts: ApiProxyParts): CreateApiProxy {
  const { refresher, writeCookies, origins, clock } = parts
  const emit = createEmitter(parts)

  return (options) => {
    const settings = readApiProxy(options)
    const forward = createForward({ settings, refresher, now: () => clock() / 1_000 })

    function contextOf(received: Request, log: RequestLog): SessionContext {
      const request = fromRequest(received)
      return {
        request,
        address: log.address,
        cognito: parts.cognitoFor(request, 'api'),
        log,
        changes: {},
        noteException: (thrown) => recordException(log, thrown),
        warn: (warning) => log.warnings.add(warning),
      }
    }

    async function answer(request: Request, log: RequestLog): Promise<Response> {
      const { method, headers, url } = request
      const { pathname } = new URL(url)
      const rest = pathname.startsWith(`${settings.basePath}/`) ? pathname.slice(settings.basePath.length) : ''
      const route = findRoute(settings.routes, method, rest)
      if ('refusal' in route) return refuse(route, log)
      const foreign = isSafe(method) ? foreignReadRefusal(headers, origins) : crossSiteRefusal(headers, origins)
      if (foreign) return refuse({ refusal: foreign, status: 400 }, log)
      if (Number(headers.get('content-length')) > settings.maxBodyBytes)
        return refuse({ refusal: 'size', status: 413 }, log)
      const context = contextOf(request, log)
      try {
        const result = await forward(request, route.path, context)
        const setCookie = await writeCookies(context.changes, context)
        if (result.kind === 'stepUp') return askForStepUp(result.demand, log, setCookie)
        const { response } = result
        const names = responseHeaders(response.headers, settings.responseHeaders, setCookie)
        return new Response(response.body, { status: response.status, headers: names })
      } catch (thrown) {
        if (thrown === BODY_TOO_LARGE) return refuse({ refusal: 'size', status: 413 }, log)
        recordException(log, thrown)
        const error = toSignInError(thrown)
        // The browser gets the error even if these cookies cannot be written.
        const setCookie = await writeCookies(context.changes, context).catch(() => [])
        return toResponse(fail(error, STATUS[error.code], log, setCookie))
      }
    }

    const proxy: RequestHandler = async (request, context = {}) => {
      const log = newRequestLog(context, clock())
      log.call = 'api'
      const response = await answer(request, log)
      await emit(log)
      return response
    }
    return Object.assign(proxy, { basePath: settings.basePath })
  }
}

interface ProxyRefusal {
  readonly refusal: Refusal
  readonly status: number
  /** The methods that the path has. */
  readonly allow?: string | undefined
}

function refuse({ refusal, status, allow }: ProxyRefusal, log: RequestLog): Response {
  log.refusal = refusal
  const { headers, ...reply } = fail(new SignInError('bad_request'), status, log, [])
  return toResponse({ ...reply, headers: allow === undefined ? headers : { ...headers, allow } })
}

/** The response that makes the page show a step-up. The API has not processed the request. */
function askForStepUp(demand: StepUpDemand, log: RequestLog, setCookie: readonly string[]): Response {
  log.outcome = 'failed'
  log.code = 'step_up_required'
  const { requestId } = log
  const { acrValues, maxAge } = demand
  const error = { code: 'step_up_required', acrValues, maxAge, requestId }
  return toResponse(jsonReply(STATUS.step_up_required, { error }, requestId, setCookie))
}

import { type CallName, SignInError, toSignInError } from '@challenge-kit/core'
import type { CognitoFor } from '../cognito/clientMetadata.ts'
import type { KeyedHash } from '../crypto/keyedHash.ts'
import type { ReportMistake } from '../setup/reportMistake.ts'
import type { SignInContext } from '../sign-in/stepContext.ts'
import { createFetchHandler, type RequestHandler } from '../request/fetchRequest.ts'
import type { HttpReply, HttpRequest } from '../request/httpRequest.ts'
import { clientContext } from './clientContext.ts'
import { newRequestLog, recordException, type RequestLog, toSecurityEvent } from './requestLog.ts'
import { guardBody, guardRequest, type Refusal } from './requestGuard.ts'
import { type CookieChanges, errorReply, jsonReply, type WriteCookies } from './replies.ts'
import type { SecurityEventListener } from './securityEvent.ts'
import { createSetupChecks } from './setupChecks.ts'
import { STATUS } from './status.ts'

/** What the backend does for each call of the browser. */
export type CallHandlers = {
  readonly [K in CallName]: (json: unknown, context: SignInContext) => Promise<object>
}

/** Where security events go. */
export interface EmitterParts {
  readonly onEvent: SecurityEventListener
  readonly keyedHash: KeyedHash
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

interface HandlerParts extends EmitterParts {
  readonly calls: CallHandlers
  readonly writeCookies: WriteCookies
  readonly cognitoFor: CognitoFor
  readonly basePath: string
  readonly origins: readonly [string, ...string[]]
  /** The request headers that Cognito's threat protection may see. */
  readonly contextHeaders: readonly string[]
  /** Null in production. */
  readonly report: ReportMistake | null
}

export function createRequestHandler(parts: HandlerParts): RequestHandler {
  const { calls, writeCookies, basePath, origins, contextHeaders, clock } = parts
  const emit = createEmitter(parts)
  const checks = parts.report && createSetupChecks(parts.report, basePath)

  function noteException(thrown: unknown, log: RequestLog): void {
    recordException(log, thrown)
    checks?.threw(thrown)
  }

  function contextOf(request: HttpRequest, log: RequestLog): SignInContext & { readonly changes: CookieChanges } {
    const { requestId, address } = log
    const origin = request.headers.get('origin') ?? origins[0]
    return {
      request,
      requestId,
      address,
      log,
      cognito: parts.cognitoFor(request, log.call),
      changes: {},
      noteException: (thrown) => noteException(thrown, log),
      warn: (warning) => log.warnings.add(warning),
      clientContext: (contextData) => clientContext(request, address, contextData, { origin, allowed: contextHeaders }),
    }
  }

  async function answer(request: HttpRequest, log: RequestLog): Promise<HttpReply> {
    const guarded = guardRequest(request, basePath, origins)
    log.call = guarded.call
    if ('refusal' in guarded) {
      checks?.refused(request, guarded.refusal)
      return refuse(guarded, log)
    }
    checks?.accepted(request)
    const body = await guardBody(request)
    if ('refusal' in body) return refuse(body, log)
    const context = contextOf(request, log)
    try {
      const reply = await calls[guarded.call](body.json, context)
      const setCookie = await writeCookies(context.changes, context)
      log.outcome = outcomeOf(guarded.call, reply)
      return jsonReply(200, reply, log.requestId, setCookie)
    } catch (thrown) {
      noteException(thrown, log)
      const error = toSignInError(thrown)
      const changes = changesAfter(error, guarded.call, context)
      // The browser gets the error even if these cookies cannot be written.
      const setCookie = await writeCookies(changes, context).catch(() => [])
      return fail(error, STATUS[error.code], log, setCookie)
    }
  }

  return createFetchHandler(async (request, context) => {
    const log = newRequestLog(context, clock())
    checks?.received(request, context.clientAddress === undefined ? undefined : log.address)
    const reply = await answer(request, log)
    checks?.failed(log)
    await emit(log)
    return reply
  })
}

/** Returns a function that sends the security event of a request to the listener. */
export function createEmitter({ onEvent, keyedHash, clock }: EmitterParts): (log: RequestLog) => Promise<void> {
  return async (log) => {
    try {
      const listening = onEvent(await toSecurityEvent(log, keyedHash, clock()))
      // The reply does not wait for the listener, and a listener that fails must not fail a sign-in.
      void Promise.resolve(listening).catch(() => undefined)
    } catch {
      // A listener that fails must not fail a sign-in.
    }
  }
}

/** What a failed call still writes: a refreshed or ended session, a forgotten device, and a flow that has ended. */
function changesAfter(
  error: SignInError,
  call: CallName,
  { changes }: { readonly changes: CookieChanges },
): CookieChanges {
  const { session: last, device } = changes
  // If the call opened a session, storing that session failed. The change before it is written.
  const session = last?.kind === 'open' ? last.earlier : last
  return {
    ...(session && { session }),
    ...(device?.forgotten && { device: { forgotten: device.forgotten } }),
    ...(endsFlow(error, call) && { flow: null }),
  }
}

// `flow_superseded` and `bad_request` keep the flow in the cookie, because the call did not belong to it or was invalid.
function endsFlow({ code, recovery }: SignInError, call: CallName): boolean {
  const isStep = call === 'answer' || call === 'prove' || call === 'resend'
  return isStep && recovery === 'restart' && code !== 'flow_superseded' && code !== 'bad_request'
}

/** The outcome of a call that succeeded. `resume` is `done`, because it brings no new challenge. */
function outcomeOf(call: CallName, reply: object): RequestLog['outcome'] {
  const kind = call !== 'resume' && 'kind' in reply ? reply.kind : 'done'
  switch (kind) {
    case 'challenge':
    case 'proof':
    case 'unsupported':
    case 'signedIn':
    case 'restart':
      return kind
    default:
      return 'done'
  }
}

function refuse({ refusal, status }: { refusal: Refusal; status: number }, log: RequestLog): HttpReply {
  log.refusal = refusal
  return fail(new SignInError('bad_request'), status, log, [])
}

/** The reply to a request that failed. Records the failure. */
export function fail(error: SignInError, status: number, log: RequestLog, setCookie: readonly string[]): HttpReply {
  const { code, message } = error
  log.outcome = log.refusal ? 'refused' : 'failed'
  log.code = code
  log.advice = message === code ? null : message
  return errorReply(error, status, log.requestId, setCookie)
}

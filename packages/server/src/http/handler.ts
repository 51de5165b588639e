import { SignInError, toSignInError } from '@challenge-kit/core'
import type { Outgoing } from './conclude.ts'
import { createConversation } from './conversation.ts'
import { deviceCookie } from '../devices/deviceCookie.ts'
import { gate, type Refusal } from './requestGuard.ts'
import { jsonResponse } from './headers.ts'
import { readBody } from './readBody.ts'
import { readOptions, type Settings, type SignInHandlerOptions } from '../options.ts'
import { forServer, type ServerSession } from '../session/session.ts'
import { STATUSES } from './status.ts'
import { eventOf, newVisit, noteException, type Visit } from './requestLog.ts'

/** What a `Request` does not tell. */
export interface RequestContext {
  /** The client's address, from the socket or a proxy you trust. Without it, limits are shared by all. */
  readonly clientAddress?: string
}

/** A session, perhaps renewed, and the `Set-Cookie` lines to append to your response. */
export interface RefreshedSession {
  readonly session: ServerSession | null
  readonly setCookie: readonly string[]
}

/** The trusted backend: a function from `Request` to `Response`, and what the rest of your server asks about sessions. */
export interface SignInHandler {
  /** Answers the browser's calls: everything under `basePath`. Never rejects. */
  (request: Request, context?: RequestContext): Promise<Response>
  /** The session of this browser. Only reads: null once the access token has expired. */
  getSession(request: Request): Promise<ServerSession | null>
  /**
   * The session of this browser, renewed at Cognito if its access token ends within a minute or has ended. Null where
   * there is none, or where it is over. Rejects with `SignInError` if Cognito is away just then.
   */
  refreshSession(request: Request): Promise<RefreshedSession>
}

/**
 * Makes the trusted backend. It alone holds AWS credentials, the client secret, Cognito's Session and the tokens; it
 * keeps nothing in memory that another instance would need. Throws where the options will not do.
 */
export function createSignInHandler(options: SignInHandlerOptions): SignInHandler {
  const settings = readOptions(options)
  const conversation = createConversation(settings)

  async function answer(request: Request, visit: Visit): Promise<Response> {
    const gated = gate(request, settings.basePath, settings.origins)
    visit.call = gated.call
    if ('refusal' in gated) return turnAway(gated, visit)
    const read = await readBody(request)
    if ('refusal' in read) return turnAway(read, visit)
    try {
      const { body, setCookie }: Outgoing<unknown> = await conversation.calls[gated.call](request, read.json, visit)
      return jsonResponse(200, body, visit.requestId, [...visit.setCookie, ...setCookie])
    } catch (thrown) {
      noteException(visit, thrown)
      const error = toSignInError(thrown)
      const devices = await deviceCookie(settings, request, { used: null, gone: visit.refusedDevice })
      const ended = endsFlow(error, visit) ? [settings.cookies.flow.drop()] : []
      return fail(error, visit, STATUSES[error.code], [...ended, ...devices])
    }
  }

  async function handle(request: Request, { clientAddress }: RequestContext = {}): Promise<Response> {
    const visit = newVisit({
      requestId: crypto.randomUUID(),
      cognito: settings.cognito(),
      address: clientAddress ?? null,
      began: settings.clock(),
    })
    const response = await answer(request, visit)
    await tell(settings, visit)
    return response
  }

  return Object.assign(handle, {
    getSession: async (request: Request): Promise<ServerSession | null> => {
      const session = await settings.sessions.read(request)
      return session && session.expiresAt > settings.now() ? forServer(session, settings.now()) : null
    },
    refreshSession: async (request: Request): Promise<RefreshedSession> => {
      const { session, setCookie } = await conversation.refresh(request)
      return { session: session && forServer(session, settings.now()), setCookie }
    },
  })
}

// An answer that leaves nothing to go on with takes its cookie along. One that came from another tab, or made no sense,
// says nothing about the sign-in that is in it.
function endsFlow({ code, recovery }: SignInError, { call }: Visit): boolean {
  return (
    (call === 'answer' || call === 'prove' || call === 'resend') &&
    recovery === 'restart' &&
    code !== 'flow_superseded' &&
    code !== 'bad_request'
  )
}

function turnAway({ refusal, status }: { refusal: Refusal; status: number }, visit: Visit): Response {
  visit.refusal = refusal
  return fail(new SignInError('bad_request'), visit, status, [])
}

function fail(error: SignInError, visit: Visit, status: number, setCookie: readonly string[]): Response {
  const { code, issues, message } = error
  visit.outcome = visit.refusal ? 'refused' : 'failed'
  visit.code = code
  visit.advice = message === code ? null : message
  const retryAfter = error.retryAfter ?? (status === 503 ? 5 : null)
  const body = {
    error: {
      code,
      ...(retryAfter === null ? {} : { retryAfter }),
      ...(Object.keys(issues).length === 0 ? {} : { issues }),
      requestId: visit.requestId,
    },
  }
  const more = {
    ...(retryAfter === null ? {} : { 'retry-after': String(Math.ceil(retryAfter)) }),
    ...(status === 405 ? { allow: 'POST' } : {}),
  }
  return jsonResponse(status, body, visit.requestId, [...visit.setCookie, ...setCookie], more)
}

async function tell({ onEvent, pseudonym, clock }: Settings, visit: Visit): Promise<void> {
  try {
    const told = onEvent(await eventOf(visit, pseudonym, clock()))
    // A listener that fails, now or later, must not fail a sign-in; nor is it waited for.
    void Promise.resolve(told).catch(() => undefined)
  } catch {
    // As above.
  }
}

import { isSignInError, SignInError, toSignInError } from '@challenge-kit/core'
import type { Outgoing } from './conclude.ts'
import { createConversation } from './conversation.ts'
import { exceptionName } from './errors.ts'
import { gate } from './gate.ts'
import { jsonResponse } from './headers.ts'
import { readJson, TOO_LARGE } from './limits.ts'
import { readOptions, type Settings, type SignInHandlerOptions } from './options.ts'
import { forServer, type ServerSession } from './session.ts'
import { STATUSES } from './statuses.ts'
import { eventOf, newVisit, type Visit } from './visit.ts'

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
    if ('refusal' in gated) {
      visit.refusal = gated.refusal
      return refuse(new SignInError('bad_request'), visit, gated.status, [])
    }
    try {
      const json = await readJson(request)
      const { body, setCookie }: Outgoing<unknown> = await conversation.calls[gated.call](request, json, visit)
      return jsonResponse(200, body, visit.requestId, setCookie)
    } catch (thrown) {
      if (!isSignInError(thrown)) visit.exception = exceptionName(thrown)
      const error = toSignInError(thrown)
      const status = error.message.endsWith(TOO_LARGE) ? 413 : STATUSES[error.code]
      return refuse(error, visit, status, endsFlow(error, visit) ? [settings.cookies.flow.drop()] : [])
    }
  }

  async function handle(request: Request, { clientAddress }: RequestContext = {}): Promise<Response> {
    const visit = newVisit(crypto.randomUUID(), clientAddress ?? null, settings.clock())
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
  return call === 'answer' && recovery === 'restart' && code !== 'flow_superseded' && code !== 'bad_request'
}

function refuse(error: SignInError, visit: Visit, status: number, setCookie: readonly string[]): Response {
  const { code, issues, message } = error
  visit.outcome = visit.refusal ? 'refused' : 'failed'
  visit.code = code
  if (code === 'server_misconfigured' && message !== code) visit.advice = message
  const retryAfter = error.retryAfter ?? (status === 503 ? 5 : null)
  const more: Record<string, string> = status === 405 ? { allow: 'POST' } : {}
  if (retryAfter !== null) more['retry-after'] = String(Math.ceil(retryAfter))
  const body = {
    error: {
      code,
      ...(retryAfter === null ? {} : { retryAfter }),
      ...(Object.keys(issues).length === 0 ? {} : { issues }),
      requestId: visit.requestId,
    },
  }
  return jsonResponse(status, body, visit.requestId, setCookie, more)
}

async function tell({ onEvent, pseudonym, clock }: Settings, visit: Visit): Promise<void> {
  try {
    onEvent(await eventOf(visit, pseudonym, clock()))
  } catch {
    // A listener that fails must not fail a sign-in.
  }
}

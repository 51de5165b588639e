import { jsonReply } from '../http/replies.ts'
import { answerOf } from '../request/fetchRequest.ts'
import type { HttpReply, HttpRequest, RequestContext } from '../request/httpRequest.ts'

/** What an adapter serves: the kit's handler, or any function from `Request` to `Response`. */
export interface FetchHandler {
  (request: Request, context: RequestContext): Promise<Response>
  /** The path under which the handler answers. The kit's handler has it. */
  readonly basePath?: string
}

/** Answers a request of an adapter. */
export type Answer = (request: HttpRequest, context: RequestContext) => Promise<HttpReply | Response>

/** Calls the kit's handler without Fetch objects, and any other function with a `Request`. */
export const toAnswer = (handler: FetchHandler): Answer =>
  answerOf(handler) ?? ((request, context) => handler(request.toRequest(), context))

// No `Request` can have these methods, because the Fetch standard forbids them. So the handler cannot be called.
const FORBIDDEN_METHODS = /^(?:CONNECT|TRACE|TRACK)$/i

/**
 * The URL of a request, or the reply to a request that no handler can answer. The host of the URL is a placeholder, because
 * the handler never reads it.
 *
 * @param target - The path and the query.
 */
export function readTarget(method: string, target: string): { readonly url: URL } | { readonly refused: HttpReply } {
  if (FORBIDDEN_METHODS.test(method)) return { refused: refuse(405, { allow: 'POST' }) }
  const url = new URL(`http://localhost${target.startsWith('/') ? target : '/'}`)
  // A URL changes its path to normal form, without `..`. Any other form is refused, because a proxy may have applied the
  // rules of a different path.
  return url.pathname === target.split(/[?#]/, 1)[0] ? { url } : { refused: refuse(400) }
}

/** The reply to a request that no handler can answer, or whose body is lost. */
export function refuse(status: number, headers: Readonly<Record<string, string>> = {}): HttpReply {
  const requestId = crypto.randomUUID()
  return jsonReply(status, { error: { code: 'bad_request', requestId } }, requestId, [], headers)
}

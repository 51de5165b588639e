import type { RequestContext } from '../http/handler.ts'
import { jsonResponse } from '../http/respond.ts'

/** What an adapter serves: the kit's handler, or any function from `Request` to `Response`. */
export interface FetchHandler {
  (request: Request, context: RequestContext): Promise<Response>
  /** The path under which the handler answers. The kit's handler has it. */
  readonly basePath?: string
}

// No `Request` can have these methods, because the Fetch standard forbids them. So the handler cannot be called.
const FORBIDDEN_METHODS = /^(?:CONNECT|TRACE|TRACK)$/i

/**
 * Calls the handler for a request that is not yet a `Request`.
 *
 * @param target - The path and the query. The host of the URL is a placeholder, because the handler never reads it.
 */
export async function callHandler(
  { method, target }: { readonly method: string; readonly target: string },
  call: (url: URL) => Promise<Response>,
): Promise<Response> {
  if (FORBIDDEN_METHODS.test(method)) return refuse(405, { allow: 'POST' })
  const url = new URL(`http://localhost${target.startsWith('/') ? target : '/'}`)
  // A `Request` changes its path to normal form, without `..`. Any other form is refused, because a proxy may have
  // applied the rules of a different path.
  if (url.pathname !== target.split(/[?#]/)[0]) return refuse(400)
  return call(url)
}

/** The reply to a request that cannot be a `Request`, or whose body is lost. */
export function refuse(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  const requestId = crypto.randomUUID()
  return jsonResponse(status, { error: { code: 'bad_request', requestId } }, requestId, [], headers)
}

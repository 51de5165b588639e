import type { AnswerRequest, BodyBytes, BodyLimits, HttpReply, HttpRequest, RequestContext } from './httpRequest.ts'

/** Answers the browser's calls. Never rejects. */
export type RequestHandler = (request: Request, context?: RequestContext) => Promise<Response>

// A map and not a property of the handler, because a function that wraps a handler may copy the properties of the handler,
// and an adapter must then still call the function.
const answers = new WeakMap<object, AnswerRequest>()

/** Creates the handler for Fetch objects. */
export function createFetchHandler(answer: AnswerRequest): RequestHandler {
  const handler: RequestHandler = async (request, context = {}) =>
    toResponse(await answer(fromRequest(request), context))
  answers.set(handler, answer)
  return handler
}

/** How an adapter calls a handler without Fetch objects. Undefined for a handler that takes only a `Request`. */
export const answerOf = (handler: object): AnswerRequest | undefined => answers.get(handler)

/** Reads a `Request` of the Fetch standard. */
export function fromRequest(request: Request): HttpRequest {
  const { method, headers, url } = request
  return {
    method,
    path: new URL(url).pathname,
    headers,
    get isBodyTaken() {
      const isGone = request.body === null && Number(headers.get('content-length')) > 0
      return isGone || request.bodyUsed || request.body?.locked === true
    },
    readBody: (limits) => readStream(request.body, limits),
    toRequest: () => request,
  }
}

async function readStream(body: Request['body'], { longest, timeout }: BodyLimits): Promise<BodyBytes> {
  // The stream cannot be read if something else has a reader of it.
  if (!body || body.locked) return new Uint8Array()
  const reader = body.getReader()
  let bytes = new Uint8Array()
  const stop = (): void => void reader.cancel().catch(() => undefined)
  let timedOut = false
  const deadline = setTimeout(() => {
    timedOut = true
    stop()
  }, timeout)
  let size = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (size + part.value.byteLength > longest) {
        stop()
        return 'too_long'
      }
      // Most bodies come in one part, which needs no copy.
      if (size === 0) bytes = part.value
      else {
        if (bytes.length < longest) bytes = withRoom(bytes, longest)
        bytes.set(part.value, size)
      }
      size += part.value.byteLength
    }
  } catch {
    return 'incomplete'
  } finally {
    clearTimeout(deadline)
  }
  return timedOut ? 'incomplete' : bytes.subarray(0, size)
}

function withRoom(bytes: Uint8Array, longest: number): Uint8Array<ArrayBuffer> {
  const room = new Uint8Array(longest)
  room.set(bytes)
  return room
}

/** Turns a reply into a `Response` of the Fetch standard. */
export function toResponse({ status, headers, setCookie, body }: HttpReply): Response {
  const fields = new Headers(headers)
  for (const line of setCookie) fields.append('set-cookie', line)
  return new Response(body, { status, headers: fields })
}

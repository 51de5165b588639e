import type { IncomingMessage } from 'node:http'
import { MAX_BODY_BYTES } from '../http/requestGuard.ts'
import { nodeHeaders, toHeaders } from '../request/headerRecord.ts'
import type { HttpRequest } from '../request/httpRequest.ts'
import { readMessage, streamOf } from './nodeBody.ts'

/** A request of `node:http`, of Express, or of Fastify. */
export type NodeRequest = IncomingMessage | { readonly raw: IncomingMessage; readonly body?: unknown }

/** What the adapter reads of a request. */
export interface IncomingRequest {
  readonly message: IncomingMessage
  /** The path and the query as the browser sent them. */
  readonly target: string
  /** Whether a framework has removed the path of a mount from `url`. */
  readonly isMounted: boolean
  /** What a parser in front of the adapter made of the body. Undefined without a parser. */
  readonly parsedBody: unknown
}

export function readIncoming(request: NodeRequest): IncomingRequest {
  const message = 'raw' in request ? request.raw : request
  const { url = '/' } = message
  // Express removes the path of a mount from `url`, and keeps the whole in `originalUrl`.
  const target = 'originalUrl' in message && typeof message.originalUrl === 'string' ? message.originalUrl : url
  const rawBody = 'rawBody' in message ? message.rawBody : undefined
  const parsedBody = rawBody ?? ('body' in request ? request.body : undefined)
  return { message, target, isMounted: target !== url, parsedBody }
}

/**
 * @param takesLostBody - Whether the handler gets a request whose body is lost: a parser has read the body, and has kept it
 *   in a form from which its bytes cannot be made again.
 * @returns Null for a lost body that the handler does not get.
 */
export function toHttpRequest(
  { message, parsedBody }: IncomingRequest,
  { url, signalOf, takesLostBody }: RequestParts & { readonly takesLostBody: boolean },
): HttpRequest | null {
  const { method = 'GET', headers } = message
  if (method === 'GET' || method === 'HEAD') return withBody(message, { url, signalOf }, { kind: 'none' })
  if (!message.readableDidRead) return withBody(message, { url, signalOf }, { kind: 'unread' })
  const bytes = bytesOf(parsedBody, headers['content-type'] ?? '')
  return bytes === undefined && !takesLostBody
    ? null
    : withBody(message, { url, signalOf }, bytes ? { kind: 'parsed', bytes } : { kind: 'none' })
}

/** What the adapter has of a body. */
type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'unread' }
  /** A parser has read the body. These are its bytes. */
  | { readonly kind: 'parsed'; readonly bytes: Uint8Array<ArrayBuffer> }

interface RequestParts {
  readonly url: URL
  /** Creates the signal of the `Request`, which aborts if the client leaves. */
  readonly signalOf: () => AbortSignal
}

function withBody(message: IncomingMessage, { url, signalOf }: RequestParts, body: Body): HttpRequest {
  const { method = 'GET' } = message
  const record = body.kind === 'parsed' ? headersAfterParser(message.headers) : message.headers
  const headers = nodeHeaders(record)
  let request: Request | undefined
  return {
    method,
    path: url.pathname,
    headers,
    isBodyTaken: body.kind === 'none' && Number(headers.get('content-length')) > 0,
    readBody: async (limits) => {
      if (body.kind === 'unread') return readMessage(message, limits)
      const bytes = body.kind === 'parsed' ? body.bytes : new Uint8Array()
      return bytes.length > limits.longest ? 'too_long' : bytes
    },
    toRequest: () => {
      if (request) return request
      // A stream as the body requires `duplex`, which TypeScript's DOM types lack.
      const init = { method, headers: toHeaders(record), body: fetchBody(message, body), duplex: 'half' }
      request = new Request(url, { ...init, signal: signalOf() })
      return request
    },
  }
}

// A `Request` of a body that the backend has read has no body.
function fetchBody(message: IncomingMessage, body: Body): BodyInit | null {
  if (body.kind === 'parsed') return body.bytes
  return body.kind === 'unread' && !message.readableDidRead && !message.readableEnded ? streamOf(message) : null
}

function headersAfterParser(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  // A parser also undoes a compression.
  const { 'content-encoding': _, 'content-length': length, ...others } = headers
  // A parser changes the length of a body. A length over the limit stays, so that the handler refuses the request.
  return Number(length) > MAX_BODY_BYTES ? { ...others, 'content-length': length } : others
}

const IS_JSON = /^[\w.-]+\/(?:[\w.-]+\+)?json\b/i

/**
 * The bytes of a body that a parser has read. Null if the parser kept nothing. Undefined for the fields of a form, because
 * only its parser knows how the form was written.
 */
function bytesOf(body: unknown, contentType: string): Uint8Array<ArrayBuffer> | null | undefined {
  if (body instanceof Uint8Array) return new Uint8Array(body)
  if (typeof body === 'string') return new TextEncoder().encode(body)
  if (!IS_JSON.test(contentType)) return isNothing(body) ? null : undefined
  if (body === undefined) return null
  try {
    return new TextEncoder().encode(JSON.stringify(body))
  } catch {
    return null
  }
}

/** Some parsers leave an empty object where they read nothing. */
const isNothing = (body: unknown): boolean =>
  body === undefined || body === null || (typeof body === 'object' && Object.keys(body).length === 0)

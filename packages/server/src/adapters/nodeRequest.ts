import type { IncomingMessage } from 'node:http'
import { MAX_BODY_BYTES } from '../http/readBody.ts'

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

/** @returns Null if a parser has read the body and has kept it in a form from which its bytes cannot be made again. */
export function toRequest({ message, parsedBody }: IncomingRequest, url: URL): Request | null {
  const { method = 'GET' } = message
  const headers = headersOf(message)
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers })
  if (!message.readableDidRead) {
    const body = message.readableEnded ? null : streamOf(message)
    // A stream as the body requires `duplex`, which TypeScript's DOM types lack.
    const init = { method, headers, body, duplex: 'half' }
    return new Request(url, init)
  }
  const body = bytesOf(parsedBody, headers.get('content-type') ?? '')
  if (body === undefined) return null
  // A parser also undoes a compression.
  headers.delete('content-encoding')
  // A parser changes the length of a body. A length over the limit stays, so that the handler refuses the request.
  if (body && Number(headers.get('content-length')) <= MAX_BODY_BYTES) headers.delete('content-length')
  return new Request(url, { method, headers, body })
}

function headersOf({ headers }: IncomingMessage): Headers {
  const fields = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    // `Headers` cannot hold the pseudo-headers of HTTP/2, such as `:path`.
    if (name.startsWith(':')) continue
    for (const item of typeof value === 'string' ? [value] : (value ?? [])) fields.append(name, item)
  }
  return fields
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

// The body is a stream, so that the handler can stop at its size limit even if Content-Length is wrong.
function streamOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const stop: (() => void)[] = []
  return new ReadableStream({
    start(controller) {
      const listen = (event: string, listener: (value: Uint8Array) => void): void => {
        incoming.on(event, listener)
        stop.push(() => incoming.off(event, listener))
      }
      listen('data', (chunk) => {
        controller.enqueue(new Uint8Array(chunk))
        if ((controller.desiredSize ?? 0) <= 0) incoming.pause()
      })
      listen('end', () => controller.close())
      listen('close', () => incoming.complete || controller.error(new Error('the connection broke')))
    },
    pull: () => void incoming.resume(),
    cancel: () => stop.forEach((off) => off()),
  })
}

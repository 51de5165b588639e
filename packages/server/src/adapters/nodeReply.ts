import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { PROTOCOL_HEADER } from '@challenge-kit/core'
import type { HttpReply } from '../request/httpRequest.ts'

/** Writes a reply. With `closes`, the connection is closed after the reply. */
export async function writeReply(
  reply: HttpReply | Response,
  outgoing: ServerResponse,
  closes: boolean,
): Promise<void> {
  if (closes) outgoing.setHeader('connection', 'close')
  if (!('setCookie' in reply)) return writeResponse(reply, outgoing)
  const { status, headers, setCookie, body } = reply
  const length = String(Buffer.byteLength(body))
  const cookies = setCookie.length === 0 ? {} : { 'set-cookie': [...setCookie] }
  outgoing.writeHead(status, { ...headers, 'content-length': length, ...cookies }).end(body)
}

async function writeResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  // The backend's own replies are short. A response of your API may be long, or may not end soon.
  if (response.headers.has(PROTOCOL_HEADER) || !response.body)
    outgoing.end(new Uint8Array(await response.arrayBuffer()))
  else await stream(response.body, outgoing)
}

async function stream(body: ReadableStream<Uint8Array>, outgoing: ServerResponse): Promise<void> {
  // The client may have closed the connection before the body arrived. The `close` event is then over.
  if (outgoing.destroyed) return body.cancel()
  outgoing.flushHeaders()
  const reader = body.getReader()
  // If the client closes the connection, the body is cancelled, and the request to your API ends.
  const closed = once(outgoing, 'close')
    .then(() => reader.cancel())
    .catch(() => undefined)
  for (let part = await reader.read(); !part.done; part = await reader.read())
    if (!outgoing.write(part.value)) await Promise.race([once(outgoing, 'drain'), closed])
  outgoing.end()
}

import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

export { type SdkRequestHandler, requestHandler } from './requestHandler.ts'

/** An HTTP server in front of an emulator. */
export interface EmulatorServer {
  /** The endpoint to give to the AWS SDK. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Serves the `fetch` of a user pool over HTTP. Port 0 takes any free port.
 * A fault that breaks the connection destroys the socket.
 *
 * @example
 * ```ts
 * import { createUserPool } from '@challenge-kit/emulator'
 * import { listen } from '@challenge-kit/emulator/node'
 *
 * const pool = createUserPool({ clients: [{ id: 'web' }] })
 * const server = await listen(pool.fetch, { port: 9229 })
 * console.log(server.url) // http://127.0.0.1:9229
 * await server.close()
 * ```
 */
export function listen(
  fetch: (request: Request) => Promise<Response>,
  { host = '127.0.0.1', port = 0 }: { host?: string; port?: number } = {},
): Promise<EmulatorServer> {
  const server = createServer((incoming, outgoing) => {
    const answer = async (): Promise<void> => {
      const response = await fetch(await toRequest(incoming))
      outgoing.writeHead(response.status, Object.fromEntries(response.headers))
      outgoing.end(new Uint8Array(await response.arrayBuffer()))
    }
    answer().catch(() => incoming.socket.destroy())
  })
  // Idle connections stay open, because a client that does not resend fails when it uses a closed connection.
  server.keepAliveTimeout = 0
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      const bound = typeof address === 'object' && address ? address.port : port
      const close = (): Promise<void> =>
        new Promise((done) => {
          server.close(() => done())
          server.closeAllConnections()
        })
      resolve({ url: `http://${host}:${bound}`, close })
    })
  })
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', headers } = incoming
  const fields = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  )
  const init = { method, headers: fields }
  const address = new URL(url, `http://${headers.host ?? 'localhost'}`)
  return method === 'POST'
    ? new Request(address, { ...init, body: await buffer(incoming) })
    : new Request(address, init)
}

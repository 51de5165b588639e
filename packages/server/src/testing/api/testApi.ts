import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import type { UserPool } from '@challenge-kit/emulator'

/** A request as the API received it. */
export interface ReceivedRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** An API of an application. It verifies access tokens by the keys of the pool, as your own API does. */
export interface TestApi {
  readonly url: string
  readonly received: readonly ReceivedRequest[]
  /** Makes the API refuse the tokens that were issued until now. */
  refuseOldTokens(): void
  /** Replaces the answer to a request whose token is valid. */
  answerWith(answer: (request: IncomingMessage, response: ServerResponse) => void): void
  close(): void
}

export async function startTestApi(pool: UserPool, clientId: string): Promise<TestApi> {
  const jwks = await pool.fetch(new Request(`http://localhost/${pool.id}/.well-known/jwks.json`))
  const keys = createLocalJWKSet(readKeySet(await jwks.json()))
  const received: ReceivedRequest[] = []
  let oldest = 0
  let answer = (_: IncomingMessage, response: ServerResponse): void =>
    void response.setHeader('content-type', 'application/json').end('{"orders":[]}')

  async function isValid(token: string): Promise<boolean> {
    try {
      const { payload } = await jwtVerify(token, keys, { currentDate: new Date(pool.clock.now()) })
      return payload['token_use'] === 'access' && payload['client_id'] === clientId && Number(payload.iat) >= oldest
    } catch {
      return false
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request
    const isStreamed = headers['transfer-encoding'] === undefined && headers['content-length'] === undefined
    received.push({ method, url, headers, body: isStreamed ? '' : await text(request) })
    if (await isValid((headers.authorization ?? '').replace(/^Bearer /, ''))) answer(request, response)
    else response.writeHead(401, { 'www-authenticate': 'Bearer scope="" error="invalid_token"' }).end('{}')
  }

  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    received,
    refuseOldTokens: () => {
      oldest = Math.floor(pool.clock.now() / 1_000) + 1
    },
    answerWith: (next) => {
      answer = next
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function readKeySet(json: unknown): JSONWebKeySet {
  if (isKeySet(json)) return json
  throw new Error('expected a JWKS')
}

const isKeySet = (json: unknown): json is JSONWebKeySet => typeof json === 'object' && json !== null && 'keys' in json

/** The request that the AWS SDK passes to its `requestHandler`. */
interface SdkRequest {
  readonly protocol: string
  readonly hostname: string
  readonly port?: number
  readonly path: string
  readonly method: string
  readonly headers: Record<string, string>
  readonly body?: unknown
}

/** A `requestHandler` for AWS SDK v3 clients. */
export interface SdkRequestHandler {
  handle(request: SdkRequest): Promise<{
    response: { statusCode: number; headers: Record<string, string>; body: Uint8Array }
  }>
  updateHttpClientConfig(): void
  httpHandlerConfigs(): Record<string, never>
}

/**
 * Connects an AWS SDK client to a user pool in the same process, without a socket.
 *
 * @example
 * ```ts
 * import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
 * import { createUserPool } from '@challenge-kit/emulator'
 * import { requestHandler } from '@challenge-kit/emulator/node'
 *
 * const pool = createUserPool({ clients: [{ id: 'web' }] })
 * const cognito = new CognitoIdentityProviderClient({
 *   region: 'us-east-1',
 *   credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
 *   requestHandler: requestHandler(pool.fetch),
 * })
 * ```
 */
export function requestHandler(fetch: (request: Request) => Promise<Response>): SdkRequestHandler {
  return {
    handle: async ({ protocol, hostname, path, method, headers, body }) => {
      const init = { method, headers }
      const withBody =
        typeof body === 'string' || body instanceof Uint8Array
          ? { ...init, body: new Blob([Uint8Array.from(toBytes(body))]) }
          : init
      const response = await fetch(new Request(`${protocol}//${hostname}${path}`, withBody))
      return {
        response: {
          statusCode: response.status,
          headers: Object.fromEntries(response.headers),
          body: new Uint8Array(await response.arrayBuffer()),
        },
      }
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  }
}

function toBytes(body: string | Uint8Array): Uint8Array {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body
}

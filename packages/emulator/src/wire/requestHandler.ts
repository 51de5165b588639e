/** What the AWS SDK hands to its `requestHandler`. */
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
export interface SdkHandler {
  handle(request: SdkRequest): Promise<{
    response: { statusCode: number; headers: Record<string, string>; body: Uint8Array }
  }>
  updateHttpClientConfig(): void
  httpHandlerConfigs(): Record<string, never>
}

/** Lets an AWS SDK client call a pool in process, with no socket: `new CognitoIdentityProviderClient({ requestHandler })`. */
export function requestHandler(fetch: (request: Request) => Promise<Response>): SdkHandler {
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

/** The headers of a request. `get` ignores the case of a name, as `Headers` does. */
export type RequestHeaders = Pick<Headers, 'get'>

/** The bytes of a body, or why they cannot be read: the body is longer than the limit, or it did not arrive in time. */
export type BodyBytes = Uint8Array | 'too_long' | 'incomplete'

/** When the reading of a body stops. */
export interface BodyLimits {
  /** Bytes. */
  readonly longest: number
  /** Milliseconds. */
  readonly timeout: number
}

/**
 * A request as the backend reads it. An adapter for a server without Fetch objects makes one directly, because a `Request`
 * takes longer to create than the backend takes to read it.
 */
export interface HttpRequest {
  readonly method: string
  /** The path of the URL, without the query. */
  readonly path: string
  readonly headers: RequestHeaders
  /** Whether something else has read the body or reads it, so that `readBody` finds nothing. */
  readonly isBodyTaken: boolean
  /** Resolves to all bytes of the body. Never rejects. */
  readBody(limits: BodyLimits): Promise<BodyBytes>
  /** The request for a function of the application. Each call returns the same object. Its body may be read already. */
  toRequest(): Request
}

/** What a handler needs to know about a request besides the request itself. */
export interface RequestContext {
  /**
   * The client's address, from the socket or from a proxy that you trust: see `createClientAddress`. Without an address,
   * all clients share their limits.
   */
  readonly clientAddress?: string | null
}

/** Answers a request. Never rejects. */
export type AnswerRequest = (request: HttpRequest, context: RequestContext) => Promise<HttpReply>

/**
 * A reply of the backend. An adapter finds out by `setCookie` that a reply is not a `Response`, because Node loads its whole
 * implementation of `fetch` at the first use of `Response`.
 */
export interface HttpReply {
  readonly status: number
  /** By lower-case names. `Set-Cookie` is not among them. */
  readonly headers: Readonly<Record<string, string>>
  /** The `Set-Cookie` lines. */
  readonly setCookie: readonly string[]
  /** JSON. */
  readonly body: string
}

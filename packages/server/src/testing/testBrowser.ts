import { type CallName, type Calls, httpTransport, type Transport } from '@challenge-kit/core'
import type { RequestContext } from '../request/httpRequest.ts'

/** A raw HTTP reply. */
export interface TestReply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** A browser for tests. It stores cookies and calls the handler in process. */
export interface TestBrowser {
  readonly cookies: Map<string, string>
  /** The real HTTP transport of core. */
  readonly transport: Transport
  call<K extends CallName>(call: K, input: Calls[K]['in']): Promise<Calls[K]['out']>
  /** Sends any body, also an invalid one, and returns the raw reply. */
  send(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<TestReply>
  /** Sends a request to any path, with the cookies and the headers of this browser. The method is POST unless you give it. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** A request for another page of the application, with the cookies of this browser. */
  request(path?: string): Request
  /** The `Set-Cookie` headers of the last reply. */
  setCookies(): readonly string[]
}

type Handler = (request: Request, context?: RequestContext) => Promise<Response>

export function createTestBrowser(
  handler: Handler,
  {
    origin = 'https://app.example.com',
    clientAddress = '203.0.113.7',
    basePath = '/auth',
    cookies = new Map<string, string>(),
  } = {},
): TestBrowser {
  let last: readonly string[] = []

  const cookieHeader = (): Record<string, string> =>
    cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }

  function storeCookies(response: Response): void {
    last = response.headers.getSetCookie()
    for (const line of last) {
      const [pair = ''] = line.split(';')
      const name = pair.slice(0, pair.indexOf('='))
      const value = pair.slice(pair.indexOf('=') + 1)
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
  }

  async function fetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    init.signal?.throwIfAborted()
    const headers = new Headers(init.headers)
    for (const [name, value] of Object.entries({ origin, 'sec-fetch-site': 'same-origin', ...cookieHeader() }))
      if (!headers.has(name)) headers.set(name, value)
    const { method = 'POST', body = null } = init
    const url = new URL(input instanceof Request ? input.url : input, origin)
    const response = await handler(new Request(url, { method, headers, body }), { clientAddress })
    storeCookies(response)
    return response
  }

  const transport = httpTransport({ fetch, basePath })
  return {
    cookies,
    transport,
    fetch,
    call: (call, input) => transport(call, input, { signal: new AbortController().signal }),
    send: async (path, body, headers = {}) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const allHeaders = { 'content-type': 'application/json', 'x-ck-csrf': '1', ...headers }
      const response = await fetch(`${basePath}/${path}`, { method: 'POST', headers: allHeaders, body: text })
      return { status: response.status, headers: response.headers, text: await response.text() }
    },
    request: (path = '/page') => new Request(`${origin}${path}`, { headers: cookieHeader() }),
    setCookies: () => last,
  }
}

import { readRequestHeaders, readResponseHeaders } from './apiHeaders.ts'
import { readRoutes } from './apiRoutes.ts'

/** The options of `handler.createApiProxy`: which API, and what the page may call. */
export interface ApiProxyOptions {
  /** The URL of your API: `https://api.example.com` or `https://api.example.com/v1`. Plain http only for localhost. */
  readonly upstream: string
  /**
   * What the page may call: `['GET /orders', 'POST /orders/*']`. `*` stands for one segment, `**` at the end for one or
   * more. A route of GET also allows HEAD. Everything else is refused.
   */
  readonly routes: readonly string[]
  /** The path on your own site. `/api/orders` becomes `/orders` of the API. @default '/api' */
  readonly basePath?: string
  /** Other headers of the page that the API gets. Never cookies, `Authorization` or the addresses that proxies report. */
  readonly requestHeaders?: readonly string[]
  /** Other headers of the API that the page gets. Never `Set-Cookie` or `Access-Control-*`. */
  readonly responseHeaders?: readonly string[]
  /** The longest body of a request. @default 1048576 */
  readonly maxBodyBytes?: number
  /** Milliseconds until the response begins, and then between two parts of it. @default 30000 */
  readonly timeout?: number
  /** Sends the request, for example with a client certificate. It must not follow redirects. @default globalThis.fetch */
  readonly fetch?: (request: Request) => Promise<Response>
}

/** The options with their defaults. */
export interface ApiProxySettings {
  /** Without a slash at the end. */
  readonly upstream: string
  readonly routes: ReturnType<typeof readRoutes>
  readonly basePath: string
  readonly requestHeaders: readonly string[]
  readonly responseHeaders: readonly string[]
  readonly maxBodyBytes: number
  readonly timeout: number
  readonly fetch: (request: Request) => Promise<Response>
}

/** Checks the options. Throws at start-up if an option is invalid. */
export function readApiProxy(options: ApiProxyOptions): ApiProxySettings {
  const { maxBodyBytes = 1_048_576, timeout = 30_000 } = options
  if (!(maxBodyBytes >= 0)) throw new Error('maxBodyBytes: give bytes, 0 or more')
  if (!(timeout > 0)) throw new Error('timeout: give milliseconds, more than 0')
  const basePath = (options.basePath ?? '/api').replace(/\/+$/, '')
  if (!/^\/[\w.~/-]+$/.test(basePath) || basePath.includes('//'))
    throw new Error(`basePath: "${basePath}" must be a path, such as "/api"`)
  return {
    upstream: readUpstream(options.upstream),
    routes: readRoutes(options.routes),
    basePath,
    requestHeaders: readRequestHeaders(options.requestHeaders),
    responseHeaders: readResponseHeaders(options.responseHeaders),
    maxBodyBytes,
    timeout,
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
  }
}

const LOCALHOST: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

function readUpstream(upstream: string): string {
  const url = URL.canParse(upstream) ? new URL(upstream) : null
  // The message does not repeat the value, because it contains a password.
  if (url && (url.username !== '' || url.password !== ''))
    throw new Error('upstream: leave the username and the password out of the URL')
  if (!url || url.search !== '' || url.hash !== '')
    throw new Error(`upstream: "${upstream}" is not the URL of an API, such as "https://api.example.com"`)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOCALHOST.includes(url.hostname)))
    throw new Error(`upstream: "${upstream}" must be https, because plain http would show the access token`)
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

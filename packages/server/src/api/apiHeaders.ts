import { REPLY_HEADERS } from '../http/replies.ts'

/** The headers of a request that the API gets. Every other header stays with the backend. */
const REQUEST_HEADERS: readonly string[] = [
  'accept',
  'accept-language',
  'content-encoding',
  'content-language',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'prefer',
  'range',
]

/** The headers of a response that the page gets. */
const RESPONSE_HEADERS: readonly string[] = [
  'accept-ranges',
  'content-disposition',
  'content-language',
  'content-range',
  'content-type',
  'etag',
  'last-modified',
  'preference-applied',
  'retry-after',
]

/** Matches the names of headers in a list that blanks separate. `*` stands for any text. */
function namesOf(list: string): RegExp {
  return new RegExp(`^(?:${list.trim().replaceAll('*', '.*').split(/\s+/).join('|')})$`)
}

// These headers belong to one connection, or the backend or the runtime sets them itself.
const CONNECTION = namesOf(`
  connection keep-alive proxy-* te trailer transfer-encoding upgrade host expect
  content-length content-encoding accept-encoding
`)
// These headers would hand over the user's identity, let a page claim an address that a proxy has to report, or let an
// API take a request for another method or path than the one that was allowed.
const IDENTITY = namesOf(`
  cookie cookie2 authorization origin referer forwarded via sec-* x-ck-*
  x-forwarded-* x-vercel-forwarded-* x-real-ip *-connecting-ip *-client-ip *-viewer-address
  *remote-* *-user x-amzn-* x-envoy-* x-goog-iap-* x-goog-authenticated-* x-ms-client-principal*
  x-auth-* x-authenticated-* x-client-cert* ssl-* x-ssl-*
  x-http-method* x-method-override x-original-* x-rewrite-*
`)
// With these headers the API could change cookies, caches, scripts or rights of the whole origin.
const ORIGIN = namesOf(`
  set-cookie set-cookie2 access-control-* clear-site-data service-worker-allowed www-authenticate refresh
  strict-transport-security alt-svc x-ck-*
`)

/** The option `requestHeaders`, checked. Throws at start-up for a header that is never sent. */
export function readRequestHeaders(more: readonly string[] = []): readonly string[] {
  return [...REQUEST_HEADERS, ...checked('requestHeaders', more, (name) => IDENTITY.test(name))]
}

/** The option `responseHeaders`, checked. Throws at start-up for a header that the page never gets. */
export function readResponseHeaders(more: readonly string[] = []): readonly string[] {
  const isForbidden = (name: string): boolean => ORIGIN.test(name) || (name in REPLY_HEADERS && name !== 'content-type')
  return [...RESPONSE_HEADERS, ...checked('responseHeaders', more, isForbidden)]
}

function checked(option: string, names: readonly string[], isForbidden: (name: string) => boolean): readonly string[] {
  return names.map((given) => {
    const name = given.toLowerCase()
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw new Error(`${option}: "${given}" is not the name of a header`)
    if (CONNECTION.test(name) || isForbidden(name))
      throw new Error(`${option}: "${given}" is never passed on, because it would not be safe`)
    return name
  })
}

/** The headers of the request to the API. */
export function requestHeaders(from: Headers, names: readonly string[], accessToken: string): Headers {
  const headers = pick(from, names)
  headers.set('authorization', `Bearer ${accessToken}`)
  return headers
}

/**
 * The headers of the response to the page: those of every reply of the backend, and the listed ones of the API. The
 * policy forbids a document of the API to run scripts, because it would run in the origin of the page.
 */
export function responseHeaders(from: Headers, names: readonly string[], setCookie: readonly string[]): Headers {
  const headers = pick(from, names)
  for (const [name, value] of Object.entries(REPLY_HEADERS))
    if (name !== 'content-type' && !name.startsWith('x-ck-')) headers.set(name, value)
  headers.set(
    'content-security-policy',
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  )
  for (const line of setCookie) headers.append('set-cookie', line)
  return headers
}

function pick(from: Headers, names: readonly string[]): Headers {
  const headers = new Headers()
  for (const name of names) {
    const value = from.get(name)
    if (value !== null) headers.set(name, value)
  }
  return headers
}

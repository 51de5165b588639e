import { type CallName, CSRF_HEADER } from '@challenge-kit/core'

/** Why a request was refused. `tenant`: the request belongs to no tenant. */
export type Refusal = 'method' | 'path' | 'content_type' | 'header' | 'site' | 'origin' | 'size' | 'body' | 'tenant'

/** The call of a request that is accepted, or the reason and the HTTP status of a refusal. */
export type GuardedRequest =
  | { readonly call: CallName }
  | { readonly refusal: Refusal; readonly status: 400 | 405 | 415; readonly call: CallName | null }

const CALLS: Readonly<Record<CallName, true>> = {
  start: true,
  prove: true,
  answer: true,
  resend: true,
  forgot: true,
  resume: true,
  cancel: true,
  session: true,
  'sign-out': true,
  'change-password': true,
  mfa: true,
  'mfa-preference': true,
  'totp-key': true,
  'totp-verify': true,
  passkeys: true,
  'passkey-options': true,
  'passkey-add': true,
  'passkey-delete': true,
  devices: true,
  'device-forget': true,
}

/** Whether a text is the name of a call. */
export function isCall(name: string): name is CallName {
  return Object.hasOwn(CALLS, name)
}

/**
 * Accepts only what the kit's page sends: a same-origin `fetch` with JSON and a header of the kit. This protects against
 * CSRF and login CSRF. The check is part of the handler, so that an application cannot leave it out by mistake.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function guardRequest(request: Request, basePath: string, origins: readonly string[]): GuardedRequest {
  const { headers, method } = request
  const path = new URL(request.url).pathname
  const name = path.startsWith(`${basePath}/`) ? path.slice(basePath.length + 1) : ''
  const call = isCall(name) ? name : null
  const refuse = (refusal: Refusal, status: 400 | 405 | 415 = 400): GuardedRequest => ({ refusal, status, call })

  if (method !== 'POST') return refuse('method', 405)
  if (!call) return refuse('path')
  if (!/^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i.test(headers.get('content-type') ?? ''))
    return refuse('content_type', 415)
  if (!/^(?:identity)?$/i.test(headers.get('content-encoding') ?? '')) return refuse('content_type', 415)
  const foreign = crossSiteRefusal(headers, origins)
  return foreign ? refuse(foreign) : { call }
}

/** Why a request that changes something does not come from a page of `origins`. Null if it does. */
export function crossSiteRefusal(headers: Headers, origins: readonly string[]): Refusal | null {
  if (headers.get(CSRF_HEADER) !== '1') return 'header'
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  if (site !== null && site !== 'same-origin') return 'site'
  if (origin !== null && !origins.includes(origin)) return 'origin'
  // Browsers send `Sec-Fetch-Site` or `Origin` with every POST, so this request does not come from a browser.
  return site === null && origin === null ? 'origin' : null
}

/**
 * Why a request that only reads does not come from a page of `origins`, or from the user who typed its URL. Null if it
 * does. Old browsers send neither header, and the cookie's `SameSite` then has to be enough.
 */
export function foreignReadRefusal(headers: Headers, origins: readonly string[]): Refusal | null {
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  if (site !== null && site !== 'same-origin' && site !== 'none') return 'site'
  return origin !== null && !origins.includes(origin) ? 'origin' : null
}

import { type CallName, CSRF_HEADER } from '@challenge-kit/core'
import type { HttpRequest, RequestHeaders } from '../request/httpRequest.ts'

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
export function guardRequest(
  { headers, method, path }: Pick<HttpRequest, 'headers' | 'method' | 'path'>,
  basePath: string,
  origins: readonly string[],
): GuardedRequest {
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
export function crossSiteRefusal(headers: RequestHeaders, origins: readonly string[]): Refusal | null {
  if (headers.get(CSRF_HEADER) !== '1') return 'header'
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  if (site !== null && site !== 'same-origin') return 'site'
  if (origin !== null && !origins.includes(origin)) return 'origin'
  // Browsers send `Sec-Fetch-Site` or `Origin` with every POST, so this request does not come from a browser.
  return site === null && origin === null ? 'origin' : null
}

/** The destinations whose response changes what the page does. */
const RUNS = /^(?:script|style|xslt|.*work(?:er|let))$/

/**
 * Why a request that only reads does not come from a page of `origins`, or from the user who typed its URL. Null if it
 * does. Old browsers send neither header, and the cookie's `SameSite` then has to be enough.
 */
export function foreignReadRefusal(headers: RequestHeaders, origins: readonly string[]): Refusal | null {
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  if (site !== null && site !== 'same-origin' && site !== 'none') return 'site'
  // A file that a user has stored at the API must not run in the page, even if the page's policy allows its own origin.
  if (RUNS.test(headers.get('sec-fetch-dest') ?? '')) return 'header'
  return origin !== null && !origins.includes(origin) ? 'origin' : null
}

/** The longest body that is read. */
export const MAX_BODY_BYTES: number = 32 * 1024
// Milliseconds.
const TIMEOUT = 10_000
const MAX_DEPTH = 8
const MAX_MEMBERS = 64
const FORBIDDEN = ['__proto__', 'constructor', 'prototype']
const decoder = new TextDecoder('utf-8', { fatal: true })

/** The JSON of a body, or why it was refused. */
export type GuardedBody =
  | { readonly json: unknown }
  | { readonly refusal: 'size'; readonly status: 413 }
  | { readonly refusal: 'body'; readonly status: 400 }

const TOO_LARGE = { refusal: 'size', status: 413 } as const
const UNREADABLE = { refusal: 'body', status: 400 } as const

/**
 * Reads a JSON body. Stops after ten seconds, and at 32 KiB even if `Content-Length` is smaller. A body that is cut off is
 * refused, because the part that arrived may be valid JSON. Never rejects.
 */
export async function guardBody(request: Pick<HttpRequest, 'headers' | 'readBody'>): Promise<GuardedBody> {
  const declared = Number(request.headers.get('content-length'))
  if (declared > MAX_BODY_BYTES) return TOO_LARGE
  const bytes = await request.readBody({ longest: MAX_BODY_BYTES, timeout: TIMEOUT })
  if (bytes === 'too_long') return TOO_LARGE
  if (bytes === 'incomplete' || bytes.length < declared) return UNREADABLE
  try {
    const json: unknown = JSON.parse(decoder.decode(bytes))
    return isHarmless(json) ? { json } : UNREADABLE
  } catch {
    return UNREADABLE
  }
}

/** Whether the JSON is safe to read: it is not too deep, has not too many members, and no key refers to a prototype. */
function isHarmless(json: unknown): boolean {
  let membersLeft = MAX_MEMBERS
  const passes = (value: unknown, depth: number): boolean => {
    if (typeof value !== 'object' || value === null) return true
    if (depth > MAX_DEPTH) return false
    return Object.entries(value).every(([key, member]) => {
      membersLeft -= 1
      return membersLeft >= 0 && !FORBIDDEN.includes(key) && passes(member, depth + 1)
    })
  }
  return passes(json, 1)
}

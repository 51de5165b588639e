import { type CallName, CSRF_HEADER } from '@challenge-kit/core'

/** Why a request was turned away before it was read. */
export type Refusal = 'method' | 'path' | 'content_type' | 'header' | 'site' | 'origin' | 'size' | 'body'

/** A request that may be read, or the reason and the HTTP status of its refusal. */
export type Gated =
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

function isCall(name: string): name is CallName {
  return Object.hasOwn(CALLS, name)
}

/**
 * Lets in only what a page of ours sends: a same-origin `fetch` with JSON and our own header. This is the defence
 * against CSRF and login CSRF; it lies inside the handler, where no middleware order can switch it off.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function gate(request: Request, basePath: string, origins: readonly string[]): Gated {
  const { headers, method } = request
  const path = new URL(request.url).pathname
  const name = path.startsWith(`${basePath}/`) ? path.slice(basePath.length + 1) : ''
  const call = isCall(name) ? name : null
  const refuse = (refusal: Refusal, status: 400 | 405 | 415 = 400): Gated => ({ refusal, status, call })

  if (method !== 'POST') return refuse('method', 405)
  if (!call) return refuse('path')
  if (!/^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i.test(headers.get('content-type') ?? ''))
    return refuse('content_type', 415)
  if (!/^(?:identity)?$/i.test(headers.get('content-encoding') ?? '')) return refuse('content_type', 415)
  if (headers.get(CSRF_HEADER) !== '1') return refuse('header')
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  if (site !== null && site !== 'same-origin') return refuse('site')
  if (origin !== null && !origins.includes(origin)) return refuse('origin')
  // A browser always sends one of the two with a POST.
  if (site === null && origin === null) return refuse('origin')
  return { call }
}

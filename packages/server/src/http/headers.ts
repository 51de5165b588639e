import { PROTOCOL_HEADER, PROTOCOL_VERSION, REQUEST_ID_HEADER } from '@challenge-kit/core'

// On every reply, errors included: nothing between us and the browser may keep it, frame it, or guess what it is.
const ALWAYS: Readonly<Record<string, string>> = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store, private',
  pragma: 'no-cache',
  'cdn-cache-control': 'no-store',
  vary: 'Cookie, Origin, Sec-Fetch-Site',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  [PROTOCOL_HEADER]: PROTOCOL_VERSION,
}

/** A JSON reply with the headers that every reply has. */
export function jsonResponse(
  status: number,
  body: unknown,
  requestId: string,
  setCookie: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Response {
  const headers = new Headers({ ...ALWAYS, [REQUEST_ID_HEADER]: requestId, ...more })
  // Of two lines for one cookie the later is meant: browsers need not agree.
  for (const line of new Map(setCookie.map((line) => [cookieOf(line), line])).values())
    headers.append('set-cookie', line)
  return new Response(JSON.stringify(body), { status, headers })
}

/** What makes two lines one cookie's: its name, path and domain. An application's own sessions may have any. */
function cookieOf(line: string): string {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const where = attributes.filter((attribute) => /^(?:path|domain)=/i.test(attribute))
  return [pair.split('=')[0], ...where.toSorted()].join(';')
}

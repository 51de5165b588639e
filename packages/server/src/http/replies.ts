import { PROTOCOL_HEADER, PROTOCOL_VERSION, REQUEST_ID_HEADER, SignInError } from '@challenge-kit/core'
import { MAX_COOKIE_BYTES, type SealedCookie } from '../crypto/cookies.ts'
import type { DeviceChange, Devices } from '../devices/devices.ts'
import type { HttpReply, HttpRequest } from '../request/httpRequest.ts'
import type { Refresher } from '../session/refresh.ts'
import type { SessionChange, SessionContext, Sessions } from '../session/session.ts'
import { flowPayload, type SealedFlow } from '../sign-in/sealedFlow.ts'

// Every reply has these headers, errors too. They forbid caching, framing, and guessing the content type.
export const REPLY_HEADERS: Readonly<Record<string, string>> = {
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

/** A JSON reply with the headers of every reply. */
export function jsonReply(
  status: number,
  json: unknown,
  requestId: string,
  setCookie: readonly string[],
  more: Readonly<Record<string, string>> = {},
): HttpReply {
  const headers = { ...REPLY_HEADERS, [REQUEST_ID_HEADER]: requestId, ...more }
  return { status, headers, setCookie: withoutRepeats(setCookie), body: JSON.stringify(json) }
}

/** If two lines set the same cookie, only the later one is sent, because browsers may disagree on which line they use. */
const withoutRepeats = (lines: readonly string[]): readonly string[] =>
  lines.length < 2 ? lines : [...new Map(lines.map((line) => [cookieOf(line), line])).values()]

/** The name, path and domain of a line, which identify its cookie. Your own session store may set any of them. */
function cookieOf(line: string): string {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const scope = attributes.filter((attribute) => /^(?:path|domain)=/i.test(attribute))
  return [pair.split('=')[0], ...scope.toSorted()].join(';')
}

/** The reply to a call that failed. */
export function errorReply(
  { code, issues, retryAfter: ownRetryAfter }: SignInError,
  status: number,
  requestId: string,
  setCookie: readonly string[],
): HttpReply {
  const retryAfter = ownRetryAfter ?? (status === 503 ? 5 : null)
  const body = {
    error: {
      code,
      ...(retryAfter === null ? {} : { retryAfter }),
      ...(Object.keys(issues).length === 0 ? {} : { issues }),
      requestId,
    },
  }
  const more = {
    ...(status === 405 ? { allow: 'POST' } : {}),
    ...(retryAfter === null ? {} : { 'retry-after': String(Math.ceil(retryAfter)) }),
  }
  return jsonReply(status, body, requestId, setCookie, more)
}

/** What a call changes in the cookies. A member that is left out changes nothing. */
export interface CookieChanges {
  session?: SessionChange
  device?: DeviceChange
  /** Null drops the cookie. */
  flow?: SealedFlow | null
}

const ALMOST_FULL = 0.8 * MAX_COOKIE_BYTES

interface CookieWriterParts {
  readonly flowCookie: SealedCookie
  readonly sessions: Sessions
  readonly devices: Devices
  readonly refresher: Refresher
  /** Whether the session store ends the session that the browser had before a new sign-in. */
  readonly storeEndsPrevious: boolean
  /** Seconds since 1970. */
  readonly now: () => number
}

/** Writes the changes of one call. Resolves to `Set-Cookie` lines. No other part of a call writes cookies. */
export type WriteCookies = (
  changes: CookieChanges,
  context: Pick<SessionContext, 'request' | 'cognito' | 'noteException' | 'warn'>,
) => Promise<readonly string[]>

export function createCookieWriter(parts: CookieWriterParts): WriteCookies {
  const { flowCookie, sessions, devices, refresher, storeEndsPrevious, now } = parts

  async function flowLines(flow: SealedFlow | null | undefined): Promise<readonly string[]> {
    if (flow === undefined) return []
    return [flow === null ? flowCookie.drop() : await flowCookie.set(flowPayload(flow), flow.endsAt - now())]
  }

  async function sessionLines(change: SessionChange | undefined, request: HttpRequest): Promise<readonly string[]> {
    if (!change) return []
    if (change.kind === 'end') return sessions.end(request)
    return change.kind === 'stored'
      ? change.setCookie()
      : sessions.write(change.session, { request, isNew: true, replaces: change.replaces })
  }

  async function endPrevious(request: HttpRequest): Promise<void> {
    const previous = await sessions.read(request).catch(() => null)
    if (previous) await refresher.end(previous)
  }

  return async ({ flow, session, device }, context) => {
    const opened = session?.kind === 'open' ? session : null
    try {
      // The store refuses such a session itself.
      if (opened?.replaces && (await refresher.hasEnded(opened.replaces))) throw new SignInError('signed_out')
      const others = [...(await flowLines(flow)), ...(device ? await devices.setCookie(context.request, device) : [])]
      // The session is written last, because your own session store would keep it even if another cookie failed.
      const own = await sessionLines(session, context.request)
      if (own.some(({ length }) => length >= ALMOST_FULL)) context.warn('session_cookie_almost_full')
      // The replaced session is revoked only now, because the user keeps it if the new session cannot be stored.
      if (opened?.replaces) await refresher.revoke(opened.replaces.refreshToken, context)
      else if (opened && !storeEndsPrevious) await endPrevious(context.request)
      return [...others, ...own]
    } catch (thrown) {
      // A new session that cannot be stored is lost, so its tokens are revoked.
      if (opened) await refresher.revoke(opened.session.refreshToken, context)
      throw thrown
    }
  }
}

import { SignInError } from '@challenge-kit/core'
import { sentencesOf } from '../setup/mistakes.ts'
import type { Keys } from './keys.ts'
import type { HttpRequest } from '../request/httpRequest.ts'
import { createSeal, type Seal } from './seal.ts'

type HasHeaders = Pick<HttpRequest, 'headers'>

/** One of the kit's cookies. Its value is sealed, and its attributes never vary. */
export interface SealedCookie {
  readonly name: string
  /** Whether the request has exactly one cookie of this name, sealed by this backend or not. */
  isPresent(request: HasHeaders): boolean
  /**
   * The payload. Null if the cookie is missing or does not open. Also null if there are two cookies of this name, because
   * another site may have planted one of them.
   */
  read(request: HasHeaders): Promise<unknown>
  /** The payloads of all cookies of this name. Sign-out ends the session of each, because one may have been planted. */
  readAll(request: HasHeaders): Promise<readonly unknown[]>
  /**
   * A `Set-Cookie` line.
   *
   * @param maxAge - Seconds.
   * @throws `SignInError('server_misconfigured')` if the line is too long for browsers.
   */
  set(payload: unknown, maxAge: number): Promise<string>
  /** A `Set-Cookie` line that deletes the cookie. */
  drop(): string
}

/** A cookie with the same attributes whose value is not sealed. */
export interface PlainCookie {
  readonly name: string
  /** The values of all cookies of this name. */
  values(request: HasHeaders): readonly string[]
  /** A `Set-Cookie` line. `maxAge` is in seconds. */
  set(value: string, maxAge: number): string
  drop(): string
}

export interface Cookies {
  readonly flow: SealedCookie
  readonly session: SealedCookie
  /** The session cookie if sessions are in a store. It holds only an id. */
  readonly sessionId: PlainCookie
  readonly device: SealedCookie
}

/** The longest `Set-Cookie` line that every browser accepts. */
export const MAX_COOKIE_BYTES = 4_096

/**
 * The three cookies. On `http://localhost` they have no prefix and are not `Secure`, because Safari drops `Secure` cookies
 * there. Elsewhere the prefix `__Host-Http-` prevents scripts and sibling domains from setting the cookies.
 *
 * @param clientId - The app client's id. Cookies of another app client do not open.
 * @param cookieName - The end of the cookies' names, so that handlers on one host do not overwrite each other's cookies.
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis
 */
export function createCookies(
  isLocalhost: boolean,
  keys: Keys,
  clientId: string,
  cookieName: string = defaultCookieName(clientId),
): Cookies {
  const prefix = isLocalhost ? '' : '__Host-Http-'
  const ending = readCookieName(cookieName)
  const plain = (name: string, sameSite: 'Strict' | 'Lax'): PlainCookie =>
    plainCookie(
      `${prefix}ck_${name}${ending}`,
      `Path=/; HttpOnly; SameSite=${sameSite}${isLocalhost ? '' : '; Secure'}`,
    )
  // Lax, because a user who follows a link from an email must arrive signed in.
  const sessionId = plain('session', 'Lax')
  return {
    flow: sealedCookie(plain('flow', 'Strict'), createSeal(keys, 'flow', clientId)),
    session: sealedCookie(sessionId, createSeal(keys, 'session', clientId)),
    sessionId,
    device: sealedCookie(plain('device', 'Strict'), createSeal(keys, 'device', clientId)),
  }
}

/** The start of the app client's id. It differs between app clients, because Cognito's ids are random. */
const defaultCookieName = (clientId: string): string => clientId.replace(/[^\w-]/g, '').slice(0, 8)

function readCookieName(name: string): string {
  if (!/^[\w-]{0,32}$/.test(name))
    throw new Error(
      `cookieName: "${name}" must have at most 32 letters, digits, "-" and "_", because it ends cookie names`,
    )
  return name === '' ? '' : `_${name}`
}

function plainCookie(name: string, attributes: string): PlainCookie {
  return {
    name,
    values: (request) =>
      (request.headers.get('cookie') ?? '')
        .split(';')
        // Removes only tabs and spaces (RFC 6265). To a browser, U+00A0 is part of the name, and a name that starts with
        // U+00A0 does not have the protection of the prefix.
        .map((pair) => pair.replace(/^[\t ]+|[\t ]+$/g, ''))
        .flatMap((pair) => (pair.startsWith(`${name}=`) ? [pair.slice(name.length + 1)] : [])),
    set: (value, maxAge) => `${name}=${value}; Max-Age=${Math.max(0, Math.floor(maxAge))}; ${attributes}`,
    drop: () => `${name}=; Max-Age=0; ${attributes}`,
  }
}

function sealedCookie({ name, values, set, drop }: PlainCookie, seal: Seal): SealedCookie {
  return {
    name,
    isPresent: (request) => values(request).length === 1,
    read: async (request) => {
      const [only, ...others] = values(request)
      return only === undefined || others.length > 0 ? null : seal.open(only)
    },
    readAll: (request) => Promise.all(values(request).map((value) => seal.open(value))),
    set: async (payload, maxAge) => {
      const line = set(await seal.close(payload), maxAge)
      if (line.length <= MAX_COOKIE_BYTES) return line
      throw new SignInError('server_misconfigured', {
        detail: `${name} has ${line.length} bytes, over ${MAX_COOKIE_BYTES}. ${sentencesOf('cookie_too_long')}`,
      })
    },
    drop,
  }
}

import { SignInError } from '@challenge-kit/core'
import type { Keys } from './keys.ts'
import { createSeal, type Seal } from './seal.ts'

/** One of the kit's cookies. Its value is sealed, and its attributes never vary. */
export interface SealedCookie {
  readonly name: string
  /** Whether the request has exactly one cookie of this name, sealed by this backend or not. */
  isPresent(request: Request): boolean
  /**
   * The payload. Null if the cookie is missing or does not open. Also null if there are two cookies of this name, because
   * another site may have planted one of them.
   */
  read(request: Request): Promise<unknown>
  /** The payloads of all cookies of this name. Sign-out ends the session of each, because one may have been planted. */
  readAll(request: Request): Promise<readonly unknown[]>
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

export interface Cookies {
  readonly flow: SealedCookie
  readonly session: SealedCookie
  readonly device: SealedCookie
}

/** The longest `Set-Cookie` line that every browser accepts. */
export const MAX_COOKIE_BYTES = 4_096

/**
 * The three cookies. On `http://localhost` they have no prefix and are not `Secure`, because Safari drops `Secure` cookies
 * there. Elsewhere the prefix `__Host-Http-` prevents scripts and sibling domains from setting the cookies.
 *
 * @param clientId - The app client's id. Cookies of another app client do not open.
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis
 */
export function createCookies(isLocalhost: boolean, keys: Keys, clientId: string): Cookies {
  const create = (purpose: keyof Cookies, sameSite: 'Strict' | 'Lax'): SealedCookie =>
    sealedCookie(
      `${isLocalhost ? '' : '__Host-Http-'}ck_${purpose}`,
      `Path=/; HttpOnly; SameSite=${sameSite}${isLocalhost ? '' : '; Secure'}`,
      createSeal(keys, purpose, clientId),
    )
  return {
    flow: create('flow', 'Strict'),
    // Lax, because a user who follows a link from an e-mail must arrive signed in.
    session: create('session', 'Lax'),
    device: create('device', 'Strict'),
  }
}

function sealedCookie(name: string, attributes: string, seal: Seal): SealedCookie {
  const values = (request: Request): readonly string[] =>
    (request.headers.get('cookie') ?? '')
      .split(';')
      // Removes only tabs and spaces (RFC 6265). To a browser, U+00A0 is part of the name, and a name that starts with
      // U+00A0 does not have the protection of the prefix.
      .map((pair) => pair.replace(/^[\t ]+|[\t ]+$/g, ''))
      .flatMap((pair) => (pair.startsWith(`${name}=`) ? [pair.slice(name.length + 1)] : []))

  return {
    name,
    isPresent: (request) => values(request).length === 1,
    read: async (request) => {
      const [only, ...others] = values(request)
      return only === undefined || others.length > 0 ? null : seal.open(only)
    },
    readAll: (request) => Promise.all(values(request).map((value) => seal.open(value))),
    set: async (payload, maxAge) => {
      const value = await seal.close(payload)
      const line = `${name}=${value}; Max-Age=${Math.max(0, Math.floor(maxAge))}; ${attributes}`
      if (line.length <= MAX_COOKIE_BYTES) return line
      throw new SignInError('server_misconfigured', {
        detail: `the cookie ${name} would have ${line.length} bytes, and browsers drop it over ${MAX_COOKIE_BYTES}: return less from describeSession, or use your own session store (option session)`,
      })
    },
    drop: () => `${name}=; Max-Age=0; ${attributes}`,
  }
}

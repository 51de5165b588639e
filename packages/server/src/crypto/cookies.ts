import { SignInError } from '@challenge-kit/core'

/** One cookie of ours: how it is read, set and dropped, always with the same attributes. */
export interface Cookie {
  readonly name: string
  /** The value; null where there is none, or where there are two: then one of them is not ours to trust. */
  read(request: Request): string | null
  /** All values of the name, trusted or not. */
  values(request: Request): readonly string[]
  /** A `Set-Cookie` line. `maxAge` is in seconds. Throws `SignInError('server_misconfigured')` if browsers would drop it. */
  set(value: string, maxAge: number): string
  drop(): string
}

export interface Cookies {
  readonly flow: Cookie
  readonly session: Cookie
  readonly device: Cookie
}

const LARGEST = 4_096

/**
 * The three cookies. On a plain-http localhost they carry no prefix and are not Secure, because Safari drops them
 * otherwise; everywhere else `__Host-Http-` keeps scripts and sibling domains from planting them.
 *
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis
 */
export function createCookies(local: boolean): Cookies {
  const make = (name: string, sameSite: 'Strict' | 'Lax'): Cookie =>
    createCookie(
      local ? name : `__Host-Http-${name}`,
      `Path=/; HttpOnly; SameSite=${sameSite}${local ? '' : '; Secure'}`,
    )
  // Lax: whoever follows a link from a mail arrives signed in.
  return { flow: make('ck_flow', 'Strict'), session: make('ck_session', 'Lax'), device: make('ck_device', 'Strict') }
}

function createCookie(name: string, attributes: string): Cookie {
  const values = (request: Request): readonly string[] =>
    (request.headers.get('cookie') ?? '')
      .split(';')
      // Blanks as RFC 6265 has them, and no more: to a browser, a name behind U+00A0 is another name, without a prefix.
      .map((pair) => pair.replace(/^[\t ]+|[\t ]+$/g, ''))
      .flatMap((pair) => (pair.startsWith(`${name}=`) ? [pair.slice(name.length + 1)] : []))

  return {
    name,
    read: (request) => {
      const [only = null, ...others] = values(request)
      return others.length === 0 ? only : null
    },
    values,
    set: (value, maxAge) => {
      const line = `${name}=${value}; Max-Age=${Math.max(0, Math.floor(maxAge))}; ${attributes}`
      if (line.length <= LARGEST) return line
      throw new SignInError('server_misconfigured', {
        detail: `the cookie ${name} would have ${line.length} bytes, and browsers drop it over ${LARGEST}: describe less in describeSession, or keep sessions in a store of yours (option session)`,
      })
    },
    drop: () => `${name}=; Max-Age=0; ${attributes}`,
  }
}

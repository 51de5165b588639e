import { SignInError } from '@challenge-kit/core'

/** One cookie of ours: how it is read, set and dropped, always with the same attributes. */
export interface Cookie {
  readonly name: string
  /** The value; null where there is none, or where there are two: then one of them is not ours to trust. */
  read(request: Request): string | null
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
  return {
    name,
    read: (request) => {
      const values = (request.headers.get('cookie') ?? '')
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(`${name}=`))
      const [only] = values
      return values.length === 1 && only !== undefined ? only.slice(name.length + 1) : null
    },
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

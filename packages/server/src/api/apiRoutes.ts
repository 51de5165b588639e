/** Which request is passed on, and to which path of the API. */
export type RoutedRequest =
  | { readonly path: string }
  | { readonly refusal: 'path'; readonly status: 400; readonly allow?: undefined }
  /** The path has a route, but only for the methods in `allow`. */
  | { readonly refusal: 'method'; readonly status: 405; readonly allow: string }

interface ApiRoute {
  readonly methods: readonly string[]
  /** A segment of the path, or `*` for any segment, or `**` at the end for all others. */
  readonly pattern: readonly string[]
}

const ROUTE = /^(?<method>GET|HEAD|POST|PUT|PATCH|DELETE) \/(?<path>\S*)$/

/**
 * Reads the routes that the page may call, such as `POST /orders/*`.
 *
 * @throws `Error` at start-up if a route is invalid.
 */
export function readRoutes(routes: readonly string[]): readonly ApiRoute[] {
  if (routes.length === 0) throw new Error('routes: give at least one route, such as "GET /orders"')
  return routes.map((route) => {
    const { method, path } = ROUTE.exec(route)?.groups ?? {}
    const pattern = path === undefined ? null : patternOf(path)
    if (method === undefined || pattern === null)
      throw new Error(`routes: "${route}" is not a route; write a method and a path, such as "POST /orders/*"`)
    // A server that has GET also has HEAD, which returns the same headers.
    return { methods: method === 'GET' ? ['GET', 'HEAD'] : [method], pattern }
  })
}

function patternOf(path: string): readonly string[] | null {
  const segments = path === '' ? [] : path.split('/')
  const isValid = segments.every((segment, index) =>
    segment === '**' ? index === segments.length - 1 : segment === '*' || isPlain(segment),
  )
  return isValid ? segments : null
}

/**
 * Finds the route of a request. The path is decoded once, each segment is compared, and the path is encoded again. The API
 * therefore gets exactly the path that was compared.
 *
 * @param pathname - The path under the proxy's `basePath`: `/orders/7`.
 */
export function findRoute(routes: readonly ApiRoute[], method: string, pathname: string): RoutedRequest {
  const segments = pathname === '/' ? [] : segmentsOf(pathname)
  const found = segments ? routes.filter(({ pattern }) => matches(pattern, segments)) : []
  if (!segments || found.length === 0) return { refusal: 'path', status: 400 }
  const methods = found.flatMap((route) => route.methods)
  if (!methods.includes(method)) return { refusal: 'method', status: 405, allow: [...new Set(methods)].join(', ') }
  return { path: `/${segments.map(encodeURIComponent).join('/')}` }
}

/** The decoded segments of a path. Null if a server may read the path in another way than this function. */
function segmentsOf(pathname: string): readonly string[] | null {
  if (!pathname.startsWith('/')) return null
  try {
    const segments = pathname.slice(1).split('/').map(decodeURIComponent)
    return segments.every(isPlain) ? segments : null
  } catch {
    return null
  }
}

// Servers decode twice (`%`), cut parameters off (`;`), read `\` as `/`, drop control characters, and drop dots and
// blanks at the end. NFKC finds characters that some servers replace by one of these characters.
const AMBIGUOUS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\%;?#*]|^ |[. ]$|^$/u

const isPlain = (segment: string): boolean => !AMBIGUOUS.test(segment) && !AMBIGUOUS.test(segment.normalize('NFKC'))

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  const isOpen = pattern.at(-1) === '**'
  if (isOpen ? segments.length < pattern.length : segments.length !== pattern.length) return false
  return pattern.every((part, index) => part === '*' || part === '**' || part === segments[index])
}

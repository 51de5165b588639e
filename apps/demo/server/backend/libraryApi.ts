import { createServer } from 'node:http'
import { toNodeListener } from '@challenge-kit/server/node'
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose'

export interface LibraryApiOptions {
  /** The URL of the pool's public keys. */
  readonly jwks: string
  readonly issuer: string
  readonly clientId: string
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

/** The library's own API, which runs beside the backend. */
export interface LibraryApi {
  readonly url: string
  /** Takes every renewal of a loan back. */
  reset(): void
  close(): void
}

/** `iss` in the tokens of a user pool. */
export const issuerOf = (userPoolId: string): string =>
  `https://cognito-idp.${userPoolId.split('_')[0]}.amazonaws.com/${userPoolId}`

/** What the page may call through `handler.createApiProxy`. */
export const apiRoutes: readonly string[] = ['GET /loans', 'POST /loans/*', 'POST /card/replacement']

/** Seconds. A library card is replaced only this long after a sign-in. */
const FRESH_FOR = 300

/** Starts the API. It knows nothing of the kit, and trusts only access tokens that it verifies by the pool's keys. */
export async function startLibraryApi({ jwks, issuer, clientId, clock }: LibraryApiOptions): Promise<LibraryApi> {
  const keys = createRemoteJWKSet(new URL(jwks), { cooldownDuration: 0 })
  const renewals = new Map<string, number>()

  async function claimsOf(request: Request): Promise<JWTPayload | null> {
    const token = /^Bearer (?<token>\S+)$/.exec(request.headers.get('authorization') ?? '')?.groups?.['token'] ?? ''
    try {
      const { payload } = await jwtVerify(token, keys, { issuer, currentDate: new Date(clock()) })
      // Access tokens of Cognito have no `aud`. They name the app client in `client_id`.
      return payload['token_use'] === 'access' && payload['client_id'] === clientId ? payload : null
    } catch {
      return null
    }
  }

  async function answer(request: Request): Promise<Response> {
    const claims = await claimsOf(request)
    if (!claims) return refuse('invalid_token')
    const { pathname } = new URL(request.url)
    const key = (book: string): string => `${claims.sub} ${book}`
    const [, collection, id = ''] = pathname.split('/')
    if (collection === 'loans' && id === '')
      return Response.json(['lamp', 'tide'].map((book) => ({ id: book, renewals: renewals.get(key(book)) ?? 0 })))
    if (collection === 'loans') {
      renewals.set(key(id), (renewals.get(key(id)) ?? 0) + 1)
      return Response.json({ id, renewals: renewals.get(key(id)) })
    }
    if (Number(claims['auth_time']) < clock() / 1_000 - FRESH_FOR)
      return refuse('insufficient_user_authentication', `, max_age="${FRESH_FOR}"`)
    return Response.json({ replaced: true })
  }

  const server = createServer(toNodeListener(answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, reset: () => renewals.clear(), close: () => void server.close() }
}

/** @see https://www.rfc-editor.org/rfc/rfc9470#section-3 */
function refuse(error: string, parameters = ''): Response {
  return new Response(null, { status: 401, headers: { 'www-authenticate': `Bearer error="${error}"${parameters}` } })
}

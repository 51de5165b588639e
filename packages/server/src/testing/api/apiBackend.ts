import { readNumber, readObject, readString } from '@challenge-kit/core'
import type { ApiProxyOptions } from '../../index.ts'
import { CLIENT_ID, createTestBackend, PASSWORD, type TestBackend } from '../testBackend.ts'
import { createTestBrowser, type TestBrowser } from '../testBrowser.ts'
import { startTestApi, type TestApi } from './testApi.ts'

/** A backend, and an API of the same application behind a proxy. */
export interface ApiBackend extends TestBackend {
  readonly api: TestApi
  readonly options: ApiProxyOptions
  /** A browser whose user has signed in. Its requests under `/api` go to the proxy. */
  signedIn(more?: Partial<ApiProxyOptions>): Promise<TestBrowser>
  /** How often the backend has renewed a session. */
  renewals(): number
}

/** A request of a page that reads. */
export const get = { method: 'GET' }
export const json = { 'content-type': 'application/json', 'x-ck-csrf': '1' }
/** A request of a page that changes something. */
export const order = { method: 'POST', headers: json, body: '{"item":7}' }

export async function startApiBackend(): Promise<ApiBackend> {
  const backend = createTestBackend({ client: { rotation: { gracePeriodSeconds: 20 } } })
  const api = await startTestApi(backend.pool, CLIENT_ID)
  const options = { upstream: api.url, routes: ['GET /orders', 'POST /orders', 'POST /orders/*'], maxBodyBytes: 64 }
  return {
    ...backend,
    api,
    options,
    signedIn: async (more = {}) => {
      const browser = browserWithApi(backend, { ...options, ...more })
      await browser.call('start', { username: 'ada', password: PASSWORD })
      return browser
    },
    renewals: () => backend.cognitoCalls().filter((name) => name === 'GetTokensFromRefreshToken').length,
  }
}

/** A browser whose requests under `/api` go to a proxy of the handler, and all others to the handler. */
export function browserWithApi(
  { handler }: Pick<TestBackend, 'handler'>,
  options: ApiProxyOptions,
  like?: TestBrowser,
): TestBrowser {
  const proxy = handler.createApiProxy(options)
  const browser = createTestBrowser((request, context) =>
    (new URL(request.url).pathname.startsWith('/api') ? proxy : handler)(request, context),
  )
  for (const [name, value] of like?.cookies ?? []) browser.cookies.set(name, value)
  return browser
}

/** The error of the backend: `401 signed_out`. */
export async function errorIn(response: Response): Promise<string> {
  const { error } = readObject(await response.json(), 'bad_response')
  return `${response.status} ${readString(readObject(error, 'bad_response'), 'code', 'bad_response')}`
}

/** The time at which the user of a token signed in, in seconds since 1970. */
export function authTimeOf(authorization = ''): number {
  const [, payload = ''] = authorization.split('.')
  return readNumber(
    readObject(JSON.parse(Buffer.from(payload, 'base64url').toString()), 'bad_response'),
    'auth_time',
    'bad_response',
  )
}

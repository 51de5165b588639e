import { expect, test } from 'vitest'
import { createTestBackend, errorOf, PASSWORD } from '../testing/testBackend.ts'
import type { StoredSession } from './session.ts'
import { anyString, stringMatching, stringContaining, stringNotContaining } from '../testing/matchers.ts'

const SESSION = '__Host-Http-ck_session'
const credentials = { username: 'ada', password: PASSWORD }

async function signedIn(options: Parameters<typeof createTestBackend>[0] = {}) {
  const backend = createTestBackend(options)
  await backend.browser.call('start', credentials)
  return backend
}

test('without a session, every way to read the session returns null', async () => {
  const { browser, handler } = createTestBackend()
  expect(await browser.call('session', {})).toEqual({ session: null })
  expect(await handler.getSession(browser.request())).toBeNull()
  expect(await handler.refreshSession(browser.request())).toEqual({ session: null, setCookie: [] })
})

test('`getSession` returns null once the access token has expired, and does not call Cognito', async () => {
  const { browser, handler, pool, cognitoCalls } = await signedIn()
  pool.clock.advance(3_599_000)
  expect(await handler.getSession(browser.request())).toMatchObject({ username: 'ada', expiresIn: 1 })
  pool.clock.advance(1_000)
  expect(await handler.getSession(browser.request())).toBeNull()
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test('the call `session` refreshes within two minutes of the expiry and after it', async () => {
  const { browser, pool, cognitoCalls } = await signedIn()
  pool.clock.advance(3_479_000)
  expect(await browser.call('session', {})).toMatchObject({ session: { expiresIn: 121 } })
  expect(browser.setCookies()).toEqual([])
  pool.clock.advance(1_000)
  expect(await browser.call('session', {})).toMatchObject({ session: { username: 'ada', expiresIn: 3_600 } })
  pool.clock.advance(86_400_000)
  expect(await browser.call('session', {})).toMatchObject({ session: { expiresIn: 3_600 } })
  expect(cognitoCalls().slice(1)).toEqual(['GetTokensFromRefreshToken', 'GetTokensFromRefreshToken'])
})

test('`refreshSession` returns the session and the cookie to pass on', async () => {
  const { browser, handler, pool } = await signedIn()
  const before = await handler.getSession(browser.request())
  pool.clock.advance(3_600_000)
  const { session, setCookie } = await handler.refreshSession(browser.request())
  expect(session?.accessToken).not.toBe(before?.accessToken)
  expect(setCookie).toEqual([stringMatching(/^__Host-Http-ck_session=ey.+SameSite=Lax; Secure$/)])
})

test('`getSession` and `refreshSession` accept headers alone, as a `Headers`, as Next.js has them, and as Node has them', async () => {
  const { browser, handler } = await signedIn()
  const { headers } = browser.request()
  const cookie = headers.get('cookie') ?? undefined
  // The headers of Next.js are a class of their own, which forbids changes.
  class ReadonlyHeaders extends Headers {
    override append(): never {
      throw new Error('read-only')
    }
    override forEach(each: (value: string, name: string, parent: Headers) => void): void {
      headers.forEach(each)
    }
  }
  const node = { ':path': '/', cookie: cookie, accept: ['a', 'b'], absent: undefined, headers: 'x', forEach: 'x' }
  for (const from of [headers, new ReadonlyHeaders(), node]) {
    expect(await handler.getSession(from)).toMatchObject({ username: 'ada' })
    expect(await handler.refreshSession(from)).toMatchObject({ session: { username: 'ada' }, setCookie: [] })
  }
  expect(await handler.getSession({})).toBeNull()
})

test.each([
  ['NotAuthorizedException', 'Refresh Token has been revoked'],
  ['NotAuthorizedException', 'Invalid Refresh Token.'],
  ['UserNotFoundException', 'User does not exist.'],
])('a refresh that Cognito refuses ends the session in this browser too: %s %s', async (name, message) => {
  const { browser, pool } = await signedIn()
  pool.clock.advance(3_600_000)
  pool.faults.next('GetTokensFromRefreshToken', { kind: 'error', name, message })
  expect(await browser.call('session', {})).toEqual({ session: null })
  expect(browser.cookies.has(SESSION)).toBe(false)
})

test('the session ends with the refresh token, without a call to Cognito', async () => {
  const { browser, pool, cognitoCalls } = await signedIn({ handler: { pool: { refreshTokenValidity: 1 } } })
  expect(browser.setCookies().join()).toContain('Max-Age=86400;')
  pool.clock.advance(86_400_000)
  expect(await browser.call('session', {})).toEqual({ session: null })
  expect(cognitoCalls()).toHaveLength(1)
})

test('if Cognito is unavailable the session stays while its access token lasts, and can be refreshed later', async () => {
  const { browser, pool } = await signedIn()
  pool.clock.advance(3_570_000)
  pool.faults.next('GetTokensFromRefreshToken', { kind: 'internal', times: 2 })
  expect(await browser.call('session', {})).toMatchObject({ session: { expiresIn: 30 } })
  pool.clock.advance(30_000)
  expect((await errorOf(browser.call('session', {}))).code).toBe('upstream_unavailable')
  expect(await browser.call('session', {})).toMatchObject({ session: { expiresIn: 3_600 } })
})

test('signing out revokes the tokens at Cognito', async () => {
  const { browser, pool, newBrowser, cognitoCalls } = await signedIn()
  const thief = newBrowser()
  thief.cookies.set(SESSION, browser.cookies.get(SESSION) ?? '')
  expect(await browser.call('sign-out', {})).toEqual({ everywhere: false })
  expect([...browser.cookies.keys()]).toEqual([])
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'RevokeToken'])
  pool.clock.advance(3_600_000)
  expect(await thief.call('session', {})).toEqual({ session: null })
})

test('signing out works while Cognito is unavailable and without a session', async () => {
  const { browser, pool, events } = await signedIn()
  pool.faults.next('RevokeToken', { kind: 'internal' })
  await browser.call('sign-out', {})
  expect(browser.setCookies()).toEqual([stringMatching(/^__Host-Http-ck_session=; Max-Age=0; .*SameSite=Lax/)])
  expect(events.at(-1)).toMatchObject({ call: 'sign-out', outcome: 'done', exception: 'InternalErrorException' })
  expect(await browser.call('sign-out', {})).toEqual({ everywhere: false })
})

test('the option `session` receives the tokens and decides where they are stored', async () => {
  const kept = new Map<string, StoredSession>()
  const written: unknown[] = []
  const port = {
    read: () => Promise.resolve(kept.get('sid') ?? null),
    write: (session: StoredSession, { isNew }: { isNew: boolean }) => {
      kept.set('sid', session)
      written.push(isNew)
      return Promise.resolve(['sid=1; Path=/'])
    },
    end: () => Promise.resolve(kept.delete('sid') ? ['sid=; Max-Age=0'] : []),
  }
  const { browser, pool } = await signedIn({ handler: { session: port } })
  expect([...browser.cookies.keys()]).toEqual(['sid'])
  expect(kept.get('sid')).toMatchObject({ username: 'ada', refreshToken: anyString, idToken: stringMatching(/^ey/) })
  pool.clock.advance(3_600_000)
  expect(await browser.call('session', {})).toMatchObject({ session: { expiresIn: 3_600 } })
  expect(written).toEqual([true, false])
  await browser.call('sign-out', {})
  expect(kept.size).toBe(0)
})

test('a `describeSession` result too long for a cookie is an error with advice for the operator', async () => {
  let seed = 1
  const noise = Array.from({ length: 4_000 }, () =>
    String.fromCodePoint(33 + ((seed = (seed * 48_271) % 2_147_483_647) % 90)),
  ).join('')
  const { browser, events } = createTestBackend({ handler: { describeSession: () => ({ noise }) } })
  const { status, text } = await browser.send('start', credentials)
  expect([status, text]).toEqual([500, stringNotContaining('describeSession')])
  expect(events[0]).toMatchObject({ code: 'server_misconfigured', advice: stringContaining('describeSession') })
})

test('tokens whose session cannot be stored are revoked', async () => {
  const describeSession = () => {
    throw new Error('a mistake of the application')
  }
  const { browser, cognitoCalls } = createTestBackend({ handler: { describeSession } })
  expect((await browser.send('start', credentials)).status).toBe(500)
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'RevokeToken'])
})

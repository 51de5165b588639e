import { expect, test } from 'vitest'
import type { StoredSession } from './session.ts'
import type { SessionPort } from './sessionPort.ts'
import { createTestBackend, errorOf, PASSWORD, type TestBackendOptions } from '../testing/testBackend.ts'

const SESSION = '__Host-Http-ck_session'

async function signedIn(options: TestBackendOptions = {}) {
  const backend = createTestBackend(options)
  await backend.browser.call('start', { username: 'ada', password: PASSWORD })
  return backend
}

test('a session cookie behind a no-break space is ignored and does not hide the real one', async () => {
  const { browser, handler, cognitoCalls } = await signedIn()
  const own = `${SESSION}=${browser.cookies.get(SESSION)}`
  const planted = `\u00a0${own}`
  const carrying = (cookie: string) => new Request('https://app.example.com/', { headers: { cookie } })
  expect(await handler.getSession(carrying(planted))).toBeNull()
  expect(await handler.getSession(carrying(`${planted}; ${own}`))).toMatchObject({ username: 'ada' })
  await browser.send('sign-out', {}, { cookie: planted })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
  await browser.send('sign-out', {}, { cookie: `${planted}; ${own}` })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'RevokeToken'])
})

test('signing out with several session cookies revokes every session that opens, each once', async () => {
  const { browser, newBrowser, cognitoCalls } = await signedIn()
  const other = newBrowser()
  await other.call('start', { username: 'ada', password: PASSWORD })
  const [mine, theirs] = [browser, other].map(({ cookies }) => `${SESSION}=${cookies.get(SESSION)}`)
  await browser.send('sign-out', {}, { cookie: `${mine}; ${SESSION}=nonsense; ${theirs}; ${mine}` })
  expect(cognitoCalls().slice(2)).toEqual(['RevokeToken', 'RevokeToken'])
})

test('signing out everywhere ends the other sessions too, with one call to Cognito', async () => {
  const { browser, newBrowser, cognitoCalls, events } = await signedIn()
  const other = newBrowser()
  await other.call('start', { username: 'ada', password: PASSWORD })
  expect(await browser.call('sign-out', { everywhere: true })).toEqual({ everywhere: true })
  expect([...browser.cookies.keys()]).toEqual([])
  expect(cognitoCalls().slice(2)).toEqual(['GlobalSignOut'])
  expect(events.at(-1)).toMatchObject({ call: 'sign-out', outcome: 'done', user: events[0]?.user })
  expect(await errorOf(other.call('mfa', {}))).toMatchObject({ code: 'signed_out' })
})

test('the other session ends at its next refresh after a sign-out everywhere', async () => {
  const { browser, newBrowser, pool } = await signedIn()
  const other = newBrowser()
  await other.call('start', { username: 'ada', password: PASSWORD })
  await browser.call('sign-out', { everywhere: true })
  expect(await other.call('session', {})).toMatchObject({ session: { username: 'ada' } })
  pool.clock.advance(3_600_000)
  expect(await other.call('session', {})).toEqual({ session: null })
})

test('signing out everywhere refreshes an expired access token first', async () => {
  const { browser, pool, cognitoCalls } = await signedIn({ client: { rotation: { gracePeriodSeconds: 0 } } })
  pool.clock.advance(3_600_000)
  expect(await browser.call('sign-out', { everywhere: true })).toEqual({ everywhere: true })
  expect(cognitoCalls().slice(1)).toEqual(['GetTokensFromRefreshToken', 'GlobalSignOut'])
  expect([...browser.cookies.keys()]).toEqual([])
})

test('if GlobalSignOut fails, the session ends in this browser and the reply says `everywhere: false`', async () => {
  const { browser, pool, cognitoCalls } = await signedIn()
  pool.faults.next('GlobalSignOut', { kind: 'internal' })
  expect(await browser.call('sign-out', { everywhere: true })).toEqual({ everywhere: false })
  expect([...browser.cookies.keys()]).toEqual([])
  expect(cognitoCalls().slice(1)).toEqual(['GlobalSignOut', 'RevokeToken'])
})

test('if GlobalSignOut fails after a refresh, the old and the new refresh token are revoked', async () => {
  const { browser, pool, cognitoCalls } = await signedIn({ client: { rotation: { gracePeriodSeconds: 0 } } })
  pool.clock.advance(3_600_000)
  pool.faults.next('GlobalSignOut', { kind: 'internal' })
  expect(await browser.call('sign-out', { everywhere: true })).toEqual({ everywhere: false })
  expect(cognitoCalls().slice(2)).toEqual(['GlobalSignOut', 'RevokeToken', 'RevokeToken'])
})

test('if the refresh fails too, the session ends in this browser', async () => {
  const { browser, pool } = await signedIn()
  pool.clock.advance(3_600_000)
  pool.faults.next('*', { kind: 'internal', times: 3 })
  expect(await browser.call('sign-out', { everywhere: true })).toEqual({ everywhere: false })
  expect([...browser.cookies.keys()]).toEqual([])
})

test('without a session, signing out everywhere does not call Cognito', async () => {
  const { browser, cognitoCalls } = createTestBackend()
  expect(await browser.call('sign-out', { everywhere: true })).toEqual({ everywhere: false })
  expect(cognitoCalls()).toEqual([])
})

test('`everywhere` must be a boolean or left out', async () => {
  const { browser, cognitoCalls } = await signedIn()
  expect((await browser.send('sign-out', { everywhere: 'yes' })).status).toBe(400)
  expect(await browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
  expect(await browser.call('sign-out', { everywhere: false })).toEqual({ everywhere: false })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'RevokeToken'])
})

test('signing out everywhere works with the option `session`', async () => {
  const kept = new Map<string, StoredSession>()
  const port: SessionPort = {
    read: () => Promise.resolve(kept.get('sid') ?? null),
    write: (session) => {
      kept.set('sid', session)
      return Promise.resolve(['sid=1; Path=/'])
    },
    end: () => Promise.resolve(kept.delete('sid') ? ['sid=; Max-Age=0'] : []),
  }
  const { browser, cognitoCalls, pool } = await signedIn({ handler: { session: port } })
  pool.clock.advance(3_600_000)
  expect(await browser.call('sign-out', { everywhere: true })).toEqual({ everywhere: true })
  expect(cognitoCalls().slice(1)).toEqual(['GetTokensFromRefreshToken', 'GlobalSignOut'])
  expect([kept.size, browser.cookies.size]).toEqual([0, 0])
})

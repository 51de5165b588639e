import { EventEmitter, once } from 'node:events'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Store } from '../index.ts'
import { connectStore, createRedisBackend } from '../testing/redis/redisBackend.ts'
import { startRedis } from '../testing/redis/redisServer.ts'
import { cognitoClient, errorOf, PASSWORD } from '../testing/testBackend.ts'
import { createTestBrowser } from '../testing/testBrowser.ts'

const credentials = { username: 'ada', password: PASSWORD }
const stepUp = { ...credentials, intent: 'step-up' } as const
const redis = await startRedis()
const { store, close } = await connectStore(redis)

beforeEach(() => redis.flush())
afterAll(async () => {
  close()
  await redis.stop()
})

/** A gate that stays closed until `open`. `isReached` resolves when somebody waits at it. */
function createGate() {
  const events = new EventEmitter()
  const [isReached, isOpen] = [once(events, 'reached'), once(events, 'open')]
  const pass = async (): Promise<void> => {
    events.emit('reached')
    await isOpen
  }
  return { pass, isReached, open: () => events.emit('open') }
}

test('a step-up that Cognito answers during a sign-out everywhere opens no session, and its tokens are revoked', async () => {
  const backend = createRedisBackend(store)
  const gate = createGate()
  let isSlow = false
  const slow = async (request: Request): Promise<Response> => {
    const reply = await backend.pool.fetch(request)
    if (isSlow) await gate.pass()
    isSlow = false
    return reply
  }
  const browser = createTestBrowser(backend.newHandler({ cognito: cognitoClient(slow) }))
  await browser.call('start', credentials)
  const other = backend.browserOf(1)
  await other.call('start', credentials)
  isSlow = true
  const stepped = errorOf(browser.call('start', stepUp))
  await gate.isReached
  expect(await other.call('sign-out', { everywhere: true })).toEqual({ everywhere: true })
  gate.open()
  expect((await stepped).code).toBe('signed_out')
  expect(await backend.instances[2].getSession(browser.request())).toBeNull()
  expect(await backend.instances[2].sessions?.list('ada')).toEqual([])
  expect(backend.count('RevokeToken')).toBe(1)
})

test('a sign-out everywhere that has read the list before a step-up was stored ends the session of the step-up too', async () => {
  const gate = createGate()
  let isSlow = false
  const sessions: Store['sessions'] = {
    ...store.sessions,
    keysOf: async (account) => {
      const keys = await store.sessions.keysOf(account)
      if (isSlow) await gate.pass()
      isSlow = false
      return keys
    },
  }
  const backend = createRedisBackend({ ...store, sessions })
  const [browser, other] = [backend.browserOf(0), backend.browserOf(1)]
  await browser.call('start', credentials)
  await other.call('start', credentials)
  isSlow = true
  const signOut = other.call('sign-out', { everywhere: true })
  await gate.isReached
  expect(await browser.call('start', stepUp)).toMatchObject({ kind: 'signedIn' })
  gate.open()
  expect(await signOut).toEqual({ everywhere: true })
  expect(await backend.instances[2].getSession(browser.request())).toBeNull()
})

test('a session that was lost while it was stored is not listed', async () => {
  let isAway = false
  const take: Store['sessions']['take'] = (key) =>
    isAway ? Promise.reject(new Error('away')) : store.sessions.take(key)
  const backend = createRedisBackend({ ...store, sessions: { ...store.sessions, take } })
  const browser = backend.browserOf(0)
  await browser.call('start', credentials)
  isAway = true
  expect((await errorOf(browser.call('start', credentials))).code).toBe('outcome_unknown')
  isAway = false
  await expect.poll(async () => (await backend.instances[0].sessions?.list('ada'))?.length).toBe(1)
})

test('a new sign-in in the same browser revokes the refresh token of the session before', async () => {
  const backend = createRedisBackend(store)
  const browser = backend.browserOf(0)
  await browser.call('start', credentials)
  await browser.call('start', credentials)
  await expect.poll(() => backend.count('RevokeToken')).toBe(1)
})

test('a sign-out looks at five session ids of a request, however many it has', async () => {
  let calls = 0
  const read: Store['sessions']['read'] = (key) => {
    calls += 1
    return store.sessions.read(key)
  }
  const browser = createRedisBackend({ ...store, sessions: { ...store.sessions, read } }).browserOf(0)
  const ids = Array.from({ length: 200 }, (_, id) => `__Host-Http-ck_session=${String(id).padStart(43, 'A')}`)
  await browser.send('sign-out', {}, { cookie: ids.join('; ') })
  expect(calls).toBe(5)
})

import {
  AdminAddUserToGroupCommand,
  AdminUserGlobalSignOutCommand,
  CreateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connectStore, createRedisBackend } from '../testing/redis/redisBackend.ts'
import { startRedis } from '../testing/redis/redisServer.ts'
import { cognitoClient, errorOf, PASSWORD, type TestBackendOptions, testKey } from '../testing/testBackend.ts'

const SESSION = '__Host-Http-ck_session'
const credentials = { username: 'ada', password: PASSWORD }
const redis = await startRedis()
const { store, content, close } = await connectStore(redis)

beforeEach(() => redis.flush())
afterAll(async () => {
  close()
  await redis.stop()
})

async function signedIn(options: TestBackendOptions = {}) {
  const backend = createRedisBackend(store, options)
  const browser = backend.browserOf(0)
  await browser.call('start', credentials)
  return { ...backend, browser }
}

/** Whether each instance knows the session of the browser. */
async function known({ instances, browser }: Awaited<ReturnType<typeof signedIn>>): Promise<readonly boolean[]> {
  return Promise.all(instances.map(async (instance) => (await instance.getSession(browser.request())) !== null))
}

test('the cookie holds only a random id, and every instance knows the session with all its tokens', async () => {
  const { browser, instances } = await signedIn()
  expect(browser.cookies.get(SESSION)).toMatch(/^[\w-]{43}$/)
  for (const instance of instances) {
    const session = await instance.getSession(browser.request())
    expect(session).toMatchObject({ username: 'ada', accessToken: expect.stringMatching(/^ey/) as unknown })
    expect(session?.idToken).toMatch(/^ey/)
  }
})

test('an account with 200 groups signs in with a store, and without one the error names the store', async () => {
  const backend = createRedisBackend(store)
  const cognito = cognitoClient(backend.pool.fetch)
  const account = { UserPoolId: backend.pool.id, Username: 'ada' }
  for (let index = 0; index < 200; index += 1) {
    const GroupName = `department-${(index * 7_919) % 10_007}`
    await cognito.send(new CreateGroupCommand({ UserPoolId: backend.pool.id, GroupName }))
    await cognito.send(new AdminAddUserToGroupCommand({ ...account, GroupName }))
  }
  const browser = backend.browserOf(1)
  expect(await browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
  const session = await backend.instances[2].getSession(browser.request())
  expect(session?.accessToken.length).toBeGreaterThan(4_096)
  expect((await errorOf(backend.browser.call('start', credentials))).code).toBe('server_misconfigured')
  expect(backend.events.at(-1)?.advice).toContain('option `store`')
})

test('the store has neither tokens nor names in clear, and no id that a browser could send', async () => {
  const username = 'ada-lovelace' // because encrypted text contains a short name by chance
  const browser = createRedisBackend(store, { users: [{ username, password: PASSWORD }] }).browserOf(0)
  await browser.call('start', { username, password: PASSWORD })
  const all = await content()
  expect(all).toContain('challenge-kit:session:')
  expect(all).not.toContain(username)
  expect(all).not.toContain(browser.cookies.get(SESSION))
  expect(all).not.toContain('eyJraWQ') // Cognito's tokens start like this
})

test('a sign-out ends the session on every instance at once', async () => {
  const backend = await signedIn()
  const copy = backend.browserOf(1, backend.browser)
  expect(await known(backend)).toEqual([true, true, true])
  await backend.browserOf(2, backend.browser).call('sign-out', {})
  expect(await known(backend)).toEqual([false, false, false])
  expect(await copy.call('session', {})).toEqual({ session: null })
})

test('signing out everywhere ends every session of the account at once, and no session of another account', async () => {
  const backend = await signedIn({ users: [credentials, { username: 'eve', password: PASSWORD }] })
  const [second, other] = [backend.browserOf(1), backend.browserOf(1)]
  await second.call('start', credentials)
  await other.call('start', { username: 'eve', password: PASSWORD })
  expect(await backend.browser.call('sign-out', { everywhere: true })).toEqual({ everywhere: true })
  expect(await backend.instances[2].getSession(second.request())).toBeNull()
  expect(await backend.instances[2].getSession(other.request())).toMatchObject({ username: 'eve' })
})

test('signing out everywhere ends the stored sessions also if Cognito is unavailable, and revokes their tokens when it can', async () => {
  const backend = await signedIn()
  const second = backend.browserOf(1)
  await second.call('start', credentials)
  backend.pool.faults.next('GlobalSignOut', { kind: 'internal' })
  expect(await backend.browser.call('sign-out', { everywhere: true })).toEqual({ everywhere: false })
  expect(await backend.instances[2].getSession(second.request())).toBeNull()
  expect(backend.count('RevokeToken')).toBe(2)
})

test('a sign-in and a step-up get a new id, and the old id no longer works', async () => {
  const { browser, instances } = await signedIn()
  const ids = [browser.cookies.get(SESSION)]
  for (const call of [credentials, { ...credentials, intent: 'step-up' as const }]) {
    const before = browser.request()
    await browser.call('start', call)
    expect(await instances[1].getSession(before)).toBeNull()
    ids.push(browser.cookies.get(SESSION))
  }
  expect(new Set(ids).size).toBe(3)
  expect(await instances[1].getSession(browser.request())).toMatchObject({ username: 'ada' })
})

test('a session that Cognito has revoked ends on every instance when one of them renews it', async () => {
  const backend = await signedIn()
  const { browser, instances, pool } = backend
  await cognitoClient(pool.fetch).send(new AdminUserGlobalSignOutCommand({ UserPoolId: pool.id, Username: 'ada' }))
  pool.clock.advance(3_550_000)
  expect(await known(backend)).toEqual([true, true, true])
  expect(await instances[1].refreshSession(browser.request())).toMatchObject({ session: null })
  expect(await known(backend)).toEqual([false, false, false])
})

test('the server lists the sessions of an account, and ends one or all of them', async () => {
  const { browser, instances, pool, browserOf, count } = await signedIn()
  pool.clock.advance(60_000)
  const second = browserOf(1)
  await second.call('start', credentials)
  const sessions = await instances[2].sessions?.list('ada')
  expect(sessions?.map(({ signedInAt }) => signedInAt)).toEqual(
    [60, 0].map((age) => Date.UTC(2026, 10, 21) / 1_000 + age),
  )
  expect(await instances[2].sessions?.end('ada', sessions?.[1]?.id)).toBe(1)
  expect(await instances[0].getSession(browser.request())).toBeNull()
  expect(await instances[0].getSession(second.request())).toMatchObject({ username: 'ada' })
  expect(await instances[2].sessions?.end('eve')).toBe(0)
  expect(await instances[2].sessions?.end('ada')).toBe(1)
  expect(await instances[1].sessions?.list('ada')).toEqual([])
  expect(count('RevokeToken')).toBe(2)
})

test('after a key rotation, sessions are listed and end as before, also once the old key is gone', async () => {
  const old = await signedIn()
  const newKey = { id: 'k2', secret: testKey.secret.map((byte) => byte ^ 0x5a) }
  const rotated = old.newHandler({ keys: [newKey, testKey] })
  expect(await rotated.sessions?.list('ada')).toHaveLength(1)
  old.pool.clock.advance(3_600_000)
  await rotated.refreshSession(old.browser.request())
  const later = old.newHandler({ keys: [newKey] })
  expect(await later.getSession(old.browser.request())).toMatchObject({ username: 'ada' })
  expect(await later.sessions?.end('ada')).toBe(1)
})

test('another app client cannot open the records', async () => {
  const { browser, newHandler } = await signedIn()
  expect(await newHandler({ clientId: 'another' }).getSession(browser.request())).toBeNull()
})

import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { claimsOf } from './cognito/result.ts'
import { createTenantHandler, memoryLimitStore, type SignInHandlerOptions } from './index.ts'
import { connectStore } from './testing/redis/redisBackend.ts'
import { startRedis } from './testing/redis/redisServer.ts'
import { createTenantBackend, type TenantBackend } from './testing/tenants/tenantBackend.ts'
import { PASSWORDS, type TenantName } from './testing/tenants/tenantPool.ts'
import { challengeOf, errorOf } from './testing/testBackend.ts'

const redis = await startRedis()
const shared = await connectStore(redis)
beforeEach(() => redis.flush())
afterAll(async () => {
  shared.close()
  await redis.stop()
})

const tenants = ['acme', 'globex'] as const

const start = ({ browserOf }: TenantBackend, tenant: TenantName, password: string = PASSWORDS[tenant]) =>
  browserOf(tenant).call('start', { username: 'ada', password })

async function sessionOf({ browserOf }: TenantBackend, tenant: TenantName) {
  return (await browserOf(tenant).call('session', {})).session
}

/** Gives the cookies of Acme to Globex under the names that Globex uses. */
function renameCookies({ browserOf }: TenantBackend): readonly string[] {
  const cookies = [...browserOf('acme').cookies].filter(([name]) => name.endsWith('_1acme23e'))
  for (const [name, value] of cookies) browserOf('globex').cookies.set(name.replace('_1acme23e', '_8globex9'), value)
  return cookies.map(([name]) => name)
}

const places = (['one', 'two'] as const).flatMap((hosts) =>
  [false, true].flatMap((sameKey) => [false, true].map((stored) => ({ hosts, sameKey, stored }))),
)
const handlerOptions = (stored: boolean): Partial<SignInHandlerOptions> => (stored ? { store: shared.store } : {})

describe.each(places)('two tenants on $hosts host(s), same key: $sameKey, sessions in a store: $stored', (place) => {
  const options = { ...place, handler: handlerOptions(place.stored) }

  test('a sign-in and a sign-out at one tenant leave the session of the other alone', async () => {
    const backend = createTenantBackend(options)
    const clients: unknown[] = []
    for (const tenant of tenants) {
      expect(await start(backend, tenant)).toMatchObject({ kind: 'signedIn' })
      const { accessToken = '' } = (await backend.handler.getSession(backend.pageOf(tenant))) ?? {}
      clients.push(claimsOf(accessToken)['client_id'])
    }
    expect(clients).toEqual(tenants.map((tenant) => backend.optionsOf(tenant).clientId))
    expect(await sessionOf(backend, 'acme')).toMatchObject({ signInName: 'ada' })
    await backend.browserOf('acme').call('sign-out', { everywhere: true })
    expect(await sessionOf(backend, 'acme')).toBeNull()
    expect(await sessionOf(backend, 'globex')).toMatchObject({ signInName: 'ada' })
    expect(await backend.handler.getSession(backend.pageOf('acme'))).toBeNull()
    expect((await backend.handler.refreshSession(backend.pageOf('globex'))).session).toMatchObject({
      signInName: 'ada',
    })
  })

  test('a session cookie of one tenant neither opens nor ends a session at the other, also under the other name', async () => {
    const backend = createTenantBackend(options)
    await start(backend, 'acme')
    expect(renameCookies(backend)).toEqual(['__Host-Http-ck_session_1acme23e'])
    expect(await sessionOf(backend, 'globex')).toBeNull()
    await backend.browserOf('globex').call('sign-out', { everywhere: false })
    expect(await start(backend, 'globex')).toMatchObject({ kind: 'signedIn' })
    expect(await sessionOf(backend, 'acme')).toMatchObject({ signInName: 'ada' })
  })
})

test.each([false, true])('a flow cookie of one tenant does not open at the other (same key: %s)', async (sameKey) => {
  const backend = createTenantBackend({ sameKey, settings: { mfa: 'ON', factors: ['SMS_MFA'] } })
  const { flow, challengeIndex } = challengeOf(await start(backend, 'acme'))
  expect(renameCookies(backend)).toEqual(['__Host-Http-ck_flow_1acme23e'])
  const code = backend.pools.acme.outbox.last('+15550839')?.code
  const answer = { flow, challengeIndex, answer: { code } }
  expect((await errorOf(backend.browserOf('globex').call('answer', answer))).code).toBe('flow_missing')
  expect(backend.pools.globex.requestLog.list()).toEqual([])
  expect(await backend.browserOf('acme').call('answer', answer)).toMatchObject({ kind: 'signedIn' })
})

test('a remembered device of one tenant is no device at the other, also under the other name', async () => {
  const deviceTracking = { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: false }
  const backend = createTenantBackend({
    sameKey: true,
    settings: { mfa: 'ON', factors: ['SMS_MFA'], deviceTracking },
    handler: { pool: { devices: { remember: 'always' } } },
  })
  const { flow, challengeIndex } = challengeOf(await start(backend, 'acme'))
  const code = backend.pools.acme.outbox.last('+15550839')?.code
  await backend.browserOf('acme').call('answer', { flow, challengeIndex, answer: { code } })
  expect(await start(backend, 'acme')).toMatchObject({ kind: 'signedIn' })
  expect(renameCookies(backend)).toContain('__Host-Http-ck_device_1acme23e')
  expect(challengeOf(await start(backend, 'globex')).challenge.name).toBe('SMS_MFA')
})

test('accounts with one username at two tenants have their own limits, also in one store', async () => {
  const limits = { passwordPerNetwork: { points: 1 } }
  const backend = createTenantBackend({ sameKey: true, handler: { limits, limitStore: memoryLimitStore() } })
  for (const code of ['invalid_credentials', 'throttled'])
    expect((await errorOf(start(backend, 'acme', 'wrong'))).code).toBe(code)
  expect(await start(backend, 'globex')).toMatchObject({ kind: 'signedIn' })
})

test('a tenant has its own list of sessions', async () => {
  const backend = createTenantBackend({ sameKey: true, handler: { store: shared.store } })
  for (const tenant of tenants) await start(backend, tenant)
  const sessions = (await backend.handler.handlerOf('acme'))?.sessions
  expect(await sessions?.list('ada')).toHaveLength(1)
  expect(await sessions?.end('ada')).toBe(1)
  expect(await sessionOf(backend, 'globex')).toMatchObject({ signInName: 'ada' })
})

test('a request without a tenant gets the reply to a wrong path, has no session, and is reported', async () => {
  const { handler, browserOf, events } = createTenantBackend()
  const send = (path: string) => {
    const headers = { origin: 'https://app.example.com', 'content-type': 'application/json', 'x-ck-csrf': '1' }
    return handler(new Request(`https://app.example.com${path}`, { method: 'POST', headers, body: '{}' }))
  }
  const [unknown, wrongPath] = [await send('/initech/auth/session'), await send('/acme/auth/nothing')]
  const visible = async (response: Response) => [
    response.status,
    (await response.text()).replace(/"requestId":"[^"]+"/, ''),
    [...response.headers].filter(([name]) => name !== 'x-ck-request-id'),
  ]
  expect(await visible(unknown)).toEqual(await visible(wrongPath))
  const page = browserOf('acme').request('/initech/page')
  expect(await handler.getSession(page)).toBeNull()
  expect(await handler.refreshSession(page)).toEqual({ session: null, setCookie: [] })
  expect(await handler.handlerOf('constructor')).toBeNull()
  expect(events).toMatchObject([{ outcome: 'refused', refusal: 'tenant', code: 'bad_request', call: null }])
})

test('a tenant with an invalid option and two tenants with one app client are refused at start-up', () => {
  const { optionsOf } = createTenantBackend()
  const acme = optionsOf('acme')
  const create = (globex: SignInHandlerOptions) => () =>
    createTenantHandler({ tenant: () => 'acme', tenants: { acme, globex } })
  expect(create({ ...optionsOf('globex'), keys: [] })).toThrow('tenants: "globex": keys: give at least one key')
  expect(create({ ...optionsOf('globex'), clientId: acme.clientId })).toThrow(
    'tenants: "globex" has the clientId of "acme"; give each tenant an app client of its own',
  )
})

import { expect, test } from 'vitest'
import {
  createTenantHandler,
  type SecurityEvent,
  type SignInHandlerOptions,
  type TenantHandlerOptions,
} from './index.ts'
import { createTenantBackend } from './testing/tenants/tenantBackend.ts'
import { PASSWORDS } from './testing/tenants/tenantPool.ts'
import { errorOf } from './testing/testBackend.ts'

/** A handler that reads the options of a tenant at its first request. `asked` has the names that it asked for. */
function createOnDemand({
  read,
  ...options
}: Partial<TenantHandlerOptions> & { read?: (name: string) => unknown } = {}) {
  const { optionsOf } = createTenantBackend()
  const asked: string[] = []
  const events: SecurityEvent[] = []
  const clients = new Map<string, SignInHandlerOptions>([
    ['acme', optionsOf('acme')],
    ['globex', optionsOf('globex')],
    ['hooli', { ...optionsOf('globex'), clientId: '5hooli67example' }],
  ])
  const handler = createTenantHandler({
    tenant: ({ url }) => new URL(url).pathname.split('/')[1] ?? null,
    tenants: async (name) => {
      asked.push(name)
      await read?.(name)
      return clients.get(name) ?? null
    },
    onEvent: (event) => events.push(event),
    ...options,
  })
  const call = (tenant: string) => {
    const headers = { origin: 'https://app.example.com', 'content-type': 'application/json', 'x-ck-csrf': '1' }
    const url = `https://app.example.com/${tenant}/auth/session`
    return handler(new Request(url, { method: 'POST', headers, body: '{}' }))
  }
  return { handler, asked, events, clients, call }
}

test('the options of a tenant are read once, also if its first requests come at once', async () => {
  const { call, asked, handler } = createOnDemand()
  const replies = await Promise.all([call('acme'), call('acme'), call('globex')])
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await handler.handlerOf('acme')).toBe(await handler.handlerOf('acme'))
  expect(asked).toEqual(['acme', 'globex'])
})

test('a forgotten tenant is read again', async () => {
  const { handler, asked, clients } = createOnDemand()
  const before = await handler.handlerOf('acme')
  await handler.forget('acme')
  expect(await handler.handlerOf('acme')).not.toBe(before)
  clients.delete('acme')
  await handler.forget('acme')
  expect(await handler.handlerOf('acme')).toBeNull()
  expect(asked).toEqual(['acme', 'acme', 'acme', 'acme', 'acme'])
})

test('the least recently used handler is forgotten, and unknown names push out no handler', async () => {
  const { handler, asked } = createOnDemand({ maxTenants: 2 })
  const acme = await handler.handlerOf('acme')
  await handler.handlerOf('globex')
  await Promise.all(Array.from({ length: 10 }, (_, n) => handler.handlerOf(`invented-${n}`)))
  expect(await handler.handlerOf('acme')).toBe(acme)
  await handler.handlerOf('hooli')
  asked.length = 0
  expect(await handler.handlerOf('acme')).toBe(acme)
  await handler.handlerOf('globex')
  expect(asked).toEqual(['globex'])
})

test('while the options cannot be read, nobody is taken for signed out, and the text of the error is not logged', async () => {
  let isAway = true
  const { call, handler, events } = createOnDemand({
    read: () => {
      if (isAway) throw new TypeError('postgres://ck:secret@db')
    },
  })
  const reply = await call('acme')
  expect([reply.status, await reply.json()]).toMatchObject([503, { error: { code: 'upstream_unavailable' } }])
  expect((await errorOf(handler.getSession(new Request('https://app.example.com/acme/page')))).code).toBe(
    'upstream_unavailable',
  )
  expect(events).toMatchObject([
    { outcome: 'failed', refusal: null, advice: 'upstream_unavailable: the option tenants threw (TypeError)' },
  ])
  isAway = false
  expect((await call('acme')).status).toBe(200)
})

test('an error in `tenant` fails the request and reports the name of the error', async () => {
  const { call, events } = createOnDemand({
    tenant: () => {
      throw new RangeError('secret')
    },
  })
  expect((await call('acme')).status).toBe(503)
  expect(events).toMatchObject([{ advice: 'upstream_unavailable: the option tenant threw (RangeError)' }])
})

test('a tenant with an invalid option is reported with advice, and works after it is corrected', async () => {
  const { call, events, clients } = createOnDemand()
  const acme = clients.get('acme')
  if (!acme) throw new Error('no tenant')
  clients.set('acme', { ...acme, keys: [] })
  const reply = await call('acme')
  expect([reply.status, await reply.text()]).toEqual([
    500,
    expect.stringMatching(/^{"error":{"code":"server_misconfigured","requestId":"[\w-]+"}}$/),
  ])
  clients.set('acme', acme)
  expect((await call('acme')).status).toBe(200)
  expect(events.map(({ advice }) => advice)).toEqual([
    'server_misconfigured: tenants: "acme": keys: give at least one key, because cookies are sealed with it',
  ])
})

test('a client that spells the name in another way first locks nobody out, and pushes out no handler', async () => {
  const { handler, clients, call } = createOnDemand({ maxTenants: 2 })
  const acme = clients.get('acme')
  if (!acme) throw new Error('no tenant')
  const spellings = ['ACME', 'Acme', 'aCME', 'AcMe']
  for (const name of spellings) clients.set(name, { ...acme })
  const globex = await handler.handlerOf('globex')
  const [first, ...others] = await Promise.all([...spellings, 'acme'].map((name) => handler.handlerOf(name)))
  expect(others).toEqual([first, first, first, first])
  expect((await call('acme')).status).toBe(200)
  expect(await handler.handlerOf('globex')).toBe(globex)
  await handler.forget('acme')
  expect(await handler.handlerOf('acme')).not.toBe(first)
})

test('a forgotten tenant whose app client has changed is also read again under the spelling that came first', async () => {
  const { handler, clients } = createOnDemand()
  const [acme, hooli] = [clients.get('acme'), clients.get('hooli')]
  if (!acme || !hooli) throw new Error('no tenant')
  clients.set('ACME', acme)
  const first = await handler.handlerOf('ACME')
  expect(await handler.handlerOf('acme')).toBe(first)
  for (const name of ['ACME', 'acme']) clients.set(name, hooli)
  await handler.forget('acme')
  expect(await handler.handlerOf('ACME')).not.toBe(first)
  expect(await handler.handlerOf('ACME')).toBe(await handler.handlerOf('acme'))
})

test('headers alone are enough if the tenant is in a header', async () => {
  const backend = createTenantBackend()
  const handler = createTenantHandler({
    tenant: (request) => request.headers.get('host'),
    tenants: { acme: backend.optionsOf('acme'), globex: backend.optionsOf('globex') },
  })
  await backend.browserOf('acme').call('start', { username: 'ada', password: PASSWORDS.acme })
  const cookie = backend.pageOf('acme').headers.get('cookie') ?? ''
  expect(await handler.getSession({ host: 'acme', cookie })).toMatchObject({ signInName: 'ada' })
  expect((await handler.refreshSession(new Headers({ host: 'acme', cookie }))).session).not.toBeNull()
  expect(await handler.getSession({ host: 'globex', cookie })).toBeNull()
})

test('an event listener that throws does not fail the reply', async () => {
  const { call } = createOnDemand({
    onEvent: () => {
      throw new Error('away')
    },
  })
  expect((await call('initech')).status).toBe(400)
})

test.each([0, 1.5, Number.NaN])('`maxTenants: %s` is refused at start-up', (maxTenants) => {
  expect(() => createOnDemand({ maxTenants })).toThrow(`maxTenants: ${maxTenants} must be a whole number above 0`)
})

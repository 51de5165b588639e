import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { testKey } from '../testing/testBackend.ts'
import { createCookies } from './cookies.ts'
import { readKeys } from './keys.ts'

const keys = readKeys([testKey])
const cookies = createCookies(false, keys, 'client', '')
const carrying = (cookie: string) => new Request('https://app.example.com/', { headers: { cookie } })
const attributesOf = (line: string) => line.slice(line.indexOf(';') + 2)
const pairOf = (line: string) => line.slice(0, line.indexOf(';'))

test('outside localhost the cookies have the prefix __Host-Http- and are HttpOnly and Secure', async () => {
  const { flow, session, device } = cookies
  const [flowLine, sessionLine] = [await flow.set({ a: 1 }, 1_800), await session.set({ a: 1 }, 60.5)]
  expect(flowLine).toMatch(/^__Host-Http-ck_flow=ey/)
  expect(attributesOf(flowLine)).toBe('Max-Age=1800; Path=/; HttpOnly; SameSite=Strict; Secure')
  expect(sessionLine).toMatch(/^__Host-Http-ck_session=ey/)
  expect(attributesOf(sessionLine)).toBe('Max-Age=60; Path=/; HttpOnly; SameSite=Lax; Secure')
  expect(device.drop()).toBe('__Host-Http-ck_device=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict; Secure')
})

test('on localhost the cookies have no prefix and are not Secure', async () => {
  const line = await createCookies(true, keys, 'client', '').flow.set({ a: 1 }, 60)
  expect(line).toMatch(/^ck_flow=ey/)
  expect(attributesOf(line)).toBe('Max-Age=60; Path=/; HttpOnly; SameSite=Strict')
})

test('a cookie is not read if the request has two cookies of its name, because one of them was planted', async () => {
  const { flow } = cookies
  const own = pairOf(await flow.set({ a: 1 }, 60))
  const value = own.slice(own.indexOf('=') + 1)
  expect(await flow.read(carrying(`a=1; ${own}; b=2`))).toEqual({ a: 1 })
  for (const cookie of [`${own}; ${own}`, `ck_flow=${value}; x__Host-Http-ck_flow=${value}`])
    expect([await flow.read(carrying(cookie)), flow.isPresent(carrying(cookie))]).toEqual([null, false])
  expect(await flow.readAll(carrying(`${own}; ${own}`))).toEqual([{ a: 1 }, { a: 1 }])
  expect(await flow.read(new Request('https://app.example.com/'))).toBeNull()
})

test('a cookie that is too long for browsers is refused with advice', async () => {
  const { session } = cookies
  const payload = (bytes: number) => ({ noise: randomBytes(bytes).toString('base64') })
  expect((await session.set(payload(2_000), 60)).length).toBeLessThanOrEqual(4_096)
  await expect(session.set(payload(3_000), 60)).rejects.toThrow(/server_misconfigured: .*over 4096.*describeSession/)
})

// `trim` removes U+00A0. To a browser, U+00A0 is part of the name, and a name that starts with it needs no prefix.
test('a cookie whose name starts with a no-break space is ignored', async () => {
  const { flow } = cookies
  const own = pairOf(await flow.set({ a: 1 }, 60))
  expect(await flow.read(carrying(`\u00a0${own}`))).toBeNull()
  expect(await flow.read(carrying(`a=1; \u00a0${own}; \t${own} `))).toEqual({ a: 1 })
})

test('the names of cookies end with the start of the app client id', async () => {
  const { flow, session, sessionId, device } = createCookies(false, keys, '3n4b5urk1ft4fl3mg5e62d9ado')
  expect([flow, session, sessionId, device].map(({ name }) => name)).toEqual(
    ['flow', 'session', 'session', 'device'].map((name) => `__Host-Http-ck_${name}_3n4b5urk`),
  )
  expect(createCookies(true, keys, 'an id; of=my own').flow.name).toBe('ck_flow_anidofmy')
})

test('`cookieName` sets the end of the names, and a name that no cookie can have is refused at start-up', () => {
  expect(createCookies(true, keys, 'client', 'acme').session.name).toBe('ck_session_acme')
  expect(createCookies(true, keys, 'client', '').session.name).toBe('ck_session')
  for (const name of ['a b', 'a=b', 'a;b', 'é', 'x'.repeat(33)])
    expect(() => createCookies(true, keys, 'client', name)).toThrow(
      `cookieName: "${name}" must have at most 32 letters`,
    )
})

test('a cookie of another app client does not open, also under the same name and with the same key', async () => {
  const [own, other] = ['client-1', 'client-2'].map((clientId) => createCookies(false, keys, clientId, ''))
  const line = pairOf((await own?.session.set({ a: 1 }, 60)) ?? '')
  expect([await own?.session.read(carrying(line)), await other?.session.read(carrying(line))]).toEqual([{ a: 1 }, null])
})

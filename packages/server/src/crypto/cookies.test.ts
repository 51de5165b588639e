import { expect, test } from 'vitest'
import { createCookies } from './cookies.ts'

const carrying = (cookie: string) => new Request('https://app.example.com/', { headers: { cookie } })

test('everywhere but on localhost the cookies are host-bound, HttpOnly and Secure', () => {
  const { flow, session, device } = createCookies(false)
  expect(flow.set('x', 1_800)).toBe('__Host-Http-ck_flow=x; Max-Age=1800; Path=/; HttpOnly; SameSite=Strict; Secure')
  expect(session.set('x', 60.5)).toBe('__Host-Http-ck_session=x; Max-Age=60; Path=/; HttpOnly; SameSite=Lax; Secure')
  expect(device.drop()).toBe('__Host-Http-ck_device=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict; Secure')
})

test('on localhost they have no prefix and are not Secure', () => {
  expect(createCookies(true).flow.set('x', 60)).toBe('ck_flow=x; Max-Age=60; Path=/; HttpOnly; SameSite=Strict')
})

test('one of ours is read; two of one name are not, for one of them was planted', () => {
  const { flow } = createCookies(false)
  expect(flow.read(carrying('a=1; __Host-Http-ck_flow=abc=; b=2'))).toBe('abc=')
  expect(flow.read(carrying('__Host-Http-ck_flow=abc; __Host-Http-ck_flow=def'))).toBeNull()
  expect(flow.read(carrying('ck_flow=abc; x__Host-Http-ck_flow=def'))).toBeNull()
  expect(flow.read(new Request('https://app.example.com/'))).toBeNull()
})

test('a cookie that browsers would drop is refused, with advice', () => {
  const { session } = createCookies(false)
  expect(session.set('x'.repeat(4_000), 60)).toHaveLength(4_075)
  expect(() => session.set('x'.repeat(4_022), 60)).toThrow(/server_misconfigured: .*4097 bytes.*describeSession/)
})

// `trim` would take U+00A0 for a blank. Browsers do not: to them it is another name, which no prefix guards.
test('a name behind a no-break space is not ours', () => {
  const { flow } = createCookies(false)
  expect(flow.read(carrying('\u00a0__Host-Http-ck_flow=planted'))).toBeNull()
  expect(flow.read(carrying('a=1; \u00a0__Host-Http-ck_flow=planted; \t__Host-Http-ck_flow=own '))).toBe('own')
})

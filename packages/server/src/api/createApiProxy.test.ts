import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { errorIn, get, json, order, startApiBackend } from '../testing/api/apiBackend.ts'

const { api, events, handler, signedIn } = await startApiBackend()
const last = () => api.received.at(-1)
const count = () => api.received.length

afterAll(() => api.close())
beforeEach(() => api.answerWith((_, response) => response.end('{"orders":[]}')))

describe('a request of a signed-in user', () => {
  test('reaches the API with the access token, its query and its body', async () => {
    const browser = await signedIn()
    const response = await browser.fetch('/api/orders?page=2&sort=a%2Fb', order)
    expect(await response.json()).toEqual({ orders: [] })
    expect(last()).toMatchObject({ method: 'POST', url: '/orders?page=2&sort=a%2Fb', body: '{"item":7}' })
    const session = await handler.getSession(browser.request())
    expect(last()?.headers.authorization).toBe(`Bearer ${session?.accessToken}`)
  })

  test('keeps the encoding of its body', async () => {
    const browser = await signedIn()
    await browser.fetch('/api/orders', { ...order, headers: { ...json, 'content-encoding': 'identity' } })
    expect(last()?.headers['content-encoding']).toBe('identity')
  })

  test('cannot smuggle a header in its query: a line break stays encoded', async () => {
    const browser = await signedIn()
    await browser.fetch('/api/orders?a=%0d%0aHost:%20evil.example%0d%0a', get)
    expect(last()).toMatchObject({ url: '/orders?a=%0d%0aHost:%20evil.example%0d%0a' })
    expect(last()?.headers.host).toBe(new URL(api.url).host)
  })

  test('reaches the path of the API under its own base path', async () => {
    const browser = await signedIn({ upstream: `${api.url}/v1/` })
    await browser.fetch('/api/orders', get)
    expect(last()?.url).toBe('/v1/orders')
  })

  test('brings no cookie, no address and no Authorization of the browser to the API', async () => {
    const browser = await signedIn()
    const headers = {
      ...json,
      authorization: 'Bearer planted',
      forwarded: 'for=1.2.3.4',
      'x-forwarded-for': '1.2.3.4',
      'x-forwarded-host': 'evil.example',
      'x-amzn-oidc-identity': 'admin',
      connection: 'x-internal',
      'x-internal': '1',
      te: 'trailers',
      accept: 'application/json',
      'idempotency-key': 'k-1',
    }
    await browser.fetch('/api/orders', { ...order, headers })
    const received = last()?.headers ?? {}
    expect(received).toMatchObject({
      accept: 'application/json',
      'idempotency-key': 'k-1',
      host: new URL(api.url).host,
    })
    expect(received.authorization).not.toContain('planted')
    const allowed = ['accept', 'authorization', 'content-type', 'host', 'idempotency-key', 'transfer-encoding']
    // The runtime adds these headers to every request.
    const runtime = ['accept-encoding', 'accept-language', 'connection', 'sec-fetch-mode', 'user-agent']
    expect(Object.keys(received).filter((name) => ![...allowed, ...runtime].includes(name))).toEqual([])
    expect(received.connection).toBe('keep-alive')
  })

  test('brings a listed header to the API, and a listed header of the API to the page', async () => {
    const browser = await signedIn({ requestHeaders: ['X-Tenant'], responseHeaders: ['X-Total-Count'] })
    api.answerWith((_, response) => response.setHeader('x-total-count', '9').end())
    const response = await browser.fetch('/api/orders', { ...get, headers: { 'x-tenant': 'north' } })
    expect([last()?.headers['x-tenant'], response.headers.get('x-total-count')]).toEqual(['north', '9'])
  })

  test('is recorded as a security event without any text of the request', async () => {
    const browser = await signedIn()
    await browser.fetch('/api/orders?secret=1', get)
    expect(events.at(-1)).toMatchObject({ call: 'api', outcome: 'done', code: null, refusal: null })
    expect(JSON.stringify(events.at(-1))).not.toContain('secret=1')
  })
})

describe('an API that does not answer', () => {
  test.each([
    ['a read', get, '503 upstream_unavailable'],
    ['a request that changes something', order, '504 outcome_unknown'],
  ])('fails %s, which is sent once', async (_, init, expected) => {
    const browser = await signedIn()
    const sent = count()
    api.answerWith((_request, response) => response.destroy())
    expect(await errorIn(await browser.fetch('/api/orders', init))).toBe(expected)
    expect(count() - sent).toBe(1)
  })

  test('fails after the timeout', async () => {
    const browser = await signedIn({ timeout: 30 })
    api.answerWith(() => undefined)
    expect(await errorIn(await browser.fetch('/api/orders', get))).toBe('503 upstream_unavailable')
  })

  test('breaks the response off if no part comes within the timeout', async () => {
    const browser = await signedIn({ timeout: 50 })
    api.answerWith((_, response) => response.write('one'))
    const response = await browser.fetch('/api/orders', get)
    await expect(response.text()).rejects.toThrow()
  })
})

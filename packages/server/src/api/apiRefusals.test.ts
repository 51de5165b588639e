import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { browserWithApi, errorIn, get, json, order, startApiBackend } from '../testing/api/apiBackend.ts'

const { api, events, handler, options, signedIn } = await startApiBackend()
const count = () => api.received.length

afterAll(() => api.close())
beforeEach(() => api.answerWith((_, response) => response.end('{"orders":[]}')))

type Row = [string, string, RequestInit, string, string]

describe('a request is refused, and the API is not called:', () => {
  test.each<Row>([
    ['a path without a route', '/api/admin', get, '400 bad_request', 'path'],
    ['another path that begins with the base path', '/apiary/orders', get, '400 bad_request', 'path'],
    ['dots that leave the base path', '/api/%2e%2e/api/admin', get, '400 bad_request', 'path'],
    ['an encoded slash', '/api/orders%2f..%2fadmin', get, '400 bad_request', 'path'],
    ['another host in the path', '/api//evil.example/orders', get, '400 bad_request', 'path'],
    ['a user and a host in the path', '/api/@evil.example/orders', get, '400 bad_request', 'path'],
    ['a method without a route', '/api/orders', { ...order, method: 'DELETE' }, '405 bad_request', 'method'],
    ['OPTIONS', '/api/orders', { method: 'OPTIONS' }, '405 bad_request', 'method'],
    ['no header of the kit', '/api/orders', { ...order, headers: {} }, '400 bad_request', 'header'],
    [
      'another site',
      '/api/orders',
      { ...order, headers: { ...json, 'sec-fetch-site': 'cross-site' } },
      '400 bad_request',
      'site',
    ],
    [
      'another origin',
      '/api/orders',
      { ...order, headers: { ...json, origin: 'https://evil.example' } },
      '400 bad_request',
      'origin',
    ],
    [
      'a link of another site',
      '/api/orders',
      { ...get, headers: { 'sec-fetch-site': 'cross-site' } },
      '400 bad_request',
      'site',
    ],
    [
      'a sibling domain',
      '/api/orders',
      { ...get, headers: { 'sec-fetch-site': 'same-site' } },
      '400 bad_request',
      'site',
    ],
    ...['script', 'worker', 'sharedworker', 'serviceworker', 'audioworklet', 'paintworklet', 'style', 'xslt'].map(
      (destination): Row => [
        `a response that the page would run as ${destination}`,
        '/api/orders',
        { ...get, headers: { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': destination } },
        '400 bad_request',
        'header',
      ],
    ),
    ['a read for another origin', '/api/orders', { ...get, headers: { origin: 'null' } }, '400 bad_request', 'origin'],
    [
      'a long body',
      '/api/orders',
      { ...order, body: 'x'.repeat(65), headers: { ...json, 'content-length': '65' } },
      '413 bad_request',
      'size',
    ],
  ])('%s', async (_, path, init, expected, refusal) => {
    const browser = await signedIn()
    const before = count()
    expect(await errorIn(await browser.fetch(path, init))).toBe(expected)
    expect(count()).toBe(before)
    expect(events.at(-1)).toMatchObject({ outcome: 'refused', refusal })
  })

  test('a body that is longer than its Content-Length says', async () => {
    const browser = await signedIn()
    const response = await browser.fetch('/api/orders', { ...order, body: 'x'.repeat(65) })
    expect(await errorIn(response)).toBe('413 bad_request')
  })

  test.each(['empty', 'document', 'image', 'video', 'font'])(
    'a request for the destination %s is not refused',
    async (destination) => {
      const browser = await signedIn()
      const headers = { 'sec-fetch-dest': destination }
      expect((await browser.fetch('/api/orders', { ...get, headers })).status).toBe(200)
    },
  )

  test('nobody is signed in', async () => {
    const browser = browserWithApi({ handler }, options)
    const before = count()
    expect(await errorIn(await browser.fetch('/api/orders', get))).toBe('401 signed_out')
    expect(count()).toBe(before)
  })

  test('the user has signed out', async () => {
    const browser = await signedIn()
    await browser.call('sign-out', {})
    expect(await errorIn(await browser.fetch('/api/orders', get))).toBe('401 signed_out')
  })
})

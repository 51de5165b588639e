import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findRoute, readRoutes } from './apiRoutes.ts'

const routes = readRoutes(['GET /orders', 'POST /orders/*', 'DELETE /orders/*', 'GET /files/**', 'GET /'])
const found = (method: string, path: string) => findRoute(routes, method, path)
const refused = { refusal: 'path', status: 400 }

test.each([
  ['GET', '/orders', '/orders'],
  ['HEAD', '/orders', '/orders'],
  ['POST', '/orders/7', '/orders/7'],
  ['DELETE', '/orders/a%20b', '/orders/a%20b'],
  ['DELETE', '/orders/%C3%A9', '/orders/%C3%A9'],
  ['DELETE', '/%6Frders/7', '/orders/7'],
  ['GET', '/files/2026/11/a.pdf', '/files/2026/11/a.pdf'],
  ['GET', '/files/a', '/files/a'],
  ['GET', '/', '/'],
])('%s %s reaches %s of the API', (method, path, expected) => {
  expect(found(method, path)).toEqual({ path: expected })
})

test('a path that has a route for other methods is refused with the methods that it has', () => {
  expect(found('PUT', '/orders')).toEqual({ refusal: 'method', status: 405, allow: 'GET, HEAD' })
  expect(found('GET', '/orders/7')).toEqual({ refusal: 'method', status: 405, allow: 'POST, DELETE' })
})

test.each([
  ['a path without a route', '/admin'],
  ['a longer path', '/orders/7/lines'],
  ['another case', '/Orders'],
  ['no path', ''],
  ['a slash at the end', '/orders/'],
  ['double slashes', '//orders'],
  ['double slashes in the middle', '/files//admin'],
  ['an encoded slash', '/files/..%2fadmin'],
  ['an encoded slash in capitals', '/files/a%2Fb'],
  ['a backslash', '/files/..\\admin'],
  ['an encoded backslash', '/files/..%5cadmin'],
  ['dots', '/files/../admin'],
  ['encoded dots', '/files/%2e%2e/admin'],
  ['dots that are encoded twice', '/files/%252e%252e/admin'],
  ['three dots', '/files/.../admin'],
  ['a dot at the end', '/files/admin.'],
  ['a blank at the end', '/files/admin%20'],
  ['a no-break space at the end', '/files/admin%C2%A0'],
  ['a path parameter after dots', '/files/..;/admin'],
  ['a path parameter', '/files/a;b=c'],
  ['a NUL', '/files/a%00b'],
  ['a line break', '/files/a%0d%0aHost:%20evil.example'],
  ['an encoded question mark', '/files/a%3Fadmin=1'],
  ['an encoded hash', '/files/a%23b'],
  ['a full-width slash', '/files/%EF%BC%8E%EF%BC%8E%EF%BC%8Fadmin'],
  ['a character for two dots', '/files/%E2%80%A5/admin'],
  ['an invisible character', '/files/%E2%80%8Badmin'],
  ['bytes that are not UTF-8', '/files/%ff'],
  ['overlong UTF-8', '/files/%c0%ae%c0%ae/admin'],
  ['half an escape', '/files/%2'],
  ['the wildcard itself', '/files/*'],
])('%s is refused', (_, path) => {
  expect(found('GET', path)).toEqual(refused)
})

test('whatever the path is, the API gets a path that a route allows and that no server can read in another way', () => {
  const parts = fc.constantFrom(
    '/',
    '..',
    '.',
    '%2e',
    '%2f',
    '%5c',
    '\\',
    ';',
    '%',
    'orders',
    'files',
    'a',
    '%25',
    '\u2025',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(parts, fc.string({ maxLength: 3 })), { maxLength: 8 }), (segments) => {
      const route = found('GET', segments.join(''))
      if ('refusal' in route) return true
      const url = new URL(`https://api.example.com/v1${route.path}`)
      expect(url.href).toBe(`https://api.example.com/v1${route.path}`)
      return /^\/(?:orders|files(?:\/[^/]+)+)?$/.test(route.path)
    }),
  )
})

test.each([
  ['no route', []],
  ['no method', ['/orders']],
  ['an unknown method', ['FETCH /orders']],
  ['every method', ['* /orders']],
  ['a path without a slash', ['GET orders']],
  ['dots', ['GET /orders/../admin']],
  ['double slashes', ['GET //orders']],
  ['a query', ['GET /orders?all=1']],
  ['a wildcard inside a segment', ['GET /orders-*']],
  ['`**` in the middle', ['GET /**/orders']],
])('the handler does not start with %s', (_, given) => {
  expect(() => readRoutes(given)).toThrow(/^routes: /)
})

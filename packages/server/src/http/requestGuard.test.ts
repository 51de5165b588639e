import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardRequest } from './requestGuard.ts'
import { fromRequest } from '../request/fetchRequest.ts'

const ORIGIN = 'https://app.example.com'
const good = { 'content-type': 'application/json', 'x-ck-csrf': '1', origin: ORIGIN, 'sec-fetch-site': 'same-origin' }

function guarded(headers: Record<string, string | undefined>, { path = '/auth/start', method = 'POST' } = {}) {
  const present = Object.entries({ ...good, ...headers }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  return guardRequest(fromRequest(new Request(`${ORIGIN}${path}`, { method, headers: present })), '/auth', [
    ORIGIN,
    'https://two.example.com:8443',
  ])
}

test.each([
  ['all headers', {}],
  ['no Sec-Fetch-Site, as in old browsers', { 'sec-fetch-site': undefined }],
  ['no Origin, but Sec-Fetch-Site', { origin: undefined }],
  ['the other origin', { origin: 'https://two.example.com:8443' }],
  ['a charset', { 'content-type': 'application/json; charset=UTF-8' }],
  ['a charset without a space', { 'content-type': 'application/json;charset=utf-8' }],
  ['a charset in quotes, with spaces', { 'content-type': 'application/json ;  charset="utf-8" ' }],
])('a request is accepted: %s', (_, headers) => {
  expect(guarded(headers)).toEqual({ call: 'start' })
})

test.each([
  ['no custom header', { 'x-ck-csrf': undefined }, 'header', 400],
  ['another value of the custom header', { 'x-ck-csrf': 'true' }, 'header', 400],
  ['a sibling domain', { 'sec-fetch-site': 'same-site' }, 'site', 400],
  ['another site', { 'sec-fetch-site': 'cross-site' }, 'site', 400],
  ['`Sec-Fetch-Site: none`', { 'sec-fetch-site': 'none' }, 'site', 400],
  ['an opaque origin', { origin: 'null' }, 'origin', 400],
  ['neither Origin nor Sec-Fetch-Site', { origin: undefined, 'sec-fetch-site': undefined }, 'origin', 400],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'content_type', 415],
  ['plain text', { 'content-type': 'text/plain' }, 'content_type', 415],
  ['no content type', { 'content-type': undefined }, 'content_type', 415],
  ['a compressed body', { 'content-encoding': 'gzip' }, 'content_type', 415],
] as const)('a request is refused: %s', (_, headers, refusal, status) => {
  expect(guarded(headers)).toMatchObject({ refusal, status })
})

test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('the method %s is refused', (method) => {
  expect(guarded({}, { method })).toMatchObject({ refusal: 'method', status: 405 })
})

test.each([
  '/auth',
  '/auth/',
  '/auth/start/',
  '/auth/Start',
  '/start',
  '/else/start',
  '/auth/__proto__',
  '/auth/toString',
  '//auth/start',
])('the path %s is refused, and not with 404', (path) => {
  expect(guarded({}, { path })).toMatchObject({ refusal: 'path', status: 400, call: null })
})

test('an origin that differs in any character is refused', () => {
  const mutations = fc.oneof(
    fc.constantFrom('https://app.example.com.evil.example', 'http://app.example.com', 'https://app.example.com:444'),
    fc.constantFrom(
      'https://APP.example.com',
      'https://user@app.example.com',
      'https://app.example.com/',
      'https://xn--pp-gia.example.com',
    ),
    fc.webUrl(),
    fc
      .tuple(fc.nat(ORIGIN.length), fc.constantFrom('.', 'a', '/', ':', '@'))
      .map(([at, extra]) => ORIGIN.slice(0, at) + extra + ORIGIN.slice(at)),
  )
  fc.assert(fc.property(mutations, (origin) => 'refusal' in guarded({ origin })))
})

test('a media type other than JSON is refused', () => {
  const type = fc
    .string({ unit: 'grapheme-ascii', maxLength: 40 })
    .filter((text) => !/^\s*application\/json/i.test(text))
  fc.assert(fc.property(type, (text) => 'refusal' in guarded({ 'content-type': text })))
  for (const text of [
    'application/jsonp',
    'application/jsonp; charset=utf-8',
    'application/json, text/plain',
    'application/json; charset=utf-16',
    'text/plain; application/json',
  ])
    expect(guarded({ 'content-type': text })).toMatchObject({ status: 415 })
})

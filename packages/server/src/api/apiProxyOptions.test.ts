import { expect, test } from 'vitest'
import { createTestBackend } from '../testing/testBackend.ts'
import type { ApiProxyOptions } from './apiProxyOptions.ts'

const { handler } = createTestBackend()
const good: ApiProxyOptions = { upstream: 'https://api.example.com/v1', routes: ['GET /orders'] }

test.each<[string, Partial<ApiProxyOptions>]>([
  ['plain http to localhost', { upstream: 'http://localhost:8080' }],
  ['a base path of several segments', { basePath: '/shop/api/' }],
  ['other headers', { requestHeaders: ['X-Tenant', 'traceparent'], responseHeaders: ['X-Total-Count', 'Location'] }],
])('the proxy starts with %s', (_, options) => {
  expect(handler.createApiProxy({ ...good, ...options })).toBeTypeOf('function')
})

test.each<[string, Partial<ApiProxyOptions>, RegExp]>([
  ['no URL', { upstream: 'api.example.com' }, /^upstream: /],
  ['plain http', { upstream: 'http://api.example.com' }, /^upstream: .*https/],
  ['another scheme', { upstream: 'file:///etc/passwd' }, /^upstream: /],
  ['a password', { upstream: 'https://user:secret@api.example.com' }, /^upstream: (?!.*secret)/],
  ['a query', { upstream: 'https://api.example.com?a=1' }, /^upstream: /],
  ['the whole site as its base path', { basePath: '/' }, /^basePath: /],
  ['a base path with dots', { basePath: '/a b' }, /^basePath: /],
  ['a size below 0', { maxBodyBytes: -1 }, /^maxBodyBytes: /],
  ['no timeout', { timeout: 0 }, /^timeout: /],
])('the proxy does not start with %s', (_, options, message) => {
  expect(() => handler.createApiProxy({ ...good, ...options })).toThrow(message)
})

test.each([
  'Cookie',
  'Authorization',
  'X-Forwarded-For',
  'Forwarded',
  'CF-Connecting-IP',
  'X-Client-IP',
  'CloudFront-Viewer-Address',
  'X-Vercel-Forwarded-For',
  'X-HTTP-Method-Override',
  'X-Original-URL',
  'X-Rewrite-URL',
  'Remote-User',
  'X-Remote-User',
  'X-Amzn-Oidc-Data',
  'X-Goog-Iap-Jwt-Assertion',
  'X-Ms-Client-Principal',
  'X-Auth-Request-Email',
  'X-Envoy-Original-Path',
  'X-Cluster-Client-IP',
  'X-SSL-Client-Cert',
  'Host',
  'Transfer-Encoding',
  'a b',
])('the proxy does not start if the API should get the header %s', (header) => {
  expect(() => handler.createApiProxy({ ...good, requestHeaders: [header] })).toThrow(/^requestHeaders: /)
})

test.each([
  'Set-Cookie',
  'Access-Control-Allow-Origin',
  'Cache-Control',
  'Clear-Site-Data',
  'WWW-Authenticate',
  'X-CK-Protocol',
])('the proxy does not start if the page should get the header %s', (header) => {
  expect(() => handler.createApiProxy({ ...good, responseHeaders: [header] })).toThrow(/^responseHeaders: /)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createClientAddress } from './clientAddress.ts'
import type { TrustedProxies } from './trustedProxies.ts'

const trusted = { trustedProxies: ['10.0.0.0/8', '192.0.2.1', 'fd00::/8'] }

test.each([
  [
    'without trusted proxies, the address of the socket is returned and `X-Forwarded-For` is ignored',
    '203.0.113.9',
    '6.6.6.6',
    {},
    '203.0.113.9',
  ],
  ['an IPv4 address that is written as IPv6 is returned as IPv4', '::ffff:203.0.113.9', undefined, {}, '203.0.113.9'],
  [
    'with one hop, the last address of `X-Forwarded-For` is returned',
    '10.0.0.1',
    '6.6.6.6, 203.0.113.9',
    { hops: 1 },
    '203.0.113.9',
  ],
  ['with fewer hops than configured, the address is unknown', '10.0.0.1', undefined, { hops: 1 }, null],
  [
    'the first address from the right that is not a trusted proxy is returned',
    '10.0.0.1',
    '6.6.6.6, 203.0.113.9, 192.0.2.1',
    trusted,
    '203.0.113.9',
  ],
  ['the address of an untrusted proxy is returned', '198.51.100.1', '203.0.113.9', trusted, '198.51.100.1'],
  ['a text that is not an address makes the address unknown', '10.0.0.1', '203.0.113.9, unknown', trusted, null],
  ['if every address is a trusted proxy, the address is unknown', '10.0.0.1', '10.0.0.2', trusted, null],
  ['an IPv6 address is returned', 'fd00::1', '2001:db8::5', trusted, '2001:db8::5'],
  ['the port after an IPv4 address is removed', '10.0.0.1', '203.0.113.9:55', trusted, '203.0.113.9'],
  ['the port after an IPv6 address is removed', '10.0.0.1', '[2001:db8::5]:55', trusted, '2001:db8::5'],
  ['without a socket address, the address is unknown', undefined, '203.0.113.9', { hops: 1 }, null],
] as const)('%s', (_, socket, forwarded, proxies, address) => {
  const headers = new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded })
  expect(createClientAddress(proxies)(headers, socket)).toBe(address)
})

// `Headers` cannot hold every text, and a server may pass any text on.
const forwardedFor = (text: string) => ({ get: (name: string) => (name === 'x-forwarded-for' ? text : null) })

test('addresses that a client adds on the left of `X-Forwarded-For` change nothing', () => {
  const lie = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.string().filter((text) => !/[\r\n]/.test(text)),
  )
  fc.assert(
    fc.property(fc.array(lie), (lies) => {
      const headers = forwardedFor([...lies, '203.0.113.9', '10.1.1.1'].join(', '))
      expect(createClientAddress(trusted)(headers, '10.0.0.1')).toBe('203.0.113.9')
      expect(createClientAddress({ hops: 2 })(headers, '10.0.0.1')).toBe('203.0.113.9')
      expect(createClientAddress({ trustProxy: 'alb' })(headers, '10.0.0.1')).toBe('10.1.1.1')
    }),
  )
})

test.each(['10.0.0.0/', '10.0.0.0/33', '10.0.0.0/8/8', 'fd00::/129', 'proxy.internal', ''])(
  'an invalid trusted network "%s" is refused at start-up',
  (network) => {
    expect(() => createClientAddress({ trustedProxies: [network] })).toThrow(`trustedProxies: "${network}" is neither`)
  },
)

const alb = { trustProxy: 'alb' } as const
const cloudFront = { trustProxy: 'cloudfront' } as const
const cloudflare = { trustProxy: 'cloudflare' } as const
const vercel = { trustProxy: 'vercel' } as const

test.each([
  ['an ALB adds the last address', alb, '10.0.0.1', { 'x-forwarded-for': '6.6.6.6, 203.0.113.9' }, '203.0.113.9'],
  ['an ALB may keep the port', alb, '10.0.0.1', { 'x-forwarded-for': '203.0.113.9:55' }, '203.0.113.9'],
  [
    'a client that reaches the server past the ALB is the peer',
    alb,
    '8.8.8.8',
    { 'x-forwarded-for': '6.6.6.6' },
    '8.8.8.8',
  ],
  ['an ALB that removes the header hides the client', alb, '10.0.0.1', {}, null],
  ['a Lambda behind an ALB has no socket', alb, undefined, { 'x-forwarded-for': '203.0.113.9' }, '203.0.113.9'],
  [
    'nginx adds the last address',
    { trustProxy: 'nginx' },
    '127.0.0.1',
    { 'x-forwarded-for': '6.6.6.6, 203.0.113.9', 'x-real-ip': '6.6.6.6' },
    '203.0.113.9',
  ],
  [
    'CloudFront adds a port, and the last address of X-Forwarded-For may be an ALB’s peer',
    cloudFront,
    '10.0.0.1',
    { 'cloudfront-viewer-address': '203.0.113.9:46532', 'x-forwarded-for': '203.0.113.9, 130.176.0.1' },
    '203.0.113.9',
  ],
  [
    'CloudFront writes an IPv6 address without brackets before the port',
    cloudFront,
    '10.0.0.1',
    { 'cloudfront-viewer-address': '2001:db8::5:46532' },
    '2001:db8::5',
  ],
  [
    'CloudFront may write an IPv6 address with brackets before the port',
    cloudFront,
    '10.0.0.1',
    { 'cloudfront-viewer-address': '[2001:db8::5]:46532' },
    '2001:db8::5',
  ],
  [
    'without the header of CloudFront the address is unknown',
    cloudFront,
    '10.0.0.1',
    { 'x-forwarded-for': '6.6.6.6' },
    null,
  ],
  ['Cloudflare sends one address', cloudflare, '173.245.48.1', { 'cf-connecting-ip': '2001:DB8::5' }, '2001:db8::5'],
  ['a Worker has no socket', cloudflare, undefined, { 'cf-connecting-ip': '203.0.113.9' }, '203.0.113.9'],
  [
    'two headers of Cloudflare make the address unknown',
    cloudflare,
    '173.245.48.1',
    { 'cf-connecting-ip': '6.6.6.6, 203.0.113.9' },
    null,
  ],
  [
    'with `trustedProxies`, a peer that is not one of them is the client',
    { trustProxy: 'cloudflare', trustedProxies: ['173.245.48.0/20'] },
    '8.8.8.8',
    { 'cf-connecting-ip': '6.6.6.6' },
    '8.8.8.8',
  ],
  [
    'with `trustedProxies`, the header of a peer that is one of them counts',
    { trustProxy: 'cloudflare', trustedProxies: ['173.245.48.0/20'] },
    '173.245.48.1',
    { 'cf-connecting-ip': '203.0.113.9' },
    '203.0.113.9',
  ],
  [
    'Vercel sends the address of its own peer',
    vercel,
    '127.0.0.1',
    { 'x-vercel-forwarded-for': '203.0.113.9', 'x-forwarded-for': '6.6.6.6' },
    '203.0.113.9',
  ],
  [
    'a socket address that is no address makes the address unknown',
    alb,
    'unix',
    { 'x-forwarded-for': '6.6.6.6' },
    null,
  ],
] as const)('a preset: %s', (_, proxies, socket, headers, address) => {
  expect(createClientAddress(proxies)(new Headers(Object.entries(headers)), socket)).toBe(address)
})

test.each<[string, TrustedProxies, RegExp]>([
  ['a number of proxies that is no whole number', { hops: Number('two') }, /^hops: give the number/],
  ['a negative number of proxies', { hops: -1 }, /^hops: give the number/],
  ['a preset together with a number of proxies', { trustProxy: 'alb', hops: 1 }, /^hops: leave it out/],
  [
    'an unknown preset',
    JSON.parse('{"trustProxy":"toString"}') as TrustedProxies,
    /^trustProxy: "toString" is none of alb/,
  ],
])('%s is refused at start-up', (_, proxies, message) => {
  expect(() => createClientAddress(proxies)).toThrow(message)
})

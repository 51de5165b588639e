import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clientAddress } from './clientAddress.ts'

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
  expect(clientAddress(proxies)(socket, forwarded)).toBe(address)
})

test('addresses that a client adds on the left of `X-Forwarded-For` change nothing', () => {
  const lie = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.string().filter((text) => !/[\r\n]/.test(text)),
  )
  fc.assert(
    fc.property(fc.array(lie), (lies) => {
      const forwarded = [...lies, '203.0.113.9', '10.1.1.1'].join(', ')
      expect(clientAddress(trusted)('10.0.0.1', forwarded)).toBe('203.0.113.9')
      expect(clientAddress({ hops: 2 })('10.0.0.1', forwarded)).toBe('203.0.113.9')
    }),
  )
})

test.each(['10.0.0.0/', '10.0.0.0/33', '10.0.0.0/8/8', 'fd00::/129', 'proxy.internal', ''])(
  'an invalid trusted network "%s" is refused at start-up',
  (network) => {
    expect(() => clientAddress({ trustedProxies: [network] })).toThrow(`trustedProxies: "${network}" is neither`)
  },
)

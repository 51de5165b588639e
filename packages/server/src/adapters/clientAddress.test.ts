import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clientAddress } from './clientAddress.ts'

const trusted = { trustedProxies: ['10.0.0.0/8', '192.0.2.1', 'fd00::/8'] }

test.each([
  ['the socket counts, and no header does', '203.0.113.9', '6.6.6.6', {}, '203.0.113.9'],
  ['IPv4 written as IPv6', '::ffff:203.0.113.9', undefined, {}, '203.0.113.9'],
  ['one hop: what our proxy added', '10.0.0.1', '6.6.6.6, 203.0.113.9', { hops: 1 }, '203.0.113.9'],
  ['fewer hops than promised: nobody knows', '10.0.0.1', undefined, { hops: 1 }, null],
  ['from the right, past our own', '10.0.0.1', '6.6.6.6, 203.0.113.9, 192.0.2.1', trusted, '203.0.113.9'],
  ['a proxy that is not ours is the client', '198.51.100.1', '203.0.113.9', trusted, '198.51.100.1'],
  ['nonsense on the way: nobody knows', '10.0.0.1', '203.0.113.9, unknown', trusted, null],
  ['only our own: nobody knows', '10.0.0.1', '10.0.0.2', trusted, null],
  ['IPv6', 'fd00::1', '2001:db8::5', trusted, '2001:db8::5'],
  ['with a port', '10.0.0.1', '203.0.113.9:55', trusted, '203.0.113.9'],
  ['IPv6 with a port', '10.0.0.1', '[2001:db8::5]:55', trusted, '2001:db8::5'],
  ['no socket: nothing to begin with', undefined, '203.0.113.9', { hops: 1 }, null],
] as const)('%s', (_, socket, forwarded, proxies, address) => {
  expect(clientAddress(proxies)(socket, forwarded)).toBe(address)
})

test('whatever a client puts to the left changes nothing', () => {
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
  'start-up says what is wrong with the network "%s"',
  (network) => {
    expect(() => clientAddress({ trustedProxies: [network] })).toThrow(`trustedProxies: "${network}" is neither`)
  },
)

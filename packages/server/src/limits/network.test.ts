import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test.each([
  ['203.0.113.77', '203.0.113.0'],
  ['::ffff:203.0.113.77', '203.0.113.0'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::'],
  ['2001:DB8:1::7', '2001:db8:1::'],
  ['2001:0db8:0001::', '2001:db8:1::'],
  ['::1', '0:0:0::'],
  ['fe80::1%eth0', 'fe80:0:0::'],
  ['64:ff9b::203.0.113.77', '64:ff9b:0::'],
  ['2001:db8:1:2:3:4:203.0.113.77', '2001:db8:1::'],
  ['2001:db8:1:2:3:4:5:203.0.113.77', null],
  ['::256.0.113.77', null],
  ['256.1.1.1', null],
  ['255.255.255.255', '255.255.255.0'],
  ['203.0.113.77.9', null],
  ['64:ff9b::203.0.113.77.9', null],
  ['64:ff9b::255.255.255.255', '64:ff9b:0::'],
  ['1:2:3:4:5:6:7::', '1:2:3::'],
  ['1:2:3', null],
  ['1::2::3', null],
  ['1:2:3:4:5:6:7:8::', null],
  ['example.com', null],
  ['', null],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address, 24, 3)).toBe(network)
})

test('the last bytes of an IPv6 address may be written with dots', () => {
  expect(networkOf('::203.0.113.77', 32, 8)).toBe('0:0:0:0:0:0:cb00:714d::')
})

test('limits count one IPv4 address, or the /64 of an IPv6 address', () => {
  expect(networkOf('203.0.113.77', 32, 4)).toBe('203.0.113.77')
  expect(networkOf('2001:db8:1:2:3:4:5:6', 32, 4)).toBe(networkOf('2001:db8:1:2::ff', 32, 4))
})

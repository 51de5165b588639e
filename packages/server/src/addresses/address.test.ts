import { expect, test } from 'vitest'
import { isPrivate, networkOf, normalAddress, readAddress } from './address.ts'

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

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['203.0.113.9:55', '203.0.113.9'],
  ['[2001:DB8:0::5]:55', '2001:db8::5'],
  ['[2001:db8::5]', '2001:db8::5'],
  ['fe80::1%eth0', 'fe80::1'],
  ['fe80::1%en-0 (Wi-Fi)', 'fe80::1'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['::ffff:cb00:7109', '203.0.113.9'],
  ['0:0:0:0:0:FFFF:203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9%eth0', '203.0.113.9'],
  ['::203.0.113.9', '::cb00:7109'],
  ['64:ff9b::203.0.113.9', '64:ff9b::cb00:7109'],
  ['::ffff:010.0.0.1', null],
  ['010.0.0.1', null],
  ['10.1', null],
  ['0x7f.0.0.1', null],
  ['2130706433', null],
  ['203.0.113.9%eth0', null],
  ['[203.0.113.9', null],
  ['2001:db8::5:', null],
  ['::ffff:203.0.113.999', null],
])('the address in the text %s is %s', (text, address) => {
  expect(normalAddress(text)).toBe(address)
})

test.each([
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['192.168.0.1', true],
  ['127.0.0.1', true],
  ['169.254.1.1', true],
  ['100.64.0.1', true],
  ['::1', true],
  ['fd00::1', true],
  ['fe80::1%eth0', true],
  ['::ffff:10.0.0.1', true],
  ['172.32.0.1', false],
  ['203.0.113.9', false],
  ['2600:9000::1', false],
])('whether the address %s is private is %s', (text, expected) => {
  const address = readAddress(text)
  expect(address && isPrivate(address)).toBe(expected)
})

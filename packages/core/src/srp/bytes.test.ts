import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBytes, fromHex, toBytes } from './bytes.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test.each([
  [0x0n, '00'],
  [0x1n, '01'],
  [0x7fn, '7f'],
  [0x80n, '0080'],
  [0xffn, '00ff'],
  [0x100n, '0100'],
  [0xfffn, '0fff'],
  [0x8000n, '008000'],
])('toBytes(%d) equals Java’s BigInteger.toByteArray(): %s', (integer, bytes) => {
  expect(hex(toBytes(integer))).toBe(bytes)
})

test('fromBytes reverses toBytes, the sign bit is clear, and no zero byte is redundant', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 3072n }), (integer) => {
      const [first = 0, second = 0xff] = toBytes(integer)
      expect(fromBytes(toBytes(integer))).toBe(integer)
      expect(first).toBeLessThan(0x80)
      expect(first > 0 || second >= 0x80).toBe(true)
    }),
  )
})

test('fromHex throws on text that is not hexadecimal', () => {
  for (const digits of ['', 'xyz', '-1', '1 2']) expect(() => fromHex(digits)).toThrow(SyntaxError)
})

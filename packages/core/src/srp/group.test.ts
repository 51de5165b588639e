import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { fromBytes, sha256, toBytes } from './bytes.ts'
import { k, modN, N, power, powerOfG, powerOfGInParts } from './group.ts'
import { group } from './srp-vectors.json'

test('N is the 3072-bit prime of RFC 5054', () => {
  expect(N.toString(16)).toBe(group.N_hex)
})

test('k is the hash of N and g', async () => {
  expect(k).toBe(fromBytes(await sha256(toBytes(N), toBytes(2n))))
})

test('modN never returns a negative number', () => {
  expect(modN(-1n)).toBe(N - 1n)
  expect(modN(-N)).toBe(0n)
  expect(modN(N)).toBe(0n)
})

test('power and powerOfG agree with square-and-multiply', async () => {
  const plain = (base: bigint, exponent: bigint): bigint =>
    exponent === 0n ? 1n : (plain((base * base) % N, exponent >> 1n) * (exponent & 1n ? base : 1n)) % N
  const exponent = fc.oneof(fc.bigInt({ min: 0n, max: 70n }), fc.bigInt({ min: 0n, max: 2n ** 520n }))

  await fc.assert(
    fc.asyncProperty(fc.bigInt({ min: 0n, max: N - 1n }), exponent, async (base, exponent) => {
      expect(await power(base, exponent)).toBe(plain(base, exponent))
      expect(powerOfG(exponent)).toBe(plain(2n, exponent))
    }),
    { numRuns: 30 },
  )
})

test('power pauses after each part of the work, and a pause does not change the result', async () => {
  const [base, exponent] = [N - 12_345n, 2n ** 511n + 987_654_321n]
  const pause = vi.fn<() => Promise<void>>(() => Promise.resolve())
  expect(await power(base, exponent, pause)).toBe(await power(base, exponent))
  expect(await power(base, 2n ** 511n - 1n, pause)).toBe(await power(base, 2n ** 511n - 1n))
  expect(pause.mock.calls.length).toBeGreaterThan(2)
})

test('powerOfGInParts pauses before each 64 bits of the exponent, and a pause does not change the result', async () => {
  const exponent = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), fc.constant(2n ** 255n))
  await fc.assert(
    fc.asyncProperty(exponent, async (exponent) => {
      const pause = vi.fn<() => Promise<void>>(() => Promise.resolve())
      expect(await powerOfGInParts(exponent, pause)).toBe(powerOfG(exponent))
      expect(pause).toHaveBeenCalledTimes(Math.ceil(exponent.toString(2).length / 64))
    }),
    { numRuns: 30 },
  )
})

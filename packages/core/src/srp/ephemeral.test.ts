import { expect, test } from 'vitest'
import { createEphemeral, randomBelowN } from './ephemeral.ts'
import { N, powerOfG } from './group.ts'

test('`a` has 256 random bits, and `A` is its power of g in lower-case hexadecimal', () => {
  const { a, A } = createEphemeral((size) => new Uint8Array(size).fill(0xab))
  expect(a.toString(16)).toBe('ab'.repeat(32))
  expect(A).toBe(powerOfG(a).toString(16))
})

test('every key pair is new', () => {
  expect(createEphemeral().A).not.toBe(createEphemeral().A)
})

test('the exponent is 1 if every random bit is 0', () => {
  expect(randomBelowN((size) => new Uint8Array(size))).toBe(1n)
})

test('the exponent is less than N if every random bit is 1', () => {
  expect(randomBelowN((size) => new Uint8Array(size).fill(0xff))).toBeLessThan(N)
})

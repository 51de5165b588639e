import { expect, test } from 'vitest'
import { createEphemeral, randomBelowN } from './ephemeral.ts'
import { N, powerOfG } from './group.ts'

test('a key pair is 256 random bits and their power of g, in lower-case hexadecimal', () => {
  const { a, A } = createEphemeral((size) => new Uint8Array(size).fill(0xab))
  expect(a.toString(16)).toBe('ab'.repeat(32))
  expect(A).toBe(powerOfG(a).toString(16))
})

test('two key pairs differ', () => {
  expect(createEphemeral().A).not.toBe(createEphemeral().A)
})

test('a random source that yields only zeros does not make a zero exponent', () => {
  expect(randomBelowN((size) => new Uint8Array(size))).toBe(1n)
})

test('a random source that yields only ones stays below N', () => {
  expect(randomBelowN((size) => new Uint8Array(size).fill(0xff))).toBeLessThan(N)
})

import { createVerifier, modN, serverPublicKey, serverSignature } from '@challenge-kit/core/srp'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { modPow } from './modPow.ts'

const identity = { prefix: 'pool', id: 'ada', secret: 'Correct-horse-1' }

test('Node computes powers by OpenSSL, and the results are those of BigInt, also for bases that OpenSSL refuses', () => {
  const slow = (base: bigint, exponent: bigint): bigint =>
    [...exponent.toString(2)].reduce((result, bit) => modN(result * result * (bit === '1' ? base : 1n)), 1n)
  const bases = [0n, 1n, 2n, 3n, modN(-1n), modN(-2n), modN(-4n), 7n ** 900n]
  const base = fc.oneof(fc.constantFrom(...bases.map(modN)), fc.bigInt({ min: 0n, max: modN(-1n) }))
  const exponent = fc.oneof(fc.constantFrom(0n, 1n, 2n), fc.bigInt({ min: 0n, max: 2n ** 256n }))
  expect(modPow).toBeDefined()
  fc.assert(
    fc.property(base, exponent, (b, e) => {
      expect(modPow?.(b, e)).toBe(slow(b, e))
    }),
    { numRuns: 30 },
  )
})

test('Cognito’s side of SRP is the same by OpenSSL and by BigInt', async () => {
  const [b, A, secretBlock, timestamp] = [2n ** 255n + 9n, (2n ** 3000n + 5n).toString(16), 'AAAA', 'now']
  const verifier = await createVerifier(identity, 7n)
  expect(await createVerifier(identity, 7n, modPow)).toBe(verifier)
  expect(serverPublicKey(verifier, b, modPow)).toBe(serverPublicKey(verifier, b))
  const exchange = { ...identity, verifier, A, b, secretBlock, timestamp }
  expect(await serverSignature({ ...exchange, modPow })).toBe(await serverSignature(exchange))
})

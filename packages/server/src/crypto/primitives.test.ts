import { claimSignature, createVerifier } from '@challenge-kit/core/srp'
import fc from 'fast-check'
import { createHmac, getDiffieHellman } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import * as inUse from '#crypto'
import * as node from './node.ts'
import type { Primitives } from './primitives.ts'
import * as web from './web.ts'

const both: readonly (readonly [string, Primitives, Primitives])[] = [
  ['node:crypto, checked by Web Crypto', node, web],
  ['Web Crypto, checked by node:crypto', web, node],
]
const bytes = fc.uint8Array({ maxLength: 400 })
const key = fc.uint8Array({ minLength: 32, maxLength: 32 })
const iv = fc.uint8Array({ minLength: 12, maxLength: 12 })
const runs = { numRuns: 50 }

test('Node selects node:crypto by the export condition', () => {
  expect(inUse.createCipher).toBe(node.createCipher)
})

describe.each(both)('%s', (_, own, other) => {
  test('what one encrypts the other decrypts, and a changed byte or other additional data does not decrypt', async () => {
    await fc.assert(
      fc.asyncProperty(key, iv, bytes, fc.string(), fc.nat(), async (secret, nonce, plaintext, data, at) => {
        const [mine, theirs] = [await own.createCipher(secret), await other.createCipher(secret)]
        const sealed = await mine.encrypt(nonce, plaintext, data)
        expect(Buffer.from(await theirs.decrypt(nonce, sealed, data))).toEqual(Buffer.from(plaintext))
        const changed = Uint8Array.from(sealed, (byte, index) => (index === at % sealed.length ? byte ^ 1 : byte))
        await expect((async () => theirs.decrypt(nonce, changed, data))()).rejects.toThrow()
        await expect((async () => theirs.decrypt(nonce, sealed, `${data}.`))()).rejects.toThrow()
        await expect(
          (async () => (await own.createCipher(secret)).decrypt(nonce, sealed.subarray(0, 15), data))(),
        ).rejects.toThrow()
      }),
      runs,
    )
  })

  test('both derive the same bytes, and make the same MAC, digest and base64', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 99 }), fc.string(), async (secret, text) => {
        const info = `challenge-kit/${text}`.slice(0, 60)
        expect([...(await own.deriveBytes(secret, info))]).toEqual([...(await other.deriveBytes(secret, info))])
        const mac = await (await own.createMac(secret))(text)
        expect([...mac]).toEqual([...createHmac('sha256', secret).update(text).digest()])
        expect(await own.digest(text)).toBe(await other.digest(text))
        expect([own.base64(secret), own.base64url(secret)]).toEqual([other.base64(secret), other.base64url(secret)])
        expect([...(own.fromBase64url(other.base64url(secret)) ?? [])]).toEqual([...secret])
      }),
      runs,
    )
  })

  test('both refuse the same texts as base64url', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[\w=+/-]{0,9}$/))
    fc.assert(
      fc.property(text, (any) => {
        const [mine, theirs] = [own.fromBase64url(any), other.fromBase64url(any)]
        expect(mine && [...mine]).toEqual(theirs && [...theirs])
      }),
      { numRuns: 500 },
    )
  })

  test('what one deflates the other inflates, up to the longest length that is allowed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 20_000 }), async (plaintext) => {
        const deflated = await own.deflate(plaintext)
        expect([...(await other.inflate(deflated, plaintext.length))]).toEqual([...plaintext])
        expect([...inflateRawSync(deflated)]).toEqual([...plaintext])
        await expect((async () => own.inflate(deflated, plaintext.length - 1))()).rejects.toThrow()
      }),
      runs,
    )
  })

  test('a deflate bomb and bytes that are not deflated are refused', async () => {
    const bomb = await other.deflate(new Uint8Array(5_000_000))
    expect(bomb.length).toBeLessThan(6_000)
    await expect((async () => own.inflate(bomb, 1_000_000))()).rejects.toThrow()
    await expect((async () => own.inflate(Uint8Array.of(7, 7, 7), 1_000))()).rejects.toThrow()
    await expect((async () => own.inflate(bomb.subarray(0, 20), 100_000_000))()).rejects.toThrow()
  })
})

describe('the power modulo the prime of SRP', () => {
  const N = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`)
  const slow = (base: bigint, exponent: bigint): bigint =>
    [...exponent.toString(2)].reduce((result, bit) => (result * result * (bit === '1' ? base : 1n)) % N, 1n)
  const modPow = node.modPow ?? slow

  test('OpenSSL and BigInt compute the same, also for the bases that OpenSSL refuses', () => {
    const base = fc.oneof(fc.constantFrom(0n, 1n, 2n, 3n, N - 1n, N - 2n), fc.bigInt({ min: 0n, max: N - 1n }))
    const exponent = fc.oneof(fc.constantFrom(0n, 1n, 2n, 3n), fc.bigInt({ min: 0n, max: 2n ** 520n }))
    fc.assert(
      fc.property(base, exponent, (b, e) => {
        expect(modPow(b, e)).toBe(slow(b, e))
      }),
      { numRuns: 30 },
    )
  })

  test('with OpenSSL the verifier and the proof are the same', async () => {
    const identity = { prefix: 'pool', id: 'ada', secret: 'Correct-horse-1' }
    expect(await createVerifier(identity, 7n, modPow)).toBe(await createVerifier(identity, 7n))
    const B = slow(5n, 2n ** 200n).toString(16)
    const input = { identity, salt: '1f', B, a: 2n ** 255n + 9n, secretBlock: 'AAAA', timestamp: 'now' }
    expect(await claimSignature({ ...input, modPow })).toBe(await claimSignature(input))
  })
})

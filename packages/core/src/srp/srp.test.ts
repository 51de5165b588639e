import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { fromBytes, fromHex, toBase64 } from './bytes.ts'
import { scrambler } from './signature.ts'
import { N, powerOfG } from './group.ts'
import { secretExponent } from './identity.ts'
import { claimSignature, createVerifier, serverPublicKey, serverSignature, toBytes } from './index.ts'
import { vectors } from './srp-vectors.json'

describe.each(vectors)('$name: $note', (vector) => {
  const { prefix, ident: id, secret, saltHex: salt, secretBlockBase64: secretBlock, timestamp } = vector.in
  const identity = { prefix, id, secret }
  const a = fromHex(vector.in.aHex) % N
  const b = fromHex(vector.in.bHex) % N
  const verifier = fromHex(vector.out.verifierHex)
  const { SRP_A: A, SRP_B: B } = vector.out
  let signature: string

  beforeAll(async () => {
    signature = await claimSignature({ identity, salt, B, a, secretBlock, timestamp })
  })

  test('computes the secret exponent and the verifier', async () => {
    expect((await secretExponent(identity, fromHex(salt))).toString(16)).toBe(vector.out.xHex)
    expect(await createVerifier(identity, fromHex(salt))).toBe(verifier)
  })

  test('computes both public keys', () => {
    expect(powerOfG(a).toString(16)).toBe(A)
    expect(serverPublicKey(verifier, b)).toBe(B)
  })

  test('computes the scrambler', async () => {
    const u = await scrambler(fromHex(A), fromHex(B))
    expect(Buffer.from(toBytes(u)).toString('hex')).toBe(vector.out.uPaddedHex)
  })

  test('claimSignature returns the signature of Amazon’s client', () => {
    expect(signature).toBe(vector.out.PASSWORD_CLAIM_SIGNATURE)
  })

  test('serverSignature returns the same signature', async () => {
    const expected = await serverSignature({ prefix, id, verifier, A, b, secretBlock, timestamp })
    expect(expected).toBe(vector.out.PASSWORD_CLAIM_SIGNATURE)
  })

  const mistakes = Object.entries(vector.traps).filter(([, { differs }]) => differs)
  test.each(mistakes)('the signature differs from that of the mistake "%s"', (_, mistaken) => {
    expect(signature).not.toBe(mistaken.signature)
  })
})

const devices = vectors.flatMap((vector) => (vector.confirmDevice ? [{ ...vector.in, ...vector.confirmDevice }] : []))
test.each(devices)('computes the ConfirmDevice verifier of $DeviceKey', async (device) => {
  const identity = { prefix: device.DeviceGroupKey, id: device.DeviceKey, secret: device.devicePassword }
  const salt = fromHex(device.saltHex)
  expect(toBase64(toBytes(salt))).toBe(device.DeviceSecretVerifierConfig.Salt)
  expect(toBase64(toBytes(await createVerifier(identity, salt)))).toBe(
    device.DeviceSecretVerifierConfig.PasswordVerifier,
  )
})

describe('a client and a server', () => {
  const size = fc.constantFrom(1, 2, 31, 32, 33, 128)
  const exponent = fc.oneof(
    size.chain((bytes) => fc.uint8Array({ minLength: bytes, maxLength: bytes })).map((bytes) => fromBytes(bytes) || 1n),
    size.map((bytes) => 2n ** BigInt(8 * bytes - 1)),
  )
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  const salt = fc.oneof(fc.constantFrom(0n, 1n, 0x80n, 2n ** 127n), fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }))
  const exchange = { prefix: text, id: text, secret: text, salt, a: exponent, b: exponent, block: fc.uint8Array() }
  const timestamp = 'Tue Jul 7 03:04:05 UTC 2026'

  async function runExchange(claimed: string, { prefix, id, secret, salt, a, b, block }: Exchange) {
    const verifier = await createVerifier({ prefix, id, secret }, salt)
    const secretBlock = toBase64(block)
    const B = serverPublicKey(verifier, b)
    const identity = { prefix, id, secret: claimed }
    return {
      claimed: await claimSignature({ identity, salt: salt.toString(16), B, a, secretBlock, timestamp }),
      expected: await serverSignature({ prefix, id, verifier, A: powerOfG(a).toString(16), b, secretBlock, timestamp }),
    }
  }

  test('compute the same signature if the secret is right', () =>
    fc.assert(
      fc.asyncProperty(fc.record(exchange), async (drawn) => {
        const { claimed, expected } = await runExchange(drawn.secret, drawn)
        expect(claimed).toBe(expected)
      }),
      { numRuns: 15 },
    ))

  test('compute different signatures if the secret is wrong', () =>
    fc.assert(
      fc.asyncProperty(fc.record(exchange), async (drawn) => {
        const { claimed, expected } = await runExchange(`${drawn.secret}.`, drawn)
        expect(claimed).not.toBe(expected)
      }),
      { numRuns: 5 },
    ))
})

describe('a malicious peer', () => {
  const multiples = [0n, N, 2n * N].map((value) => value.toString(16))
  const common = { secretBlock: 'AAAA', timestamp: 'Tue Jul 7 03:04:05 UTC 2026' }

  test.each(multiples)('SRP_B %s is refused, because every client could answer it', async (B) => {
    const identity = { prefix: 'pool', id: 'id', secret: 'secret' }
    await expect(claimSignature({ ...common, identity, salt: '1', B, a: 1n })).rejects.toThrow(RangeError)
  })

  test.each(multiples)('SRP_A %s is refused, because it needs no password', async (A) => {
    const input = { ...common, prefix: 'pool', id: 'id', verifier: 1n, A, b: 1n }
    await expect(serverSignature(input)).rejects.toThrow(RangeError)
  })
})

interface Exchange {
  prefix: string
  id: string
  secret: string
  salt: bigint
  a: bigint
  b: bigint
  block: Uint8Array
}

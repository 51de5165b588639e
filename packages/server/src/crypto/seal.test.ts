import fc from 'fast-check'
import { compactDecrypt, CompactEncrypt } from 'jose'
import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { deriveKey, readKeys, type SealKey } from './keys.ts'
import { createSeal, type Purpose } from './seal.ts'
import { testKey } from '../testing/testBackend.ts'

const other: SealKey = { id: 'k2', secret: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ_u3erbC_-tw' }
const sealFor = (keys: readonly SealKey[] = [testKey], purpose: Purpose = 'flow', app = 'app') =>
  createSeal(readKeys(keys), purpose, app)

test('a sealed payload opens as the same payload', async () => {
  const seal = sealFor()
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (payload) => {
      expect(await seal.open(await seal.close(payload))).toEqual(JSON.parse(JSON.stringify(payload)))
    }),
    { numRuns: 100 },
  )
})

test('a sealed text with one changed character does not open', async () => {
  const seal = sealFor()
  const sealed = await seal.close({ session: 'AYAB', username: 'ada' })
  await fc.assert(
    fc.asyncProperty(
      fc.nat(sealed.length - 1),
      fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '.', '='),
      async (at, character) => {
        const changed = sealed.slice(0, at) + character + sealed.slice(at + 1)
        fc.pre(changed !== sealed && !sameBits(changed, sealed))
        expect(await seal.open(changed)).toBeNull()
      },
    ),
    { numRuns: 400 },
  )
})

// The last character of a base64url part has unused bits, so some changes of that character do not change the bytes.
const bytesOf = (jwe: string) =>
  jwe
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('hex'))
    .join('.')
const sameBits = (a: string, b: string) => bytesOf(a) === bytesOf(b)

/** Text of which deflating saves only a quarter, because each character of base64 holds six bits. */
const noise = (length: number): string =>
  Array.from({ length: 120 }, (_, index) => createHash('sha256').update(`${index}`).digest('base64url'))
    .join('')
    .slice(0, length)

test('sealed flows of similar size have the same length, so the length reveals nothing about the user', async () => {
  const lengths = await Promise.all(
    [0, 1, 40, 200, 400].map(async (n) => (await sealFor().close({ noise: noise(n) })).length),
  )
  const [first = 0] = lengths
  expect(lengths.slice(0, 4)).toEqual([first, first, first, first])
  expect(lengths[4]).toBeGreaterThan(first)
})

test('a flow opens whether its last padded block is full, empty or in between', async () => {
  const payloads = Array.from({ length: 300 }, (_, length) => noise(length))
  const seal = sealFor()
  const opened = await Promise.all(payloads.map(async (payload) => seal.open(await seal.close(payload))))
  expect(opened).toEqual(payloads)
})

test('a sealed text of 4,096 characters opens, and a longer one does not, because no browser keeps such a cookie', async () => {
  const seal = sealFor([testKey], 'session')
  const sealed = await Promise.all(Array.from({ length: 80 }, async (_, more) => seal.close(noise(3_860 + more))))
  const opens = await Promise.all(sealed.map(async (text) => [text.length, (await seal.open(text)) !== null]))
  expect(opens).toEqual(sealed.map(({ length }) => [length, length <= 4_096]))
  expect(sealed.map(({ length }) => length)).toEqual(expect.arrayContaining([4_096]))
})

test('a session in a store opens at any length, because it is no cookie', async () => {
  const seal = sealFor([testKey], 'stored-session')
  const payload = noise(5_000)
  const sealed = await seal.close(payload)
  expect(sealed.length).toBeGreaterThan(4_096)
  expect(await seal.open(sealed)).toBe(payload)
})

test('a sealed text does not open for another purpose or for another application', async () => {
  const sealed = await sealFor([testKey], 'device').close({ v: 1 })
  expect(await sealFor([testKey], 'device').open(sealed)).toEqual({ v: 1 })
  expect(await sealFor([testKey], 'flow').open(sealed)).toBeNull()
  expect(await sealFor([testKey], 'device', 'another').open(sealed)).toBeNull()
})

test('the newest key seals, every key opens, and a removed key no longer opens anything', async () => {
  const old = await sealFor([testKey]).close('old')
  const rotated = sealFor([other, testKey])
  expect(await rotated.open(old)).toBe('old')
  const fresh = await rotated.close('fresh')
  expect(await sealFor([testKey]).open(fresh)).toBeNull()
  expect(await sealFor([other]).open(fresh)).toBe('fresh')
  expect(await sealFor([other]).open(old)).toBeNull()
})

test.each([
  ['a key wrapping algorithm', { alg: 'A256KW', enc: 'A256GCM', kid: 'k1' }],
  ['another cipher', { alg: 'dir', enc: 'A128CBC-HS256', kid: 'k1' }],
  ['the key id `__proto__`', { alg: 'dir', enc: 'A256GCM', kid: '__proto__' }],
  ['no key id', { alg: 'dir', enc: 'A256GCM' }],
])('a forged text with %s does not open', async (_, header) => {
  const forged = await new CompactEncrypt(new TextEncoder().encode('{}'))
    .setProtectedHeader(header)
    .encrypt(testKey.secret)
  expect(await sealFor().open(forged)).toBeNull()
})

const ours = { typ: 'ck-flow+jwe', aud: 'ck-flow' }

test.each([
  ['another type', { typ: 'ck-device+jwe', aud: 'ck-flow' }],
  ['another audience', { typ: 'ck-flow+jwe', aud: 'ck-device' }],
  ['neither', {}],
  ['a key wrapping algorithm', { ...ours, alg: 'A256KW' }],
  ['another cipher', { ...ours, enc: 'A128CBC-HS256' }],
])('a text with %s does not open, even under the right key', async (_, claims) => {
  const key = await deriveKey(testKey.secret, 'seal/flow/app')
  const header = { alg: 'dir', enc: 'A256GCM', kid: 'k1', ...claims }
  const payload = new Uint8Array([...deflateRawSync('{}'), 0x80])
  const forged = (more: object) => new CompactEncrypt(payload).setProtectedHeader({ ...header, ...more }).encrypt(key)
  expect(await sealFor().open(await forged({}))).toBeNull()
  expect(await sealFor().open(await forged({ alg: 'dir', enc: 'A256GCM', ...ours }))).toEqual({})
})

test('jose opens what the backend seals, so it is a JWE of RFC 7516', async () => {
  const sealed = await sealFor([testKey], 'session').close({ a: 'é' })
  const { plaintext, protectedHeader } = await compactDecrypt(
    sealed,
    await deriveKey(testKey.secret, 'seal/session/app'),
  )
  expect(JSON.parse(inflateRawSync(plaintext).toString())).toEqual({ a: 'é' })
  expect(protectedHeader).toEqual({ alg: 'dir', enc: 'A256GCM', kid: 'k1', typ: 'ck-session+jwe', aud: 'ck-session' })
})

test('a payload that inflates to more than a mebibyte does not open', async () => {
  const header = { alg: 'dir', enc: 'A256GCM', kid: 'k1', typ: 'ck-session+jwe', aud: 'ck-session' }
  const key = await deriveKey(testKey.secret, 'seal/session/app')
  const sealOf = (length: number) =>
    new CompactEncrypt(deflateRawSync(JSON.stringify('x'.repeat(length)))).setProtectedHeader(header).encrypt(key)
  expect(await sealFor([testKey], 'session').open(await sealOf(2 ** 20 - 2))).toHaveLength(2 ** 20 - 2)
  expect(await sealFor([testKey], 'session').open(await sealOf(2 ** 20))).toBeNull()
})

test('a text that is not sealed or is longer than a cookie opens as null without an error', async () => {
  const seal = sealFor()
  for (const text of ['', 'x', '....', 'a.b.c.d.e', '\u0000', 'x'.repeat(1_000_000)])
    expect(await seal.open(text)).toBeNull()
})

test.each<[string, readonly SealKey[]]>([
  ['at least one', []],
  ['at least 32', [{ id: 'k', secret: new Uint8Array(31).map((_, index) => index) }]],
  ['at least 32', [{ id: 'k', secret: 'q83vEjRWeJA' }]],
  ['does not look random', [{ id: 'k', secret: new Uint8Array(32) }]],
  [
    'does not look random',
    [{ id: 'k', secret: Buffer.from('secretsecretsecretsecretsecretsecret').toString('base64url') }],
  ],
  ['"k" is empty', [{ id: 'k', secret: '' }]],
  ['"k" is empty', [{ id: 'k', secret: new Uint8Array() }]],
  ['neither bytes nor base64url', [{ id: 'k', secret: 'not base64url!' }]],
  ['twice', [testKey, testKey]],
])('invalid keys are refused at start-up: %s', (sentence, keys) => {
  expect(() => readKeys(keys)).toThrow(sentence)
})
